# SPDX-License-Identifier: Apache-2.0
"""What docs/reference/rules.md should say: every rule of every pack. Run this file to bring the page up to date."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit import Kit
    from corekit.model.rule import Rule

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "rules.md"

_HEAD = """\
# Rules of the packs

Every rule of every pack in `plugins/`, made from the packs by `python -m tests.docs.rules_table`. *While unknown* is
what the rule does as long as nobody knows whether it holds (`if_unknown`). A source is `verified` (the figure was seen
in it), `recalled` (to be verified before release) or `editorial` (our own decision, which waits for a clinician).
[Screening and planning](../screening.md) says what the outcomes and effects mean. Effects of conditions stand with the
conditions.
"""
_EFFECTS = (("exclude", "excludes"), ("caution", "cautions"), ("limit", "limits"), ("prefer", "prefers"))


def everything() -> Kit:
    """The core with every pack of the repository, and nothing else that is installed."""
    folders = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
    return corekit.load(discover=False, paths=folders, cache=False)


def page(kit: Kit) -> str:
    """The whole page for the packs of *kit*."""
    sections = [
        "\n".join((f"\n## {pack.namespace}: {pack.manifest.title}\n", *_table(pack.namespace, kit)))
        for pack in sorted(kit.library.packs, key=lambda pack: str(pack.namespace))
        if _rules(pack.namespace, kit)
    ]
    return "\n".join((_HEAD.rstrip(), *sections)) + "\n"


def _rules(namespace: str, kit: Kit) -> list[str]:
    return [name for name in kit.library.ids("rule") if kit.library.owner("rule", name) == namespace]


def _table(namespace: str, kit: Kit) -> Iterator[str]:
    yield "| rule | title | what follows | while unknown | sources |"
    yield "|---|---|---|---|---|"
    for name in sorted(_rules(namespace, kit)):
        rule = kit.library.get("rule", name)
        cells = (f"`{name}`", rule.title, "; ".join(_follows(rule)), _unknown(rule), _cited(rule.sources))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _follows(rule: Rule) -> Iterator[str]:
    then = rule.then
    if then.outcome is not None:
        days = then.within_days
        yield f"`{then.outcome}`" + ("" if days is None else " today" if days == 0 else f" within {days} d")
    if isinstance(then.content, dict):
        yield "only some content continues"
    elif then.content is not None:
        yield f"content: {then.content}"
    for key, word in _EFFECTS:
        entries = getattr(then, key) or ()
        if entries:
            yield word if len(entries) == 1 else f"{word} ({len(entries)})"
    if then.treat_as:
        yield f"treats as {then.treat_as if isinstance(then.treat_as, str) else ', '.join(then.treat_as)}"
    if then.ask:
        yield "asks"
    if then.say and then.outcome is None:
        yield "says"


def _unknown(rule: Rule) -> str:
    return "always decided" if rule.when == "always" else rule.if_unknown


def _cited(sources: Any) -> str:
    if isinstance(sources, dict):
        return ", ".join(f"{name} ({certainty})" for name, certainty in sorted(sources.items()))
    return str(sources)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(everything()), encoding="utf-8")
    sys.exit(0)
