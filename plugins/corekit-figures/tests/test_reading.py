# SPDX-License-Identifier: Apache-2.0
"""What is said of figures that are written wrong, and what frames take over from one another."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from corekit_figures import FigureInvalid, check, draw
from corekit_figures.reading import read_figure
from corekit_figures.schema import figure_schema, schema_text
from hypothesis import given, settings
from hypothesis import strategies as st

from corekit.content.reading import read

DATA = Path(__file__).parent / "data"
WRONG = read((DATA / "wrong.yaml").read_bytes(), name="wrong.yaml").data
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-400, 400) | st.floats(-400, 400) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["view", "props", "crop", "frames", "main", "base", "pose", "touch", "rest", "arrow", "hip", "mat"]
)
NEARLY = st.recursive(
    JSON | st.sampled_from(["standing", "side", "mat", "hands", "floor", "upper"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)

#: Codes of what cannot be drawn.
REFUSED = {"figure-unknown-name", "figure-value", "figure-range"}


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_says_where_and_how_to_mend_it(name: str) -> None:
    """Each wrong figure is refused with the pointer, the code and the words that help."""
    pointer, code, words = WRONG[name]["fault"]
    with pytest.raises(FigureInvalid) as raised:
        draw(WRONG[name]["figure"])
    (fault,) = raised.value.diagnostics
    assert (fault.pointer, fault.code) == (pointer, code)
    assert words in f"{fault.message} {fault.hint}"
    assert fault.hint


@pytest.mark.parametrize("name", WRONG)
def test_the_schema_refuses_what_the_reader_refuses(name: str) -> None:
    """Every wrong figure but those whose parts contradict one another is refused by the schema as well."""
    sound = not list(jsonschema.Draft202012Validator(figure_schema()).iter_errors(WRONG[name]["figure"]))
    assert sound is (
        name in {"no-base", "foot-on-body", "no-wall", "arrow-round-a-hand", "main-picture-that-is-not-there"}
    )


def test_all_faults_are_told_at_once() -> None:
    """Two faults give two diagnostics, and the message says that there are more."""
    with pytest.raises(FigureInvalid, match="1 more fault") as raised:
        read_figure({"view": "sideways", "frames": [{"base": "stading"}]})
    assert len(raised.value.diagnostics) == 2


@settings(max_examples=300, deadline=None)
@given(data=NEARLY)
def test_nothing_but_a_refusal_comes_of_bad_data(data: Any) -> None:
    """Whatever stands in a figure, it is drawn or refused with diagnostics."""
    found = check(data, {}, cache=False)
    if any(one.code in REFUSED for one in found):
        with pytest.raises(FigureInvalid) as raised:
            read_figure(data)
        assert raised.value.diagnostics == found
    else:
        assert read_figure(data).frames


def test_the_schema_takes_every_figure_that_is_drawn(exercises: dict[str, Any]) -> None:
    """What can be drawn is valid by the schema of the package."""
    validator = jsonschema.Draft202012Validator(figure_schema())
    for name, exercise in exercises.items():
        assert [error.message for error in validator.iter_errors(exercise["figure"])] == [], name


def test_the_schema_in_the_package_is_current() -> None:
    """figure.schema.json is what the reader's tables give; `python -m corekit_figures.schema` writes it."""
    text = files("corekit_figures").joinpath("figure.schema.json").read_text(encoding="utf-8")
    assert text == schema_text()
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_a_frame_without_base_continues() -> None:
    """It takes over base, pose and contacts, and a bare name overrules both sides."""
    first, second = read_figure(
        {
            "frames": [
                {"base": "standing", "pose": {"hip_r": 30, "knee": 10}, "touch": {"hands": "hip"}, "ghost": "no"},
                {"pose": {"hip": 5}, "touch": {"hand_l": "free"}, "arrow": "hand_r"},
            ]
        }
    ).frames
    assert second.base == "standing"
    assert (second.pose["hip_r"], second.pose["hip_l"], second.pose["knee_l"]) == (5, 5, 10)
    assert second.touch == {"hands": "hip", "hand_l": "free"}
    assert not first.arrows
    assert second.arrows


def test_a_glide_keeps_the_head_level() -> None:
    """A glide of the neck bends neck and head by as much to opposite sides."""
    (frame,) = read_figure({"frames": [{"base": "standing", "pose": {"neck.glide": -5}}]}).frames
    assert frame.pose["neck"] == -frame.pose["head"] < 0
