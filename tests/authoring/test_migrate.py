# SPDX-License-Identifier: Apache-2.0
"""`corekit migrate`: steps that rewrite texts in place. Schema 1 is the only one, so these are steps of the tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from corekit.cli.app import app
from corekit.content import migration, packing
from corekit.content.migration import STEPS, Edit, Step, migrate_document, migrate_pack
from corekit.content.reading import read
from corekit.errors import DocumentInvalid

from .packs import CONTENT, DESK_NECK, copied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROFILE = """\
# What Jo answered.
schema: 1            # the first
answered_on: 2026-11-21
facts:
  leg_pain_side: left   # since Monday
  "age_years": 44
  pain_regions: [lumbar, leg]
"""
PLAN = '{\n  "schema": 1,\n  "items": [{"exercise": "a:b", "days": [1, 2]}]\n}\n'


def _edits(kind: str, data: Any) -> Iterator[Edit]:
    """In the schema of the tests `reps` is called `repetitions`, ages are texts, and items have another name."""
    if kind == "exercise" and "reps" in (data.get("dose") or {}):
        yield Edit(pointer="/dose/reps", key="repetitions")
    if kind == "profile" and "age_years" in data["facts"]:
        yield Edit(pointer="/facts/age_years", value={"years": data["facts"]["age_years"]})
        yield Edit(pointer="/facts/leg_pain_side", key="side of the pain")
    if kind == "plan":
        yield Edit(pointer="/items", key="entries")
    if kind == "fact" and data.get("group") == "arm":
        yield Edit(pointer="/group", value="arms")


SECOND = Step(since=1, title="repetitions have their whole name", edits=_edits)
THIRD = Step(since=2, title="arms are a group", edits=lambda kind, data: _edits(kind, data) if kind == "fact" else ())


def _doubled(kind: str, data: Any) -> Iterator[Edit]:
    if kind == "profile" and data["facts"]:
        yield Edit(pointer="/facts/leg_pain_side", key="age_years")


def texts() -> dict[str, str]:
    root = DESK_NECK / CONTENT
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.*") if file.suffix != ".po"
    }


def test_only_what_changes_is_changed() -> None:
    """Comments, quotes, order and line breaks stay; the new text says what the step wants."""
    migrated = migrate_document(PROFILE, name="me.yaml", steps=[SECOND], newest=2)
    assert migrated is not None
    expected = PROFILE.replace("schema: 1 ", "schema: 2 ").replace("44", '{"years": 44}')
    assert migrated.text == expected.replace("leg_pain_side:", '"side of the pain":')
    assert read(migrated.text, name="me.yaml").data["facts"]["age_years"] == {"years": 44}
    assert (migrated.kind, migrated.since, migrated.steps) == ("profile", 1, (SECOND.title,))


def test_a_pack_is_migrated_as_one() -> None:
    """Every file of it, items in one file among them, through every step; what no step touches stays as it is."""
    before = texts()
    found = {one.name: one for one in migrate_pack(before, steps=[SECOND, THIRD], newest=3)}
    assert "exercises/chin-nod.yaml" in found
    assert "sources.json" not in found
    assert found["pack.yaml"].text == before["pack.yaml"].replace("schema: 1", "schema: 3")
    exercise = found["exercises/chin-nod.yaml"]
    assert exercise.text == before["exercises/chin-nod.yaml"].replace("reps:", "repetitions:")
    assert exercise.steps == (SECOND.title,)
    assert found["facts.yaml"].text == before["facts.yaml"].replace("group: arm", 'group: "arms"')


def test_a_plan_and_a_journal_are_migrated_as_json() -> None:
    """Keys stay quoted; each line of a journal is an entry of its own, and those that are newest stay."""
    plan = migrate_document(PLAN, name="plan.json", steps=[SECOND], newest=2)
    assert plan is not None
    assert plan.text == PLAN.replace('"schema": 1', '"schema": 2').replace('"items"', '"entries"')
    entry = {"schema": 1, "id": "0", "date": "2026-11-21", "recorded_at": "2026-11-21T10:00:00Z"}
    lines = [json.dumps(entry), json.dumps(entry | {"schema": 2}), ""]
    journal = migrate_document("\n".join(lines), name="journal.jsonl", steps=[SECOND], newest=2)
    assert journal is not None
    assert [json.loads(line)["schema"] for line in journal.text.splitlines()] == [2, 2]


def test_there_is_nothing_to_migrate_in_the_only_schema() -> None:
    """No step is registered, and what is of schema 1 is left alone."""
    assert STEPS == ()
    assert migrate_document(PROFILE, name="me.yaml") is None
    assert migrate_pack(texts()) == []


def test_migrating_again_changes_nothing() -> None:
    """A migrated document is of the newest schema."""
    migrated = migrate_document(PROFILE, name="me.yaml", steps=[SECOND], newest=2)
    assert migrated is not None
    assert migrate_document(migrated.text, name="me.yaml", steps=[SECOND], newest=2) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("schema: 9\nfacts: {}\n", "is of schema 9"),
        ("facts: {}\n", "does not say its schema"),
        ("schema: yes\nfacts: {}\n", "does not say its schema"),
        ("[1, 2]\n", "no document that can be migrated"),
        ("a: [\n", "cannot be read"),
    ],
)
def test_what_cannot_be_migrated_is_refused_with_a_reason(text: str, why: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(DocumentInvalid, match=why):
        migrate_document(text, name="me.yaml")


def test_a_step_that_would_break_a_file_is_refused() -> None:
    """A new key that stands there already would make a text that says two things."""
    double = Step(since=1, title="double", edits=_doubled)
    with pytest.raises(DocumentInvalid, match="cannot be rewritten"):
        migrate_document(PROFILE, name="me.yaml", steps=[double], newest=2)


def test_the_command_says_that_there_is_nothing_to_rewrite(tmp_path: Path) -> None:
    """In words and as JSON; the files stay as they are."""
    pack = copied(tmp_path / "pack")
    before = {file: file.read_bytes() for file in pack.rglob("*") if file.is_file()}
    said = CliRunner().invoke(app, ["migrate", str(pack)])
    assert said.output == "Everything is of schema 1, the newest: nothing to rewrite.\n"
    data = CliRunner().invoke(app, ["migrate", str(pack), "--json"])
    assert json.loads(data.output) == {"schema": 1, "dry_run": False, "files": []}
    assert {file: file.read_bytes() for file in pack.rglob("*") if file.is_file()} == before


def test_the_command_writes_what_a_step_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a second schema the files of a pack are rewritten, and with --dry-run they are only named."""
    monkeypatch.setattr(packing, "SCHEMA", 2)
    monkeypatch.setattr(migration.migrate_pack, "__kwdefaults__", {"steps": (SECOND,), "newest": 2})
    pack = copied(tmp_path / "pack")
    manifest = pack / CONTENT / "pack.yaml"
    dry = CliRunner().invoke(app, ["migrate", str(pack), "--dry-run"])
    assert "chin-nod.yaml: schema 1 to 2; repetitions have their whole name" in dry.output
    assert "schema: 1" in manifest.read_text("utf-8")
    CliRunner().invoke(app, ["migrate", str(pack)])
    assert "schema: 2" in manifest.read_text("utf-8")
    assert "repetitions: 8" in (pack / CONTENT / "exercises" / "chin-nod.yaml").read_text("utf-8")
