# SPDX-License-Identifier: Apache-2.0
"""What a file of the folder `cases` must hold: one case, or several about the same progressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OF_ONE = ("given", "expect")


def check_case(case: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield which keys of a case are missing, or stand beside `cases`, which takes their place; pointers, no files."""
    if "cases" not in case:
        for name in _OF_ONE:
            if name not in case:
                hint = "Give 'given' and 'expect', or 'progressions' and 'cases'."
                message = f"the key '{name}' is missing"
                yield Diagnostic(code="schema-required", message=message, hint=hint, pointer="")
        return
    if "progressions" not in case:
        message = "'cases' needs 'progressions' beside it"
        hint = "Name the progressions that the cases are about."
        yield Diagnostic(code="schema-together", message=message, hint=hint, pointer="")
    for name in _OF_ONE:
        if name in case:
            message = f"'{name}' stands beside 'cases': a file holds one case or several"
            hint = "Put it into one of the cases."
            yield Diagnostic(code="schema-together", message=message, hint=hint, pointer=f"/{name}")
