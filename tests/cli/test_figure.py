# SPDX-License-Identifier: Apache-2.0
"""`corekit figure`: what it says without the package that draws, and the sheet of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from corekit.cli.figure import drawing_format
from corekit.errors import CorekitError, UnknownFormat
from corekit.formats.gallery.sheet import figure_sheet
from corekit.testing import isolated_kit

if TYPE_CHECKING:
    from corekit.model.exercise import Exercise

DESK_NECK = Path(__file__).parents[2] / "examples" / "desk-neck"


def test_without_the_package_it_says_which_one_is_needed():
    """Where nothing draws, the hint is the command that installs what does."""
    with pytest.raises(UnknownFormat, match="draws figures") as raised:
        drawing_format(isolated_kit())
    assert raised.value.hint == "Install it: pip install corekit-figures"


def test_it_wants_an_exercise_or_a_pack(corekit):
    """Neither or both is a mistake of usage."""
    for words in (["figure"], ["figure", "desk-neck:chin-nod", "--sheet", "desk-neck"]):
        answer = corekit(*words)
        assert answer.code == 2
        assert "Name an exercise, or with --sheet a pack." in answer.err


def test_the_sheet_shows_every_exercise_of_the_pack():
    """Each has a cell with its title and id; what cannot be drawn says why, what has no figure is named."""
    library = isolated_kit(DESK_NECK).library

    def draw(exercise: Exercise) -> str:
        if exercise.title == "Neck turns":
            raise CorekitError("The figure <b>cannot</b> be drawn.")
        return "<svg><title>drawn</title></svg>"

    page = figure_sheet(library, "desk-neck", draw).text or ""
    assert page.count("<svg>") == 5
    assert "The figure &lt;b&gt;cannot&lt;/b&gt; be drawn." in page
    assert "desk-neck:chin-nod" in page
    assert "Not drawn" not in page
    assert "default-src 'none'" in page.replace("&#x27;", "'")
    assert "<script" not in page


def test_the_sheet_names_what_is_not_drawn():
    """An exercise without a figure is told, and a variant with a figure of its own has a cell."""
    library = isolated_kit(DESK_NECK).library
    (first, second, *_) = (one for one in library.ids("exercise") if one.startswith("desk-neck:"))

    class Undrawn:
        """The library, with one exercise without a figure and one that has a figure for a variant."""

        def __getattr__(self, name: str):
            return getattr(library, name)

        def get(self, kind: str, identifier: str):
            item = library.get(kind, identifier)
            if identifier == first:
                return attrs.evolve(item, figure=None)
            if identifier == second:
                return attrs.evolve(item, variants={"half": {"figure": {"frames": []}}})
            return item

    page = figure_sheet(Undrawn(), "desk-neck", lambda exercise: f"<svg>{exercise.title}</svg>").text or ""
    assert f"Not drawn: {first}." in page
    assert f"{second}, half" in page
