# SPDX-License-Identifier: Apache-2.0
"""Sources as people read them: a short form for the running text and a full line for the list at the end."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from corekit.formats.outline import Outline, Paragraph, listing
from corekit.messages.labels import CERTAINTIES, label

#: Characters of a short form, for works that have a title and no author.
_LONGEST = 48

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit.messages import Translator


def short_citation(source: str, csl: Mapping[str, Any] | None) -> str:
    """`Long et al. 2004`; without a bibliographic record the id itself, without its pack."""
    if not csl:
        return source.rpartition(":")[2]
    title = str(csl.get("title") or "").strip("[]")
    names = [_family(author) for author in csl.get("author", ())]
    names = [name for name in names if name]
    who = {0: csl.get("container-title") or csl.get("publisher") or title or source, 1: "".join(names)}.get(
        len(names), f"{names[0]} et al." if names else ""
    )
    if len(names) == 2:
        who = " & ".join(names)
    return " ".join(str(part) for part in (shorten(str(who), _LONGEST, placeholder=" ..."), _year(csl)) if part)


def full_citation(source: str, csl: Mapping[str, Any] | None) -> str:
    """Authors, year, title, where it appeared, and where to find it; without a record its id."""
    if not csl:
        return source
    authors = ", ".join(filter(None, (_name(author) for author in csl.get("author", ()))))
    place = " ".join(
        str(part) for part in (csl.get("container-title"), csl.get("volume"), csl.get("page")) if part
    ) or csl.get("publisher")
    link = f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else csl.get("URL")
    year, title = _year(csl), csl.get("title")
    dated = f" ({year})" if year else ""
    parts = (f"{authors}{dated}", title) if authors else (f"{title or source}{dated}",)
    return ". ".join(str(part).rstrip(".") for part in (*parts, place, link) if part)


def certainties(sources: Any) -> dict[str, str]:
    """Source id to certainty, from what content writes: a mapping, or the word `editorial` (then no source at all)."""
    return dict(sources) if isinstance(sources, dict) else {}


def cited(sources: Any, records: Mapping[str, Any], translator: Translator) -> str:
    """What stands in brackets behind a statement: its sources in short, or that it is the authors' decision."""
    if isinstance(sources, str):
        return label(CERTAINTIES, sources, translator)
    return "; ".join(short_citation(source, records.get(source)) for source in certainties(sources))


def with_citation(text: str, sources: Any, records: Mapping[str, Any], translator: Translator) -> str:
    """The statement and, in brackets, where it comes from."""
    where = cited(sources, records, translator) if sources else ""
    return f"{text} [{where}]" if where and text else text


def source_lines(
    used: Iterable[tuple[str, str]], records: Mapping[str, Any], translator: Translator
) -> tuple[str, ...]:
    """A line for each source with how certain its use is; the least certain of several uses is told."""
    return tuple(
        f"{full_citation(source, records.get(source))} ({label(CERTAINTIES, how, translator)})"
        for source, how in sorted(_least_certain(used).items())
    )


def source_listing(used: Iterable[tuple[str, str]], records: Mapping[str, Any], translator: Translator) -> Outline:
    """
    Every source under a line that says how certain its use is; the least certain of several uses is told.

    Two ids that cite the same publication in the same words are one line.
    """
    lines: dict[str, dict[str, None]] = {}
    for source, how in sorted(_least_certain(used).items()):
        lines.setdefault(how, {})[full_citation(source, records.get(source))] = None
    blocks: Outline = ()
    for how in sorted(lines, reverse=True):
        said = translator.gettext("These are {certainty}:", certainty=label(CERTAINTIES, how, translator))
        blocks += (Paragraph(text=said), *listing(tuple(lines[how])))
    return blocks


def _least_certain(used: Iterable[tuple[str, str]]) -> dict[str, str]:
    certainty: dict[str, str] = {}
    for source, how in used:
        if certainty.get(source) != "recalled":
            certainty[source] = how
    return certainty


def _family(author: Mapping[str, Any]) -> str:
    return str(author.get("family") or author.get("literal") or "")


def _name(author: Mapping[str, Any]) -> str:
    given = str(author.get("given") or "")
    return " ".join(part for part in (_family(author), "".join(word[0] for word in given.split())) if part)


def _year(csl: Mapping[str, Any]) -> Any:
    parts = csl.get("issued", {}).get("date-parts") or [[None]]
    return parts[0][0] if parts[0] else None
