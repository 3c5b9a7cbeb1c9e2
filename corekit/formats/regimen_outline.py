# SPDX-License-Identifier: Apache-2.0
"""A regimen as a person reads it: what it consists of, what it needs, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import cited
from corekit.formats.dose_text import frequency_sentence
from corekit.formats.outline import Heading, Outline, Paragraph, listing, section
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import PHASES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.messages import Translator


def regimen_outline(
    regimen: Mapping[str, Any], translator: Translator, sources: Mapping[str, Any] | None = None
) -> Outline:
    """The whole regimen; `sources` are bibliographic records by id."""
    t = translator
    return (
        Heading(text=str(regimen.get("title") or plain(str(regimen.get("id", "")))), level=1),
        *_facts(regimen, sources or {}, t),
        *section(t.gettext("Parts"), listing([_track(track, t) for track in regimen.get("tracks") or ()])),
        *device_statement(t),
        *safety_net_blocks((), None, t),
    )


def _facts(regimen: Mapping[str, Any], records: Mapping[str, Any], translator: Translator) -> Iterator[Paragraph]:
    t = translator
    if regimen.get("because"):
        yield Paragraph(text=regimen["because"])
    needs = [plain(screen) for screen in regimen.get("needs") or ()]
    if needs:
        yield Paragraph(text=t.gettext("Needs screening for: {screens}.", screens=t.listing(needs)))
    if regimen.get("review_every_days"):
        yield Paragraph(
            text=t.ngettext(
                "Looked at again after {n} day.", "Looked at again every {n} days.", regimen["review_every_days"]
            )
        )
    where = cited(regimen.get("sources"), records, t) if regimen.get("sources") else ""
    if where:
        yield Paragraph(text=t.gettext("Sources: {sources}.", sources=where), quiet=True)


def _track(track: Mapping[str, Any], translator: Translator) -> str:
    phase = label(PHASES, track.get("phase"), translator)
    what = next((plain(str(track[key])) for key in ("exercise", "progression") if track.get(key)), None)
    if what is None:
        what = translator.gettext("what fits: {selector}", selector=_selector(track))
    often = frequency_sentence(track["frequency"], translator) if track.get("frequency") else ""
    return f"{phase}: {what}" + (f" ({often})" if often else "")


def _selector(track: Mapping[str, Any]) -> str:
    chosen = track.get("exercises") or track.get("regimens") or {}
    return ", ".join(f"{plain(key)} {plain(str(value))}" for key, value in chosen.items())
