# SPDX-License-Identifier: Apache-2.0
"""
One self-contained page that asks the questions of an intake and writes the answers as a profile file.

Everything is in the page: style, script and the questions of the installed packs. Nothing is loaded, sent or kept
anywhere; its content policy forbids it. Texts of packs reach the page as data and are shown as text.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any

from corekit.formats.wording import NO_MEDICAL_DEVICE, SAFETY_NET
from corekit.messages import N_, translator
from corekit.messages.labels import ADVICE
from corekit.model.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.messages import Translator

#: The words of the page's script, by the name it uses.
_WORDS = {
    "welcome": N_("Before you begin"),
    "intro": N_(
        "The questions that matter most for your safety come first. You can answer every question with “I don't know”"
        " or “I prefer not to say”. At the end you save your answers as a file."
    ),
    "start": N_("Start"),
    "resume": N_("Or go on with answers that you saved before:"),
    "notAProfile": N_("This file holds no saved answers (JSON). Choose another one, or start anew."),
    "question": N_("A question"),
    "anyOfThese": N_("Does any of this apply to you?"),
    "left": N_("Questions that are still open: {n}. Answers can open or close others."),
    "yes": N_("yes"),
    "no": N_("no"),
    "unknown": N_("I don't know"),
    "declined": N_("I prefer not to say"),
    "noneOfThese": N_("none of these"),
    "noToTheRest": N_("“No” to all that is left here"),
    "between": N_("between {low} and {high}"),
    "next": N_("Next"),
    "back": N_("Back"),
    "save": N_("Save for later"),
    "steps": N_("Steps"),
    "emergency": N_("Stop here and get help now"),
    "emergencyAdvice": ADVICE["refer_emergency"],
    "why": N_("Why:"),
    "practical": N_("What you have and how much time"),
    "equipment": N_("What of this do you have?"),
    "time": N_("Your time"),
    "minutes": N_("Minutes a day"),
    "days": N_("Days a week"),
    "saveTitle": N_("Save your answers"),
    "saveText": N_("Save the file, then make a plan with it: corekit plan profile.json"),
    "download": N_("Save as a file"),
    "goOn": N_("Go on with the questions"),
    "review": N_("Look at all answers and change them"),
    "change": N_("Change"),
}
_FAULTS = {
    "open": N_("Please choose an answer; “I don't know” is one."),
    "not-a-number": N_("Please give a number."),
    "not-a-date": N_("Please give a date."),
    "not-a-choice": N_("Please choose one of the answers."),
    "out-of-range": N_("Please give a number between {low} and {high}."),
}
#: Languages that are written from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def intake_page(form: Mapping[str, Any], *, language: str, packs: str) -> Rendered:
    """
    The page for the questions in *form* (`corekit.planning.form.form_data`), its own words in *language*.

    *packs* says in a few words which packs the questions come from.
    """
    t = translator(language)
    style, script = _text("style.css"), f"{_text('logic.js')}\n{_text('page.js')}"
    data = {"form": form, "words": _words(t)}
    statement = t.gettext(NO_MEDICAL_DEVICE)
    values = {
        "language": t.language,
        "direction": "rtl" if t.language in _RIGHT_TO_LEFT else "ltr",
        "title": t.gettext("Questions before exercise"),
        "skip": t.gettext("To the questions"),
        "statement": statement,
        "noscript": t.gettext("This page needs JavaScript to ask its questions. Nothing leaves your device."),
        "net_title": t.gettext("Warning signs: get help at once, at any time"),
        "privacy": t.gettext(
            "Your answers stay on this device: nothing is sent, and nothing is kept but the file you save."
        ),
        "made": t.gettext("Questions from: {packs}", packs=packs),
    }
    page = Template(_text("page.html")).substitute(
        {name: html.escape(value) for name, value in values.items()},
        net="\n".join(f"<li>{html.escape(t.gettext(line))}</li>" for line in SAFETY_NET),
        policy=html.escape(_policy(style, script)),
        style=style,
        script=script,
        data=_embedded(data),
    )
    return Rendered.from_text(page, media_type="text/html; charset=utf-8", filename="intake.html")


def _words(t: Translator) -> dict[str, Any]:
    words: dict[str, Any] = {name: t.gettext(sentence) for name, sentence in _WORDS.items()}
    return {**words, "faults": {name: t.gettext(sentence) for name, sentence in _FAULTS.items()}}


def _embedded(data: Any) -> str:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or sent; only this very style and script count."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
