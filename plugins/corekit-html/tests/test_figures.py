# SPDX-License-Identifier: Apache-2.0
"""Pictures: where something draws them, each once with ids of its own; else the page is whole without."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from corekit_html import figures

from corekit.errors import DocumentInvalid
from corekit.testing.pages import Page, digest

if TYPE_CHECKING:
    from corekit import Kit, Plan

FIGURE = {"frames": [{"pose": "prone"}]}


@attrs.frozen
class Drawn:
    """What a package that draws gives."""

    svg: str
    frames: int = 2


def drawing_package(make: Any) -> ModuleType:
    """A stand-in for corekit-figures, with the same door."""
    module = ModuleType("corekit_figures")
    module.draw = make  # type: ignore[attr-defined]
    return module


@pytest.fixture
def drawn(issued: Plan) -> Plan:
    """The plan with a figure in each of its exercises."""
    exercises = {name: {**data, "figure": FIGURE} for name, data in issued.exercises.items()}
    return attrs.evolve(issued, exercises=exercises)


def install(monkeypatch: pytest.MonkeyPatch, make: Any) -> None:
    monkeypatch.setitem(__import__("sys").modules, "corekit_figures", drawing_package(make))
    monkeypatch.setattr(figures, "_installed", lambda: True)


def test_without_the_package_the_page_has_no_picture_and_says_nothing_of_it(
    kit: Kit, drawn: Plan, issued: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same page as of exercises without figures, but for the digest of the plan."""
    monkeypatch.setattr(figures, "_installed", lambda: False)
    with_figures, without = (kit.render(plan, "html").text or "" for plan in (drawn, issued))
    assert with_figures.replace(drawn.digest, "") == without.replace(issued.digest, "")


def test_each_exercise_is_drawn_with_ids_of_its_own(kit: Kit, drawn: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """A title for who cannot see it, no id twice, and the drawing's style sheet is admitted by the policy."""

    def draw(_figure: Any, *, form: str, title: str, ids: str) -> Drawn:
        return Drawn(f'<svg role="img"><title id="{ids}t">{title}</title><style>.{form}{{}}</style></svg>')

    install(monkeypatch, draw)
    read = Page(kit.render(drawn, "html", figures="animated").text or "")
    svgs = [said for tag, said in read.elements if tag == "svg"]
    assert len(svgs) == len(drawn.items)
    assert len(read.ids()) == len(set(read.ids()))
    assert "".join(read.raw["style"]).count(".animated{}") == 1
    assert digest("".join(read.raw["style"])) in read.policy()
    assert [tag for tag, _ in read.elements].count("style") == 1


def test_no_picture_where_none_is_wanted_or_none_can_be_drawn(
    kit: Kit, drawn: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A figure with a fault costs the picture and nothing else; so does one that could act."""

    def broken(_figure: Any, **_: Any) -> Drawn:
        raise DocumentInvalid("There is no such joint.")

    makers = {
        "broken": broken,
        "script": lambda _figure, **_: Drawn("<svg><script>alert(1)</script></svg>"),
        "handler": lambda _figure, **_: Drawn("<svg onload='alert(1)'></svg>"),
        "elsewhere": lambda _figure, **_: Drawn('<svg><use href="//evil.example/x.svg#a"/></svg>'),
        "style": lambda _figure, **_: Drawn('<svg style="position:fixed"></svg>'),
        "entity": lambda _figure, **_: Drawn('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'),
        "unfinished": lambda _figure, **_: Drawn("<svg><g></svg>"),
    }
    for name, make in makers.items():
        install(monkeypatch, make)
        read = Page(kit.render(drawn, "html").text or "")
        assert "svg" not in {tag for tag, _ in read.elements}, name
    install(monkeypatch, lambda _figure, **_: Drawn("<svg></svg>"))
    assert "svg" not in {tag for tag, _ in Page(kit.render(drawn, "html", figures="none").text or "").elements}
