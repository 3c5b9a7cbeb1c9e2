# SPDX-License-Identifier: Apache-2.0
"""Every diagnostic code there is: the registry that pages, reports and waivers are held against."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from corekit.check.code import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Codes of reading and linking that are warnings or notes, at least where nothing is lost by them.
_SEVERITY: Final[Mapping[str, Severity]] = {
    "pack-alias": "warning",
    "pack-file-name": "warning",
    "pack-requires": "warning",
    "reference-absent-pack": "note",
    "reference-spelling": "warning",
}
_FIXABLE: Final = frozenset(
    {"pack-file-name", "reference-spelling", "text-colon", "text-number", "text-quotes", "text-range", "text-space"}
)
#: Codes of reading and linking by which no protection and no content is lost.
_WAIVABLE: Final = frozenset({"pack-alias", "reference-absent-pack", "reference-source", "reference-spelling"})
#: Codes of journals that lose nothing: what they are about is told, and the rest counts.
_LEFT_ASIDE: Final = frozenset({"journal-supersedes", "journal-unplanned"})

#: What checking itself finds.
_OWN: Final = (
    Code(name="case-failed", sentence="A case does not hold: content does not do what its author says it does."),
    Code(name="checker-failed", sentence="A check broke down, so that what it would have found is not known."),
    Code(
        name="mutant-survives",
        sentence="No case notices a change to a rule, a guard or a gate, so that a slip there would go unseen.",
        severity="warning",
    ),
    Code(name="waiver-unused", sentence="A waiver silences nothing: what it was for is mended, or it is misspelt."),
    Code(name="waiver-safety", sentence="A waiver is for a code that protects people; such findings cannot be waived."),
    Code(name="waiver-reason", sentence="A waiver does not say why the finding may stay."),
)

#: What exploring a progression finds (`corekit.check.proof`).
_PROVED: Final = (
    Code(name="progression-unreachable-stage", sentence="No response leads to a stage of a progression."),
    Code(name="progression-trap", sentence="No response leads out of a stage that is not the last one."),
    Code(name="progression-advances-on-pain", sentence="More pain leads forward where less pain holds."),
    Code(
        name="progression-worsening-goes-on",
        sentence="Worsening session after session ends neither with a stop nor with a clinician.",
    ),
    Code(name="progression-silence-advances", sentence="A step forward is taken without any answer."),
    Code(name="progression-oscillates", sentence="The same response for ever leads forward and back for ever."),
)


@cache
def codes() -> Mapping[str, Code]:
    """Every code by its name, sorted."""
    known = {code.name: code for code in _gathered()}
    return MappingProxyType(dict(sorted(known.items())))


def _gathered() -> Iterator[Code]:
    from corekit.check.lints.codes import CODES as LINTED  # noqa: PLC0415 - tables, read when somebody asks
    from corekit.content.codes import CODES as READ  # noqa: PLC0415 - as above
    from corekit.criteria.codes import CODES as CRITERIA  # noqa: PLC0415 - as above
    from corekit.plugin.problem import CODES as PLUGINS  # noqa: PLC0415 - as above
    from corekit.progress.codes import CODES as JOURNALS  # noqa: PLC0415 - as above

    yield from _OWN
    yield from LINTED
    yield from _PROVED
    for name, sentence in {**READ, **CRITERIA}.items():
        yield Code(
            name=name,
            sentence=sentence,
            severity=_SEVERITY.get(name, "error"),
            fixable=name in _FIXABLE,
            safety=name not in _WAIVABLE,
        )
    for name, sentence in JOURNALS.items():
        yield Code(name=name, sentence=sentence, severity="warning" if name in _LEFT_ASIDE else "error")
    for name, sentence in PLUGINS.items():
        yield Code(name=name, sentence=f"{sentence[0].upper()}{sentence[1:]}.")
