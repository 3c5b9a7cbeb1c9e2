# SPDX-License-Identifier: Apache-2.0
"""Waivers: findings that a pack's author lets stand, each with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.check.codes import codes
from corekit.check.waived import Waived
from corekit.content.layout import MANIFEST
from corekit.content.spelling import did_you_mean
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def waive(
    found: Iterable[Diagnostic], waivers: Sequence[dict[str, str]], root: str
) -> tuple[tuple[Diagnostic, ...], tuple[Waived, ...], tuple[Diagnostic, ...]]:
    """
    Sort *found* (files as whole paths below *root*) into what counts and what the *waivers* of pack.yaml silence.

    The third part is what is wrong with the waivers, with pointers into pack.yaml: one that is for a safety code, gives
    no reason, or silences nothing.
    """
    faults = [_fault(index, entry) for index, entry in enumerate(waivers)]
    sound = {
        (entry["code"], f"{root}/{entry['where']}"): index
        for index, (entry, fault) in enumerate(zip(waivers, faults, strict=True))
        if fault is None
    }
    used: set[int] = set()
    counted: list[Diagnostic] = []
    waived: list[Waived] = []
    for finding in found:
        index = sound.get((finding.code, finding.file or ""))
        if index is None:
            counted.append(finding)
        else:
            used.add(index)
            waived.append(Waived(finding=finding, because=waivers[index]["because"]))
    unused = _unused(waivers, {index for index, fault in enumerate(faults) if fault is None} - used)
    return tuple(counted), tuple(waived), (*(fault for fault in faults if fault is not None), *unused)


def _fault(index: int, waiver: dict[str, str]) -> Diagnostic | None:
    code = codes().get(waiver["code"])
    if code is not None and code.safety:
        message = f"the code '{code.name}' is about safety or lost content and cannot be waived"
        hint = "Mend what it is about, and take the waiver out."
        return _at("waiver-safety", message, hint, f"/waive/{index}/code")
    if not waiver["because"].strip():
        hint = "Say under 'because' why the finding may stay."
        return _at("waiver-reason", "the waiver gives no reason", hint, f"/waive/{index}/because")
    return None


def _unused(waivers: Sequence[dict[str, str]], unused: Iterable[int]) -> Iterator[Diagnostic]:
    for index in sorted(unused):
        code, where = waivers[index]["code"], waivers[index]["where"]
        guess = did_you_mean(code, codes()) if code not in codes() else ""
        message = f"nothing is found of '{code}' in '{where}', so that there is nothing to waive{guess}"
        hint = "Take the waiver out; 'where' is a file, counted from pack.yaml."
        yield _at("waiver-unused", message, hint, f"/waive/{index}")


def _at(code: str, message: str, hint: str, pointer: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, hint=hint, file=MANIFEST, pointer=pointer)
