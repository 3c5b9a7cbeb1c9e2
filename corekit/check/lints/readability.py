# SPDX-License-Identifier: Apache-2.0
"""
How easy the sentences for patients are to read: long sentences, and texts full of long words.

The grade is that of Flesch and Kincaid (1975), for English only; sentence length is measured in every language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from corekit.check.lints.items import COLLECTIONS, at_item, holds_more, own
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library

#: More words than this in one sentence are too many to do at a time (editorial).
MOST_WORDS: Final = 30
#: A grade above this is beyond what most adults read with ease (editorial; health text is advised at grade 6 to 8).
HIGHEST_GRADE: Final = 13.0
#: Fewer words than this say nothing about a grade.
_FEWEST: Final = 12

#: Fewer signs than this are neither a long sentence nor twelve long words.
_SHORT: Final = 60
#: Where in each kind of item the person who exercises reads.
_READ: Final[Mapping[str, frozenset[str]]] = {
    "exercise": frozenset({"steps", "cues", "mistakes", "say"}),
    "fact": frozenset({"ask"}),
    "rule": frozenset({"say"}),
    "condition": frozenset({"say"}),
}
_SENTENCE: Final = re.compile(r"[^.!?;]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # noqa: RUF001 - the apostrophe that people type
_VOWELS: Final = re.compile(r"[aeiouy]+")


def readability(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield the sentences for patients that are long or hard to read."""
    english = library.pack(namespace).manifest.language.partition("-")[0] == "en"
    for kind, keys in _READ.items():
        for identifier in own(library, namespace, kind):
            for pointer, text in _texts(library.data(kind, identifier), keys, ""):
                message = _fault(text, english=english)
                if message is not None:
                    hint = "Say one thing in a sentence, in words of every day."
                    fault = Diagnostic(
                        code="text-readability", message=message, severity="note", hint=hint, pointer=pointer
                    )
                    yield at_item(library, kind, identifier, fault)


def _texts(data: Any, keys: frozenset[str], pointer: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of *keys* that are long enough to have a fault, with their pointers."""
    if isinstance(data, list):
        for index, entry in enumerate(data):
            if isinstance(entry, COLLECTIONS):
                yield from _texts(entry, keys, f"{pointer}/{index}")
        return
    for key, value in data.items():
        if isinstance(value, str):
            if len(value) >= _SHORT and key in keys:
                yield f"{pointer}/{key}", value
        elif isinstance(value, list) and key in keys:
            for index, text in enumerate(value):
                if isinstance(text, str) and len(text) >= _SHORT:
                    yield f"{pointer}/{key}/{index}", text
        elif key != "cases" and (isinstance(value, dict) or (isinstance(value, list) and holds_more(value))):
            yield from _texts(value, keys, f"{pointer}/{key}")


def _fault(text: str, *, english: bool) -> str | None:
    words = _WORD.findall(text)
    if len(words) > MOST_WORDS:
        longest = max(map(len, _sentences(text)))
        if longest > MOST_WORDS:
            return f"a sentence of {longest} words is long for somebody who is exercising"
    # as one sentence it would be hardest to read: most texts need not be taken apart
    if english and len(words) >= _FEWEST and _grade(words, 1) > HIGHEST_GRADE:
        score = _grade(words, len(_sentences(text)))
        if score > HIGHEST_GRADE:
            return f"this reads like school grade {score:.0f}; most people read up to grade 8 with ease"
    return None


def grade(text: str) -> float | None:
    """Return the school grade that English *text* asks for, None where it is too short to tell."""
    words = _WORD.findall(text)
    return _grade(words, len(_sentences(text))) if len(words) >= _FEWEST else None


def _grade(words: list[str], sentences: int) -> float:
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _sentences(text: str) -> list[list[str]]:
    """The words of each sentence that has any."""
    return [words for sentence in _SENTENCE.findall(text) if (words := _WORD.findall(sentence))]


@lru_cache(maxsize=4096)
def _syllables(word: str) -> int:
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(count, 1)
