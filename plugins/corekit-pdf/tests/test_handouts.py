# SPDX-License-Identifier: Apache-2.0
"""Handouts: what stands on them, for whom they can be read, and that they are always the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.messages.labels import OUTCOMES
from corekit.testing import payloads
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit, Plan


def plain(text: str) -> str:
    """Letters and figures alone: lines of a page break anywhere."""
    return "".join(character for character in text.casefold() if character.isalnum())


@pytest.fixture(scope="session")
def handout(kit: Kit, read: Callable[[bytes], Any]) -> Callable[..., Any]:
    """Renders a document, and takes it apart."""
    return lambda document, **options: read(kit.render(document, "pdf", **options).content)


@pytest.fixture(scope="session")
def printed(handout: Callable[..., Any], issued: Plan) -> Any:
    return handout(issued)


def test_it_is_tagged_and_has_a_title_and_a_language(printed: Any) -> None:
    """A screen reader says what it is, in the right language, and reads headings, lists and tables as such."""
    assert printed.root["/MarkInfo"]["/Marked"]
    assert printed.root["/Lang"] == "en"
    assert printed.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert printed.reader.metadata is not None
    assert printed.reader.metadata.title == "Your exercise plan"
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD"} <= set(printed.roles())
    assert b"pdfuaid:part" in printed.root["/Metadata"].get_data()


def test_the_log_sheet_has_a_box_for_every_time_an_exercise_is_due(issued: Plan) -> None:
    """Two weeks from the start of the plan, every exercise a row, and a row for each thing to notice."""
    from corekit_pdf.log_sheet import log_sheet

    sheet = str(log_sheet(issued, "en"))
    first = [planned.date for planned in issued.days][:14]
    due = sum(
        item.bouts_per_day
        for item in issued.items
        for planned in issued.days
        if planned.date in first and item.id in planned.items and item.bouts_per_day <= 8
    )
    assert due
    assert sheet.count('<span class="ck-box"></span>') >= due
    assert sheet.count("Pain at rest before") == sheet.count("<table>") == 2
    assert "Übungsprotokoll" in str(log_sheet(issued, "de"))


def test_a_refusal_has_neither_exercises_nor_a_log_sheet(handout: Callable[..., Any], refused: Plan) -> None:
    """What to do instead stands first."""
    read = handout(refused)
    text = plain(read.text)
    assert text.index(plain(OUTCOMES[refused.outcome])) < text.index(plain("corekit is not a medical device"))
    assert plain("Log sheet") not in text
    for net in refused.safety_net:
        assert plain(net.text) in text


def test_large_print_paper_and_log_sheet_are_choices(handout: Callable[..., Any], issued: Plan) -> None:
    """Larger type needs more pages; letter is another paper; without the sheet it is not there."""
    usual, large = handout(issued, log_sheet=False), handout(issued, large_print=True, paper="letter")
    assert plain("Log sheet") not in plain(usual.text)
    assert len(large.reader.pages) > len(usual.reader.pages)
    assert [float(side) for side in large.reader.pages[0].mediabox[2:]] == [612, 792]
    assert round(float(usual.reader.pages[0].mediabox[3])) == 842


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    """No clock, no order of a dictionary, no random name gets into the file."""
    plugins = Path(__file__).parents[2]
    program = (
        "import sys, hashlib\n"
        "from corekit.testing import isolated_kit, well_adult\n"
        "from corekit.testing.people import TODAY\n"
        f"kit = isolated_kit({str(plugins / 'corekit-mckenzie')!r}, {str(plugins / 'corekit-redflags')!r},\n"
        "    plugins=('corekit_html.hooks', 'corekit_pdf.hooks'))\n"
        "person = well_adult(kit, directional_preference='extension')\n"
        "plan = kit.plan(person, today=TODAY, regimens=('mckenzie:back',))\n"
        "print(hashlib.sha256(kit.render(plan, 'pdf').content).hexdigest())\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(tmp_path), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(told) == 1


def test_payloads_are_text_and_lead_nowhere(handout: Callable[..., Any], issued: Plan) -> None:
    """Every payload as a step, a stop rule and a warning sign: nothing acts, and links lead to the web or a mail."""
    exercises = {name: {**data, "steps": list(payloads())} for name, data in issued.exercises.items()}
    stops = tuple(attrs.evolve(issued.stop_rules[0], say=payload, exercise=None) for payload in payloads())
    nets = tuple(attrs.evolve(issued.safety_net[0], text=payload) for payload in payloads())
    read = handout(attrs.evolve(issued, exercises=exercises, stop_rules=stops, safety_net=nets))
    assert read.active() == set()
    assert all(address.startswith(("http://", "https://", "mailto:")) for address in read.addresses())
    assert "onerror" in read.text


def test_an_exercise_and_a_catalogue_can_be_handed_out(kit: Kit, handout: Callable[..., Any]) -> None:
    """With steps, stop rules, and for a catalogue sources and licences."""
    for document in (
        kit.library.get("exercise", "mckenzie:prone-lying"),
        kit.catalogue("mckenzie:prone-lying", today=TODAY),
    ):
        read = handout(document)
        text = plain(read.text)
        assert plain("Let your low back and your buttocks go soft.") in text
        assert plain("not a medical device") in text
    assert plain("CC-BY-4.0") in text
