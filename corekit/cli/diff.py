# SPDX-License-Identifier: Apache-2.0
"""`corekit diff`: what changed between two versions of a pack, a removed precaution first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, print_outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.diff.comparison import Comparison
    from corekit.formats.outline import Block


@click.command("diff")
@click.argument("old")
@click.argument("new")
@kit_options()
def diff_command(settings: Settings, old: str, new: str) -> int:
    """Say what changed between two versions of a pack: OLD and NEW are directories, wheels or installed packs.

    What protects less comes first: a rule that is gone, a condition that catches fewer people, a dose that was raised.
    Then what protects more, what is new, gone or renamed, and texts; at the end which version number the changes ask
    for. Exit code 1 if the version says less than that.
    """
    from corekit.check.diff.comparison import compare  # noqa: PLC0415 - not before the arguments are known to be right
    from corekit.check.diff.sides import open_side  # noqa: PLC0415 - as above
    from corekit.plugin import discover  # noqa: PLC0415 - as above

    known = discover(
        only=settings.only or None,
        disable=settings.disable,
        require=settings.require,
        paths=settings.paths,
        cache=False,
    ).packs
    comparison = compare(*(open_side(name, known, cache=settings.cache) for name in (old, new)))
    if settings.as_json:
        print_json(comparison.to_dict())
    else:
        print_outline(tuple(_outline(comparison)))
    return exit_codes.FINE if comparison.enough else exit_codes.FINDINGS


def _outline(comparison: Comparison) -> Iterator[Block]:
    from corekit.check.diff.change import GROUPS  # noqa: PLC0415 - not for JSON
    from corekit.formats.outline import Heading, Listing, Notice, Paragraph  # noqa: PLC0415 - as above

    versions = " to ".join(version or "a version without a number" for version in _versions(comparison))
    yield Heading(text=f"{comparison.namespace}: {versions}", level=1)
    if comparison.problems:
        yield Notice(title="Not everything could be compared", lines=tuple(dict.fromkeys(comparison.problems)))
    if not comparison.changes:
        what = "could be compared" if comparison.problems else "the pack says"
        yield Paragraph(text=f"Nothing changed in what {what}.")
    for group, changes in groupby(comparison.changes, key=lambda change: change.group):
        yield Heading(text=GROUPS[group])
        yield Listing(items=tuple(dict.fromkeys(change.text for change in changes)))
    if comparison.missing:
        yield Heading(text="Aliases that are missing")
        lines = (
            f"{one.line}  ({'in the fact' if one.kind == 'fact' else 'under aliases: in pack.yaml'})"
            for one in comparison.missing
        )
        yield Listing(items=tuple(lines))
    yield Heading(text="Version")
    yield Paragraph(text=_verdict(comparison), strong=True)


def _versions(comparison: Comparison) -> tuple[str | None, str | None]:
    return comparison.old_version, comparison.new_version


def _verdict(comparison: Comparison) -> str:
    asks = "ask for no new version" if comparison.verdict == "none" else f"ask for a {comparison.verdict} version"
    if comparison.declared is None:
        return f"The changes {asks}. What the versions say is not known here."
    old, new = _versions(comparison)
    says = "is no step up" if comparison.declared == "none" else f"is a {comparison.declared} step"
    end = "That is enough." if comparison.enough else "That is too little: raise it."
    return f"The changes {asks}; {old} to {new} {says}. {end}"
