# SPDX-License-Identifier: Apache-2.0
"""The two renderers of the neutral outline."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corekit.formats.markdown import escaped, render_markdown
from corekit.formats.outline import Heading, Listing, Notice, Outline, Paragraph, Table
from corekit.formats.terminal import display_width, plain_text, render_text

OUTLINE: Outline = (
    Heading(text="Your plan", level=1),
    Notice(title="Stop if", lines=("it hurts *sharply*",)),
    Heading(text="Today"),
    Paragraph(text="Lie on the floor. " * 12, strong=True),
    Listing(items=("One", "Two"), numbered=True),
    Table(header=("Exercise", "Mon"), rows=(("Press-up", "x"), ("A very long name of an exercise " * 4, "x"))),
)
texts = st.text(max_size=60)
outlines = st.lists(
    st.one_of(
        st.builds(Heading, text=texts, level=st.integers(1, 3)),
        st.builds(Paragraph, text=texts, strong=st.booleans(), quiet=st.booleans()),
        st.builds(Listing, items=st.lists(texts, min_size=1, max_size=3).map(tuple), numbered=st.booleans()),
        st.builds(Notice, title=texts, lines=st.lists(texts, max_size=3).map(tuple)),
        st.builds(Table, header=st.just(("a", "b")), rows=st.lists(st.tuples(texts, texts), max_size=3).map(tuple)),
    ),
    max_size=6,
).map(tuple)


def test_text_without_style_has_no_escape_sequences_and_keeps_the_width() -> None:
    """What goes to a pipe or a file is plain, and no line is wider than asked."""
    text = render_text(OUTLINE, width=60)
    assert "\x1b" not in text
    assert max(display_width(line) for line in text.splitlines()) <= 60
    assert "it hurts sharply" in text


def test_text_for_a_terminal_is_bold_where_it_matters() -> None:
    """The same words, with headings and warnings standing out."""
    styled = render_text(OUTLINE, width=60, styled=True)
    assert "\x1b[1mYour plan\x1b[0m" in styled
    assert "\x1b[1;31m! Stop if\x1b[0m" in styled


def test_markdown_has_the_same_structure() -> None:
    """Headings, a quoted warning, a numbered list and a table."""
    markdown = render_markdown(OUTLINE)
    assert markdown.startswith("# Your plan\n\n> **Stop if**\n>\n> - it hurts *sharply*\n")
    assert "1. One\n2. Two" in markdown
    assert "| Exercise | Mon |\n| --- | --- |" in markdown


def test_markdown_lets_no_html_and_no_script_link_through() -> None:
    """Content may emphasise and link to the web; everything else comes out as text."""
    assert escaped("<script>x</script>") == "&lt;script>x&lt;/script>"
    assert escaped("[a](javascript:x)") == r"\[a\](javascript:x)"
    assert escaped("see [the paper](https://example.org/p)") == "see [the paper](https://example.org/p)"
    assert escaped("1. no list") == r"1\. no list"
    assert escaped("# no heading") == r"\# no heading"


def test_a_link_in_text_shows_where_it_leads() -> None:
    """On paper a link is its words and its address."""
    assert plain_text("see [the paper](https://example.org/p)") == "see the paper (https://example.org/p)"


@given(outlines, st.booleans())
def test_content_cannot_steer_a_terminal(outline: Outline, styled: bool) -> None:
    """No control character of content reaches the terminal, whatever it holds."""
    text = render_text(outline, styled=styled)
    for mark in ("\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[0m"):
        text = text.replace(mark, "")
    assert all(char == "\n" or char.isprintable() or char.isspace() for char in text)
    assert "\x1b" not in text
    assert "\r" not in text


@given(outlines)
def test_every_outline_can_be_rendered(outline: Outline) -> None:
    """Both renderers take any outline and end it with one line break."""
    assert render_text(outline).endswith("\n")
    assert render_markdown(outline).endswith("\n")
