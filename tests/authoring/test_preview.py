# SPDX-License-Identifier: Apache-2.0
"""`corekit preview`: everything a pack says is on the page, and nothing it says can run."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import corekit
from corekit.check.preview import preview
from corekit.formats.gallery.markup import prose
from corekit.formats.markup import element
from corekit.messages import translator

from .packs import DESK_NECK, MCKENZIE, REDFLAGS, a_pack, copied

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 21)
VOID = {"meta", "br"}
HOSTILE = '<script>alert(1)</script> "quoted" & <img src=x onerror=alert(1)> [x](javascript:alert(1))'


class Page(HTMLParser):
    """Reads a page; what is not closed, what could run and what could be loaded is kept."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def page_of(*folders: Path, namespace: str, language: str = "en") -> tuple[Page, str]:
    kit = corekit.load(discover=False, paths=[REDFLAGS, *folders], cache=False, languages=(language,))
    text = preview(kit.library, namespace, today=TODAY, translator=translator(language)).text
    return Page(text), text


def test_everything_the_pack_says_is_there() -> None:
    """Every title, step, cue, mistake, stop rule, question and reason of the pack stands on the page."""
    page, _ = page_of(DESK_NECK, namespace="desk-neck")
    kit = corekit.load(discover=False, paths=[REDFLAGS, DESK_NECK], cache=False)
    said = [text for _, text in _texts(kit, "desk-neck")]
    assert len(said) > 50
    missing = [text for text in said if text not in page.text]
    assert not missing


def _texts(kit: corekit.Kit, namespace: str) -> list[tuple[str, str]]:
    from corekit.content.translations import contexts

    return [
        (context, text)
        for context, text in contexts(kit.library.pack(namespace))
        if not context.startswith(("terms/", "progressions/"))
        and ".prefer" not in context
        and "also_known" not in context
    ]


def test_nothing_a_pack_says_can_run_or_load(tmp_path: Path) -> None:
    """Markup in any text is shown as text; there is no script, no handler, no address to load from."""
    exercise = {
        "title": HOSTILE,
        "also_known_as": [HOSTILE],
        "steps": [HOSTILE],
        "cues": [HOSTILE],
        "stop_when": [{"when": {"overall_change": "worse"}, "say": HOSTILE}],
        "excluded_when": [{"when": {"overall_change": "worse"}, "because": HOSTILE, "sources": "editorial"}],
        "evidence": [{"text": HOSTILE, "sources": "editorial"}],
        "harder": "other",
    }
    rule = {
        "title": HOSTILE,
        "when": {"overall_change": "worse"},
        "then": {"say": HOSTILE, "exclude": [{"mode": "static_stretch"}]},
        "if_unknown": "apply",
        "because": HOSTILE,
        "sources": "editorial",
    }
    fact = {"ask": HOSTILE, "type": "choice", "choices": {"a": HOSTILE, "b": "B"}, "reassuring": "a"}
    items = {
        "exercises": {"one": exercise, "other": {"title": HOSTILE}},
        "rules": {"rule": rule},
        "facts": {"evil_fact": fact},
    }
    folder = a_pack(tmp_path, "evil", **items)
    page, text = page_of(folder, namespace="evil")
    assert page.text.count("<script>alert(1)</script>") >= 8
    assert {tag for tag, _ in page.elements} & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "form",
        "base",
    } == set()
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcset")], (
            tag,
            attributes,
        )
        address = attributes.get("href") or attributes.get("src") or "#"
        assert address.startswith(("#", "https://", "http://")), address
    assert "javascript:alert(1)" in page.text
    assert not re.search(r"(src|href)=.?javascript", text)


