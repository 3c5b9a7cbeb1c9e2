# SPDX-License-Identifier: Apache-2.0
"""How every rule that fired or waits came to its verdict: the tree of what was true, false and not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria import FALSE, TRUE
from corekit.formats.outline import Heading, Listing, Outline, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from corekit.criteria import Explanation
    from corekit.formats.outline import Block
    from corekit.kit import Kit
    from corekit.messages import Translator
    from corekit.model.profile import Profile


def explanation_blocks(kit: Kit, profile: Profile, today: date, translator: Translator) -> Outline:
    """A tree for each rule that fired or waits; it shows which facts were tested, never an answer."""
    screening, trees = kit.screen(profile, today=today), kit.explain(profile, today=today)
    blocks: list[Block] = [Heading(text=translator.gettext("How the rules came to this"))]
    for reason in (*screening.fired, *screening.undecided):
        blocks.append(Paragraph(text=f"{reason.title} ({reason.rule})", strong=True))
        blocks.append(Listing(items=tuple(_lines(trees[reason.rule], translator, 0))))
    return tuple(blocks)


def _lines(part: Explanation, translator: Translator, depth: int) -> Iterator[str]:
    words = {TRUE: translator.gettext("true"), FALSE: translator.gettext("false")}
    truth = words.get(part.truth, translator.gettext("not known"))
    what = f"{part.name}: {_test(part.test)}" if part.name is not None else part.kind
    yield f"{'. ' * depth}{what} = {truth}"
    for inner in part.parts:
        yield from _lines(inner, translator, depth + 1)


def _test(test: Any) -> str:
    if isinstance(test, dict):
        return ", ".join(f"{key} {_test(value)}" for key, value in test.items())
    return ", ".join(map(str, test)) if isinstance(test, list | tuple) else str(test)
