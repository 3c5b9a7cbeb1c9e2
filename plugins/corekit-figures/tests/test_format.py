# SPDX-License-Identifier: Apache-2.0
"""The output format: laws of formats, options, refusals."""

from __future__ import annotations

import subprocess
import sys

import pytest
from corekit_figures import FigureInvalid

from corekit.errors import OptionInvalid
from corekit.model.exercise import Exercise
from corekit.testing import isolated_kit

HOOKS = "corekit_figures.hooks"
FIGURE = {"frames": [{"base": "standing"}, {"pose": {"hip": 60, "knee": 60}}]}
EXERCISE = Exercise(title="Squat <1>", figure=FIGURE)


def test_an_exercise_is_drawn() -> None:
    """The exercise's title names the drawing, and options change it."""
    kit = isolated_kit(plugins=[HOOKS])
    plain = kit.render(EXERCISE, "svg")
    assert (plain.media_type, plain.filename) == ("image/svg+xml", "squat-1.svg")
    assert "<title" in (plain.text or "")
    assert "Squat &lt;1&gt;" in (plain.text or "")
    assert kit.render(EXERCISE, "svg").content == plain.content
    for options in ({"form": "thumbnail"}, {"theme": "dark"}, {"skin": "dark"}, {"mirrored": True}, {"ids": "z"}):
        assert kit.render(EXERCISE, "svg", **options).content != plain.content, options


def test_an_option_that_is_none_is_refused() -> None:
    """Forms, themes and tones are those of the schema."""
    kit = isolated_kit(plugins=[HOOKS])
    for options in ({"form": "film"}, {"theme": "pink"}, {"skin": "#123456"}, {"size": 3}):
        with pytest.raises(OptionInvalid):
            kit.render(EXERCISE, "svg", **options)


def test_an_exercise_without_a_figure_is_told() -> None:
    """There is a sentence for it, and one for a figure that is wrong."""
    kit = isolated_kit(plugins=[HOOKS])
    with pytest.raises(FigureInvalid, match="no figure"):
        kit.render(Exercise(title="Walk"), "svg")
    with pytest.raises(FigureInvalid, match="standing"):
        kit.render(Exercise(title="Walk", figure={"frames": [{"base": "standng"}]}), "svg")


def test_importing_it_is_light() -> None:
    """Its module of hooks imports neither solver nor renderer, and takes no longer than the laws of formats want."""
    code = (
        f"import sys, {HOOKS}; print([name for name in sys.modules if name.startswith(('numpy', 'corekit_figures.'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"[{HOOKS!r}]\n"