def test_the_page_forbids_itself_everything_but_its_style() -> None:
    """The content policy lets nothing be loaded, sent or run, and names the very style that stands in the page."""
    import base64
    import hashlib

    page, text = page_of(DESK_NECK, namespace="desk-neck")
    policies = [a["content"] or "" for tag, a in page.elements if tag == "meta" and a.get("http-equiv")]
    (policy,) = policies
    assert policy.startswith("default-src 'none'; ")
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_every_link_within_the_page_leads_somewhere_and_no_name_is_twice() -> None:
    """Links in the contents, tracks and stages find their part."""
    for folder, namespace in ((DESK_NECK, "desk-neck"), (MCKENZIE, "mckenzie")):
        page, _ = page_of(folder, namespace=namespace)
        names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        own = [name for name in names if name and not name.startswith("head-")]
        assert len(own) == len(set(own))
        links = {
            (a.get("href") or "")[1:]
            for tag, a in page.elements
            if tag == "a" and (a.get("href") or "").startswith("#")
        }
        assert links <= set(own)


def test_progressions_are_drawn_with_what_leads_back() -> None:
    """Each stage is a box with its name, and the drawing says in words what it shows."""
    page, text = page_of(DESK_NECK, namespace="desk-neck")
    assert "Stages: Settle, Build, Endure" in text
    assert 'class="arrow back"' in text
    assert sum(tag == "rect" for tag, _ in page.elements) >= 5


def test_rules_are_told_in_questions_and_titles_and_not_in_ids() -> None:
    """Whoever reads a rule needs neither the ids of facts nor those of terms."""
    page, _ = page_of(DESK_NECK, namespace="desk-neck")
    rule = page.text[page.text.rindex("See a clinician when neck pain runs below the elbow") :][:700]
    assert "Does pain, tingling or numbness from your neck run down an arm to below the elbow?" in rule
    assert "Cervical radiculopathy" in rule
    assert "no exercise is given until it is answered" in rule
    assert "desk_neck_arm_pain_below_elbow" not in rule.partition("desk-neck:")[0]


def test_rules_of_other_packs_that_reach_an_exercise_are_named() -> None:
    """An author sees which precautions of the red flags take hold of an exercise."""
    page, _ = page_of(DESK_NECK, namespace="desk-neck")
    stretch = page.text[page.text.index("Ear away from the shoulder") :]
    assert "redflags:" in stretch[: stretch.index("desk-neck:upper-trapezius-stretch")]


def test_what_other_packs_say_otherwise_stands_side_by_side(tmp_path: Path) -> None:
    """A claim that disagrees with a dose of the pack is shown with its ground."""
    claim = {
        "title": "Hold it long",
        "parameter": "dose.hold_seconds",
        "value": [60, 90],
        "select": {"mode": "static_stretch"},
        "status": "supported",
        "sources": "editorial",
    }
    folder = a_pack(tmp_path, "other", claims={"long": claim})
    page, _ = page_of(DESK_NECK, folder, namespace="desk-neck")
    assert "“Hold it long” and “Ear away from the shoulder” have no figure in common." in page.text
    alone, _ = page_of(DESK_NECK, namespace="desk-neck")
    assert "Disagreements" not in alone.text


def test_faults_and_broken_items_are_told(tmp_path: Path) -> None:
    """What cannot be shown is named, and why."""
    folder = copied(tmp_path / "pack", ("exercises/band-row.yaml", "level: 2", "level: two"))
    page, _ = page_of(folder, namespace="desk-neck")
    assert "Cannot be read, and not shown: band-row." in page.text
    assert "corekit check finds" in page.text


def test_the_same_pack_gives_the_same_page_and_another_language_its_words() -> None:
    """Nothing on the page depends on the moment; translated titles appear in German."""
    assert page_of(DESK_NECK, namespace="desk-neck")[1] == page_of(DESK_NECK, namespace="desk-neck")[1]
    german, text = page_of(DESK_NECK, namespace="desk-neck", language="de")
    assert 'lang="de"' in text
    assert "Kopfnicken im Liegen" in german.text


def test_the_small_markdown_subset_is_markup_and_nothing_else() -> None:
    """Emphasis and links to the web; everything else is text."""
    assert prose("a **b** *c* <i>") == "a <strong>b</strong> <em>c</em> &lt;i&gt;"
    assert (
        prose("[x](https://e.org/?a=1&b=2)") == '<a href="https://e.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a>'
    )
    assert "<a" not in prose("[x](data:text/html,hi)")
    assert element("p", "<b>", title='"') == '<p title="&quot;">&lt;b&gt;</p>'
