# SPDX-License-Identifier: Apache-2.0
"""Payloads, and documents and packs that hold one in every text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corekit.testing import TODAY, isolated_kit, pack_with_payload, payloads, well_adult, with_payload

PLUGINS = Path(__file__).parents[2] / "plugins"
MCKENZIE = PLUGINS / "corekit-mckenzie" / "src" / "corekit_mckenzie" / "content"
BESIDE = tuple(PLUGINS / f"corekit-{name}" for name in ("conditions", "readiness", "redflags"))

#: What must be among the payloads: a door of every kind of file that something is shown in.
DOORS = ("<script", "onerror=", "<svg", "javascript:", "](javascript:", "=1+1", "+1+1", "-1+1", "@SUM", "\r\n", "\t=1")


def texts(data: Any) -> list[str]:
    """Every text in JSON data that people read, keys and the words of drawings left out."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        data = [part for key, part in data.items() if key != "figure"]
    parts = data if isinstance(data, list) else ()
    return [text for part in parts for text in texts(part)]


def test_there_are_many_of_every_kind() -> None:
    """More than two hundred, none twice, for pages, drawings, Markdown, calendars and spreadsheets."""
    assert len(payloads()) > 200
    assert len(set(payloads())) == len(payloads())
    for door in DOORS:
        assert any(door in payload for payload in payloads()), door


@pytest.mark.parametrize("ids", [True, False])
def test_a_plan_holds_it_in_every_text(ids: bool) -> None:
    """Titles, steps, cautions, stop rules, sources and packs are the payload, and the plan is still one."""
    kit = isolated_kit(MCKENZIE, *BESIDE)
    plan = kit.plan(well_adult(kit), today=TODAY, regimens=["mckenzie:back"])
    attacked = with_payload(plan, "<b>=1+1", ids=ids)
    assert plan.items
    assert attacked.status == "issued"
    for item in attacked.items:
        assert attacked.exercises[item.exercise]["title"] == "<b>=1+1"
        assert set(attacked.exercises[item.exercise]["steps"]) == {"<b>=1+1"}
    said = [*attacked.stop_rules, *attacked.packs, *attacked.safety_net]
    assert {getattr(each, "say", None) or getattr(each, "title", None) or each.text for each in said} == {"<b>=1+1"}
    sentences = [text for text in texts(plan.to_dict()) if " " in text]
    assert sentences
    assert set(sentences).isdisjoint(texts(attacked.to_dict()))


@pytest.mark.parametrize("payload", payloads()[::12])
def test_a_pack_holds_it_and_still_gives_plans(payload: str, tmp_path: Path) -> None:
    """A pack whose every text is a payload is read without a problem: what shows it gets to see it."""
    pack_with_payload(MCKENZIE, tmp_path / "content", payload)
    kit = isolated_kit(tmp_path, *BESIDE)
    assert not kit.problems
    plan = kit.plan(well_adult(kit), today=TODAY, regimens=["mckenzie:back"])
    assert plan.status == "issued"
    assert {data["title"] for data in plan.exercises.values()} == {payload}


def test_every_payload_survives_its_file() -> None:
    """Control characters and halves of lines are in the file as escapes: the file itself is plain ASCII."""
    file = Path(__file__).parents[2] / "corekit" / "testing" / "data" / "payloads.txt"
    assert file.read_bytes().isascii()
    assert [json.dumps(payload) for payload in payloads()] == file.read_text(encoding="ascii").splitlines()
