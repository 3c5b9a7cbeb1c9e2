# SPDX-License-Identifier: Apache-2.0
"""Documents: everything wrong with a profile at once, with places, and what is usable kept; never an answer told."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from corekit.content.answers import check_answers
from corekit.content.documents import check_document, read_document
from corekit.errors import UnknownName
from corekit.model.profile import Profile

from .packs import DATA, REPOSITORY, library

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.content.library import Library

PROFILES = json.loads((DATA / "profiles.json").read_text())


@pytest.fixture(scope="module")
def core() -> Library:
    """The core alone."""
    return library()


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_broken_profile_tells_all_and_keeps_what_is_usable(core: Library, name: str) -> None:
    """All faults of a profile come at once, at their lines and columns; right answers are kept."""
    expected = PROFILES[name]
    document = read_document(DATA / "profiles" / name, "profile", name=name)
    faults = list(document.diagnostics)
    usable: dict[str, Any] = {}
    if document.value is not None:
        checked = check_answers(document.value, core)
        faults += document.document.locate(checked.diagnostics)
        usable = {fact: answer.answer for fact, answer in checked.usable.items()}
    assert [[fault.code, fault.line, fault.column, fault.severity] for fault in faults] == expected["faults"]
    assert usable == expected["usable"]


def test_no_message_tells_an_answer(core: Library) -> None:
    """Whatever is wrong with an answer, what is said of it holds the fact and never the answer."""
    for name in PROFILES:
        document = read_document(DATA / "profiles" / name, "profile")
        faults = list(document.diagnostics)
        if document.value is not None:
            faults += check_answers(document.value, core).diagnostics
        assert "secret" not in " ".join(map(str, faults))
        assert "4711" not in " ".join(map(str, faults))


def test_a_partly_understood_list_leaves_the_rest_unknown(core: Library) -> None:
    """Of a list with an unknown choice the known ones hold, and every other choice may be meant as well."""
    profile = Profile.from_dict(
        {"schema": 1, "answered_on": "2026-11-21", "facts": {"pain_regions": ["lumbar", "back"]}}
    )
    checked = check_answers(profile, core)
    answer = checked.usable["pain_regions"]
    assert (answer.answer, answer.offered) == (["lumbar"], ("lumbar",))
    assert [fault.code for fault in checked.diagnostics] == ["profile-unknown-choice"]


def test_answers_have_one_spelling(core: Library) -> None:
    """True is yes, a diagnosis is found in either spelling, and a single choice is a list of one."""
    facts = {"foot_drop": True, "dx": "lumbar_radiculopathy_disc", "age-years": 40, "leg_weakness": "unknown"}
    profile = Profile.from_dict({"schema": 1, "answered_on": "2026-11-21", "facts": facts})
    checked = check_answers(profile, core)
    assert checked.diagnostics == ()
    assert {fact: answer.answer for fact, answer in checked.usable.items()} == {
        "foot_drop": "yes",
        "dx": ["lumbar-radiculopathy-disc"],
        "age_years": 40,
        "leg_weakness": "unknown",
    }


def test_the_examples_are_sound(core: Library) -> None:
    """Every profile of `examples/` is read without asking the engine of the schemas, and says nothing wrong."""
    for file in sorted((REPOSITORY / "examples").glob("*.yaml")):
        document = read_document(file, "profile")
        assert document.ok, document.diagnostics
        assert check_document("profile", document.document.data) == ()
        assert [fault for fault in check_answers(document.value, core).diagnostics if fault.severity == "error"] == []


def test_a_sound_profile_needs_no_engine() -> None:
    """Reading a profile with nothing wrong imports neither engine of the schemas."""
    program = (
        "import sys; from pathlib import Path; from corekit.content.documents import read_document; "
        "assert read_document(Path(sys.argv[1]), 'profile').ok; "
        "print([name for name in ('jsonschema', 'jsonschema_rs', 'referencing') if name in sys.modules])"
    )
    profile = REPOSITORY / "examples" / "desk-worker.yaml"
    ran = subprocess.run([sys.executable, "-c", program, str(profile)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_text_serves_as_a_file_does(tmp_path: Path) -> None:
    """A document from standard input is called so; a kind that is no document is an error."""
    document = read_document("schema: one\n", "profile")
    assert {fault.file for fault in document.diagnostics} == {"<stdin>"}
    with pytest.raises(UnknownName):
        read_document("a: 1", "exercise")
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "nowhere.yaml", "profile")
