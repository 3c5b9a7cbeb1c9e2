# SPDX-License-Identifier: Apache-2.0
"""Formats on the command line: what is chosen with --set, and what is said of a format that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corekit.formats.packages import PACKAGES, unknown_format

from .conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Answer


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_missing_format_names_what_is_there_and_the_package_that_brings_it(name: str) -> None:
    """Somebody who asks for a page reads which package to install, and what works without."""
    error = unknown_format(name, ("json", "text"))
    assert str(error).startswith(f"There is no output format '{name}'.")
    assert error.hint == f"It comes with {PACKAGES[name]}: pip install {PACKAGES[name]}. Installed: json, text."


def test_a_package_that_is_there_and_broken_is_not_installed_again() -> None:
    """What is installed and does not work is told as such."""
    hint = unknown_format("html", ("json",), ["corekit-html"]).hint or ""
    assert "is installed but cannot be used: 'corekit plugins' says why" in hint
    assert "pip install" not in hint


@pytest.mark.parametrize(
    ("name", "said"),
    [("txt", "Did you mean 'text'?"), ("htlm", "It comes with corekit-html."), ("wordperfect", "pdf (corekit-pdf)")],
)
def test_a_misspelt_format_is_recognised(name: str, said: str) -> None:
    """Of a slip the likely name is told; of anything else all that there is and could be."""
    hint = unknown_format(name, ("json", "text")).hint or ""
    assert said in hint
    assert "Installed: json, text." in hint


def test_the_command_says_it(corekit: Callable[..., Answer], tmp_path: Path) -> None:
    """`-f` and the suffix of `-o` lead to the same words and exit code 2; nothing is written."""
    me = tmp_path / "me.yaml"
    me.write_text("schema: 1\nfacts: {}\n", encoding="utf-8")
    handout = tmp_path / "plan.pdf"
    for options in (("-f", "pdf"), ("-o", str(handout))):
        answer = corekit("plan", str(me), *TODAY, "--only", "redflags", *options)
        assert answer.code == 2
        assert "There is no output format 'pdf'." in answer.err
        assert "corekit-pdf" in answer.err
        assert not handout.exists()


def test_an_option_of_a_format_is_set(corekit: Callable[..., Answer], tmp_path: Path) -> None:
    """`--set width=40` makes narrow lines; a wrong name, a wrong form and a wrong type are said, with exit code 2."""
    me = tmp_path / "me.yaml"
    me.write_text("schema: 1\nfacts: {}\n", encoding="utf-8")
    wide, narrow = (corekit("plan", str(me), *TODAY, "-f", "text", *each).out for each in ((), ("--set", "width=40")))
    assert max(map(len, narrow.splitlines())) <= 40 < max(map(len, wide.splitlines()))
    for wrong, said in (("breadth=40", "has no option 'breadth'"), ("width", "'width' is no option")):
        answer = corekit("plan", str(me), *TODAY, "-f", "text", "--set", wrong)
        assert (answer.code, said in answer.err) == (2, True), answer.err


def test_the_longest_suffix_chooses_the_format() -> None:
    """`me.fhir.json` is FHIR where that is installed and JSON where it is not; a suffix nobody knows is text."""
    from pathlib import Path

    from corekit.cli.rendering import _format_of
    from corekit.testing import isolated_kit
    from corekit.values import OutputFormat

    made = OutputFormat(name="fhir", media_type="application/fhir+json", suffix=".fhir.json", documents=(), render=str)

    class Plugins:
        def formats(self) -> tuple[OutputFormat, ...]:
            return (made,)

    class WithFhir:
        plugins = Plugins()

    for kit, name, chosen in (
        (WithFhir(), "me.FHIR.json", "fhir"),
        (WithFhir(), "me.json", "json"),
        (isolated_kit(), "me.fhir.json", "json"),
        (isolated_kit(), "me.xlsx", "xlsx"),
        (isolated_kit(), "notes.doc", "text"),
        (isolated_kit(), "notes", "text"),
    ):
        assert _format_of(kit, Path(name)) == chosen  # type: ignore[arg-type]
