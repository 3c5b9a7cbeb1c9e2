# SPDX-License-Identifier: Apache-2.0
"""The codes that lints give."""

from __future__ import annotations

from typing import Final

from corekit.check.code import Code

#: Every code of a lint; `corekit.check.codes` takes them into the registry.
CODES: Final[tuple[Code, ...]] = (
    Code(
        name="text-comma",
        sentence="Sentences stand in [ ], where a comma ends a text, so that one sentence becomes two.",
        severity="warning",
        fixable=True,
        safety=False,
    ),
    Code(
        name="text-comment",
        sentence="A '#' after a space begins a comment and swallows the rest of a text.",
        severity="warning",
        fixable=True,
    ),
    Code(
        name="text-invisible",
        sentence="A text holds a character that nobody sees, such as a no-break space or a zero-width one.",
        severity="warning",
        fixable=True,
        safety=False,
    ),
    Code(
        name="text-readability",
        sentence="A sentence for the person who exercises is long or hard to read.",
        severity="note",
        safety=False,
    ),
    Code(
        name="placeholder-left",
        sentence="A text is a placeholder: nobody has said yet what belongs there.",
    ),
    Code(name="dose-range", sentence="A range has its larger figure first, or a start lies outside of its range."),
    Code(name="dose-sets", sentence="The repetitions of each set are listed for another number of sets."),
    Code(name="dose-frequency", sentence="A frequency says twice how often within a day, or how often in a week."),
    Code(name="dose-scale", sentence="A move scales the dose and changes none of its figures."),
    Code(
        name="dose-contradicted",
        sentence="A dose is one that a claim of the pack calls contradicted or unsupported.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="dose-unlike-claims",
        sentence="A dose lies outside of every supported claim about it.",
        severity="note",
        safety=False,
    ),
    Code(
        name="dose-unknown-name",
        sentence="A track or a stage picks a dose by a name that the exercise does not have.",
    ),
    Code(
        name="stop-rule-missing",
        sentence="An exercise at the end of the range, with nerve tension or external load says nowhere when to stop.",
    ),
    Code(name="exercise-cycle", sentence="Easier or harder exercises lead back to where they began."),
    Code(
        name="exercise-level",
        sentence="An easier exercise has a higher level, or a harder one a lower level.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="exercise-duplicate",
        sentence="Two exercises have the same attributes and nearly the same name.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="regimen-excludes-own",
        sentence="Everybody for whom a regimen is meant is kept from one of its exercises.",
    ),
    Code(
        name="regimen-never-offered",
        sentence="Everybody for whom a regimen is meant has one of its contraindications.",
    ),
    Code(
        name="regimen-without-maintain",
        sentence="No track of a regimen is of the phase `maintain`, which every regimen has.",
    ),
    Code(name="rule-never-fires", sentence="No answers whatever make the rule fire."),
    Code(name="rule-always-fires", sentence="The rule fires whatever is answered."),
    Code(
        name="licence-unknown",
        sentence="The licence is no SPDX expression that is known.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="licence-attribution",
        sentence="The licence demands attribution, and the pack names nobody to attribute it to.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="licence-differs",
        sentence="The distribution and the pack state different licences.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="pack-link",
        sentence="A file of the pack is a link to somewhere outside of it.",
        severity="warning",
        safety=False,
    ),
    Code(name="package-toml", sentence="pyproject.toml cannot be read.", safety=False),
    Code(
        name="package-entry-point",
        sentence="The distribution does not declare the pack, so that nobody who installs it gets its content.",
    ),
    Code(name="package-content", sentence="The content of the pack is not in the wheel."),
    Code(
        name="package-requires",
        sentence="A pack under `requires` is of a distribution that the dependencies do not name.",
    ),
    Code(
        name="translation-unreadable",
        sentence="A translation file cannot be read.",
        severity="error",
        safety=False,
    ),
    Code(
        name="translation-stale",
        sentence="A translation is of a sentence that the pack does not say any more.",
        severity="warning",
        safety=False,
    ),
    Code(
        name="translation-missing",
        sentence="A language that the pack is translated into lacks sentences.",
        severity="note",
        safety=False,
    ),
)
