# SPDX-License-Identifier: Apache-2.0
"""The core's conditions are described by one pack, under the core's own names, and by no other."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import corekit
from corekit import Profile

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Kit

TODAY = date(2026, 11, 21)
NAME = "axial-spondyloarthritis"
BENT = {"movements": {"has": {"region": "cervical", "range": "end"}}}
DESCRIPTION: dict[str, Any] = {
    "title": "Inflammation of the spine",
    "recognised_by": {"ankylosed_spine_dx": "yes"},
    "exclude": [
        {"select": BENT, "because": "It is stiff.", "sources": "editorial", "if_unknown": "apply"},
        {"select": {"mode": "traction"}, "because": "No.", "sources": "editorial", "if_unknown": "apply"},
    ],
}


def described(root: Path, namespace: str, conditions: dict[str, Any], **options: Any) -> Kit:
    """The core with one pack of *conditions*; it covers the red flags so that something may be issued."""
    folder = root / namespace
    (folder / "conditions").mkdir(parents=True)
    manifest = {
        "schema": 1,
        "namespace": namespace,
        "title": namespace.title(),
        "licence": "CC-BY-4.0",
        "language": "en",
        "maintainers": ["The tests"],
        "covers": ["red_flags"],
    }
    (folder / "pack.yaml").write_text(json.dumps(manifest), "utf-8")
    for name, data in conditions.items():
        (folder / "conditions" / f"{name}.json").write_text(json.dumps(data), "utf-8")
    return corekit.load(discover=False, paths=[folder], cache=False, **options)


def excluded(kit: Kit, **answers: Any) -> set[str]:
    """The rules that exclude something for somebody with these answers."""
    data = {"schema": 1, "answered_on": TODAY.isoformat(), "facts": answers}
    return {effect.rule for effect in kit.screen(Profile.from_dict(data), today=TODAY).exclusions}


def test_the_pack_conditions_describes_what_the_core_only_names(tmp_path: Path) -> None:
    """Its item takes the place of the core's: one condition, found by every name; the others stay."""
    kit = described(tmp_path, "conditions", {NAME: DESCRIPTION})
    library, core = kit.library, corekit.load(discover=False, cache=False).library
    assert not kit.problems
    assert library.ids("condition") == core.ids("condition")
    assert library.get("condition", NAME).title == "Inflammation of the spine"
    assert library.owner("condition", NAME) == "conditions"
    assert library.owner("condition", "coccydynia") == "core"
    for written in (NAME, f"conditions:{NAME}", f"core:{NAME}", "axial_spondyloarthritis"):
        assert library.resolve("condition", written) == NAME


def test_its_effects_follow_the_bare_diagnosis(tmp_path: Path) -> None:
    """Somebody who answers `dx` with the core's name gets what the pack says, under one address."""
    kit = described(tmp_path, "conditions", {NAME: DESCRIPTION})
    addresses = {f"condition:{NAME}/exclude/0", f"condition:{NAME}/exclude/1"}
    assert excluded(kit, dx=[NAME], ankylosed_spine_dx="no") == addresses
    assert not excluded(kit, dx=[], ankylosed_spine_dx="no")


def test_what_it_recognises_counts_as_diagnosed(tmp_path: Path) -> None:
    """`recognised_by` of the description adds the core's own name to `dx`, as if it had been answered."""
    kit = described(tmp_path, "conditions", {NAME: DESCRIPTION})
    assert len(excluded(kit, dx=[], ankylosed_spine_dx="yes")) == 2
    assert len(excluded(kit, dx=[], ankylosed_spine_dx="unknown")) == 2  # strict while nobody knows


def test_what_it_is_a_kind_of_may_be_another_of_the_cores(tmp_path: Path) -> None:
    """A description may place one of the core's conditions below another."""
    described_as = {NAME: DESCRIPTION, "dish": {"title": "Stiffening", "is_a": NAME}}
    kit = described(tmp_path, "conditions", described_as)
    assert kit.library.condition_ancestors("dish") == (NAME,)
    assert len(excluded(kit, dx=["dish"], ankylosed_spine_dx="no")) == 2


def test_no_other_pack_describes_them(tmp_path: Path) -> None:
    """In a pack of another name the same item is another condition: the core's stays as it is, and nothing follows."""
    kit = described(tmp_path, "rival", {NAME: DESCRIPTION})
    assert kit.library.owner("condition", NAME) == "core"
    assert kit.library.get("condition", NAME).exclude is None
    assert kit.library.get("condition", f"rival:{NAME}").title == "Inflammation of the spine"
    assert not excluded(kit, dx=[NAME], ankylosed_spine_dx="no")


def test_a_condition_of_its_own_keeps_its_namespace(tmp_path: Path) -> None:
    """What the core does not name is the pack's own, written with its prefix elsewhere."""
    kit = described(tmp_path, "conditions", {"sore-thumb": {"title": "Sore thumb"}})
    assert kit.library.has("condition", "conditions:sore-thumb")
    assert not kit.library.has("condition", "sore-thumb")


def test_a_broken_description_is_no_silence(tmp_path: Path) -> None:
    """Where the description cannot be used, the bare name would protect nobody: the outcome is at least `hold`."""
    kit = described(tmp_path, "conditions", {NAME: {**DESCRIPTION, "exclude": [{"select": {"mode": "no-such"}}]}})
    data = {"schema": 1, "answered_on": TODAY.isoformat(), "facts": {"dx": [NAME]}}
    screening = kit.screen(Profile.from_dict(data), today=TODAY)
    assert (screening.outcome, screening.complete) == ("hold", False)
    assert any(NAME in (problem.file or "") for problem in kit.library.problems)


def test_a_lenient_exclusion_says_why(tmp_path: Path) -> None:
    """An exclusion that lets pass while nobody knows needs `unknown_because`; a strict one or a caution does not."""

    def with_entries(kind: str, **said: Any) -> dict[str, Any]:
        entry = {"select": BENT, "because": "It is stiff.", "sources": "editorial", **said}
        return {NAME: {"title": "Inflammation of the spine", kind: [entry]}}

    for index, (kind, said, faults) in enumerate(
        [
            ("exclude", {"if_unknown": "ignore"}, ["rule-unknown-because"]),
            ("exclude", {"if_unknown": "caution"}, ["rule-unknown-because"]),
            ("exclude", {"if_unknown": "ignore", "unknown_because": "Another rule holds."}, []),
            ("exclude", {"if_unknown": "apply"}, []),
            ("exclude", {}, []),
            ("caution", {"if_unknown": "ignore"}, []),
        ]
    ):
        kit = described(tmp_path / str(index), "conditions", with_entries(kind, **said))
        assert [problem.code for problem in kit.library.problems] == faults
        assert {problem.severity for problem in kit.library.problems} <= {"warning"}
        assert kit.library.get("condition", NAME).title == "Inflammation of the spine"  # and is used all the same
        assert [problem.pointer for problem in kit.library.problems] == ["/exclude/0/if_unknown"] * len(faults)
