# SPDX-License-Identifier: Apache-2.0
"""Nothing that a pack or a person writes becomes active, whatever it is and wherever it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from corekit_html.prose import prose, visible
from hypothesis import given
from hypothesis import strategies as st

from corekit.testing import isolated_kit, pack_with_payload, payloads, well_adult, with_payload
from corekit.testing.pages import Page
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from corekit import Kit, Plan

PLUGINS = Path(__file__).parents[2]
PACKS = (PLUGINS / "corekit-mckenzie", PLUGINS / "corekit-redflags")
#: What stands for a text in the page that all others must have the structure of.
HARMLESS = "a word"
#: Every how manyth payload goes through the slower tests.
SOME = payloads()[::25]


def test_there_are_enough_of_them() -> None:
    """At least 200 payloads are tried."""
    assert len(payloads()) >= 200


def test_a_plan_of_payloads_has_the_structure_of_any_other(kit: Kit, issued: Plan) -> None:
    """In every field and behind every id: the same elements in the same order, and nothing that could act."""
    expected = Page(kit.render(with_payload(issued, HARMLESS), "html").text or "").skeleton
    for payload in payloads():
        rendered = kit.render(with_payload(issued, payload), "html")
        read = Page(rendered.text or "")
        assert read.faults() == [], payload
        assert read.skeleton == expected, payload
        assert len(read.ids()) == len(set(read.ids())), payload
        assert all(not set(name) & set(" \t\n<>\"'") for name in read.ids()), payload


@pytest.mark.parametrize(
    "kind", ["screening", "intake", "recheck", "why", "report", "progress", "exercise", "catalogue"]
)
def test_so_has_every_other_document(kit: Kit, documents: dict[str, Any], kind: str) -> None:
    """The same for all kinds of document."""
    document = documents[kind]
    expected = Page(kit.render(with_payload(document, HARMLESS, ids=False), "html").text or "").skeleton
    for payload in payloads():
        read = Page(kit.render(with_payload(document, payload, ids=False), "html").text or "")
        assert read.faults() == [], payload
        assert read.skeleton == expected, payload


def test_so_has_a_fragment(kit: Kit, issued: Plan) -> None:
    """In the page of another application nothing leaves its place either."""
    for payload in payloads():
        read = Page(kit.render(with_payload(issued, payload), "html", part="body").text or "")
        assert read.faults() == [], payload


@pytest.mark.parametrize("payload", SOME)
def test_a_pack_and_a_person_of_payloads_are_shown_as_text(payload: str, tmp_path: Path) -> None:
    """From the file of the pack to the page: its plan, its catalogue and its preview."""
    from corekit.check.preview import gallery_of
    from corekit.messages import translator

    packs = [
        pack_with_payload(next(pack.rglob("pack.yaml")).parent, tmp_path / pack.name / "content", payload).parent
        for pack in PACKS
    ]
    kit = isolated_kit(*packs, plugins=("corekit_html.hooks",))
    profile = with_payload(well_adult(kit), payload, ids=False)
    pages: list[Any] = [kit.plan(profile, today=TODAY), kit.catalogue(today=TODAY)]
    pages += [
        gallery_of(kit.library, pack, today=TODAY, translator=translator("en")) for pack in ("mckenzie", "redflags")
    ]
    for document in pages:
        assert Page(kit.render(document, "html").text or "").faults() == []


@given(st.text(max_size=80))
def test_prose_is_made_of_emphasis_and_links_alone(text: str) -> None:
    """Whatever is written, what comes out can be read back, and holds nothing else."""
    read = Page(str(prose(text)))
    assert {tag for tag, _ in read.elements} <= {"a", "em", "strong"}
    assert read.faults() == []


@given(st.text(alphabet=st.characters(exclude_characters="*_[]\\")))
def test_a_text_without_markdown_is_shown_to_the_letter(text: str) -> None:
    """Nothing is lost that somebody wrote."""
    assert "".join(Page(f"<p>{prose(text)}</p>").texts) == text


def test_what_is_not_seen_cannot_deceive() -> None:
    """Reversed order, control characters and halves of characters are replaced; joiners of real scripts stay."""
    assert visible("a\u202eb\u2066c\x00d\ud800e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert visible("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f468\u200d\U0001f469") == (
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f468\u200d\U0001f469"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Stop** at *once*.", "<strong>Stop</strong> at <em>once</em>."),
        ("[NICE](https://www.nice.org.uk)", '<a href="https://www.nice.org.uk" rel="noopener noreferrer">NICE</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("2 * 3 * 4 < 5 & _under_score", "2 * 3 * 4 &lt; 5 &amp; _under_score"),
        ("# 1. - > no heading, list or quote", "# 1. - &gt; no heading, list or quote"),
    ],
)
def test_the_small_subset_of_markdown(text: str, shown: str) -> None:
    """Emphasis and links to the web have a meaning; nothing else has."""
    assert str(prose(text)) == shown
