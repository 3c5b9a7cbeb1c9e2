# SPDX-License-Identifier: Apache-2.0
"""Ask in the terminal, one page at a time, until what was typed is an answer or somebody wants to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from corekit.cli.answers import (
    MisreadError,
    read_answer,
    read_checklist,
    read_number,
    words,
)
from corekit.cli.output import terminal_options
from corekit.formats.intake_outline import is_page, question_text
from corekit.formats.terminal import folded, plain_text
from corekit.messages.labels import group_title, unit_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.messages import Translator
    from corekit.model.intake import Question, QuestionGroup

T = TypeVar("T")

QUIT = ("quit", "q", "exit")


class StoppedError(Exception):
    """Somebody wants to stop here and go on another time."""


def ask_group(group: QuestionGroup, translator: Translator) -> dict[str, Any]:
    """The answers to one page, by fact. Raises `StoppedError` when somebody quits; then nothing of the page counts."""
    say("")
    if is_page(group):
        say(group_title(group.id, translator), bold=True)
    if group.checklist:
        return _ask_checklist(group, translator)
    return {question.fact: ask_question(question, translator) for question in group.questions}


def ask_question(question: Question, translator: Translator) -> Any:
    """One answer, as `corekit.Profile` holds it: a value, `unknown` or `declined`."""
    bounded = question.minimum is not None and question.maximum is not None  # then the unit stands behind the bounds
    say(question_text(question, with_unit=not bounded))
    if question.because:
        say(f"  ({question.because})")
    for number, (_, text) in enumerate(question.choices or (), start=1):
        say(f"  {number:>2}  {text}")
    if question.type == "choices":
        say("   0  " + translator.gettext("none of these"))
    return prompt(_how(question, translator), lambda typed: read_answer(typed, question, translator))


def ask_number(text: str, low: float, high: float, translator: Translator) -> float | None:
    """A number between bounds, or None where nothing is typed."""
    say(text)
    return prompt(
        translator.gettext("a number, or nothing to leave it open"),
        lambda typed: read_number(typed, low, high, translator) if typed.strip() else None,
    )


def ask_text(text: str) -> str:
    """Free text."""
    say(text)
    return prompt("", str.strip)


def prompt(how: str, read: Callable[[str], T]) -> T:
    """Ask until `read` takes what was typed; what it raises is said and asked again."""
    while True:
        typed = click.prompt(
            f"  [{how}]" if how else " ", prompt_suffix=" > ", default="", show_default=False, err=True
        )
        if typed.strip().lower() in QUIT:
            raise StoppedError
        try:
            return read(typed)
        except MisreadError as error:
            say(f"  {error}")


def say(text: str, *, bold: bool = False) -> None:
    """A sentence to the person, on stderr: stdout is for the document. On a terminal it breaks between words."""
    shown = plain_text(text) if text.strip() else ""
    indent = text[: len(text) - len(text.lstrip())] if shown else ""
    width = terminal_options(to_stderr=True).get("width")
    lines = folded(indent + shown, width) if width and shown else [indent + shown]
    click.secho("\n".join(lines), bold=bold, err=True)


def _ask_checklist(group: QuestionGroup, translator: Translator) -> dict[str, Any]:
    say(translator.gettext("Which of these apply?"))
    for number, question in enumerate(group.questions, start=1):
        say(f"  {number:>2}  {question_text(question)}")
    say("   0  " + translator.gettext("none of these"))
    how = translator.gettext("numbers, such as 1,3; 2? = 2 not known; ? = don't know; - = prefer not to say")
    answers = prompt(how, lambda typed: read_checklist(typed, len(group.questions), translator))
    return {question.fact: answer for question, answer in zip(group.questions, answers, strict=True)}


def _how(question: Question, translator: Translator) -> str:
    t = translator
    marks = t.gettext("? = don't know, - = prefer not to say")
    if question.type == "yes_no":
        yes, no = words(t)
        return f"{yes[0]}/{no[0]}, {marks}"
    if question.type == "number":
        low, high = question.minimum, question.maximum
        if low is None or high is None:
            return ", ".join((t.gettext("a number"), marks))
        bounds = t.gettext("a number from {low} to {high}", low=t.number(low), high=t.number(high))
        return f"{bounds}{' ' + unit_name(question.unit, t) if question.unit else ''}, {marks}"
    if question.type == "date":
        return ", ".join((t.gettext("year-month-day"), marks))
    if question.type == "choices":
        return ", ".join((t.gettext("numbers, such as 1,3"), marks))
    return ", ".join((t.gettext("a number of the list"), marks))
