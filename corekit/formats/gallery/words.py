# SPDX-License-Identifier: Apache-2.0
"""Conditions and selectors in words: questions and titles instead of ids, connectives as nested lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.formats.markup import Markup, element, join
from corekit.messages.labels import plain
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS
from corekit.planning.questions import choices_of

if TYPE_CHECKING:
    from corekit.content.library import Library
    from corekit.content.speech import Speech

_CONNECTIVES: Final = {
    "all": "all of these hold",
    "any": "at least one of these holds",
    "not": "this does not hold",
    "possibly": "this holds, or nobody knows",
}
_OPERATORS: Final = {
    "is": "is",
    "one_of": "is one of",
    "includes": "includes",
    "includes_any": "includes one of",
    "includes_all": "includes all of",
    "at_least": "is at least",
    "at_most": "is at most",
    "above": "is more than",
    "below": "is less than",
    "between": "is between",
}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Words:
    """What a library calls things, in the reader's language."""

    library: Library
    speech: Speech

    def title(self, kind: str, identifier: str) -> str:
        """The title of an item; of one that is not installed its id as words."""
        if not self.library.has(kind, identifier):
            return plain(identifier)
        data = self.library.data(kind, identifier)
        text = str(data.get("title") or data.get("ask") or plain(identifier))
        return self.speech.text(kind, identifier, text)

    def term(self, attribute: str, value: Any) -> str:
        """A value of an attribute, as its term calls it; a record as its parts together."""
        if isinstance(value, dict):
            return " ".join(self.term(key, part) for key, part in value.items())
        if isinstance(value, list):
            return ", ".join(self.term(attribute, part) for part in value) or "none"
        row = ATTRIBUTES.get(attribute) or RECORD_FIELDS.get(attribute)
        if row is None or row.vocabulary is None or not isinstance(value, str):
            return f"{value:g}" if isinstance(value, int | float) else plain(str(value))
        return self.library.vocabulary.title(row.vocabulary, value)

    def condition(self, data: Any) -> Markup:
        """A condition about a person."""
        return self._criteria(data, about="fact")

    def selector(self, data: Any) -> Markup:
        """Which exercises."""
        return self._criteria(data, about="exercise")

    def _criteria(self, data: Any, *, about: str) -> Markup:
        if not isinstance(data, dict):
            return element("span", "always" if data == "always" else plain(str(data)))
        parts = [self._part(key, value, about) for key, value in data.items()]
        return parts[0] if len(parts) == 1 else self._several(_CONNECTIVES["all"], parts)

    def _part(self, key: str, value: Any, about: str) -> Markup:
        if key in ("all", "any") and isinstance(value, list):
            parts = [self._criteria(part, about=about) for part in value]
            return parts[0] if len(parts) == 1 else self._several(_CONNECTIVES[key], parts)
        if key in ("not", "possibly"):
            return self._several(_CONNECTIVES[key], [self._criteria(value, about=about)])
        if key == "count" and isinstance(value, dict):
            bounds = " and ".join(f"{plain(name)} {bound}" for name, bound in value.items() if name != "of")
            parts = [self._criteria(part, about=about) for part in value.get("of") or ()]
            return self._several(f"of these, {bounds} hold", parts)
        return self._test(key, value, about)

    @staticmethod
    def _several(title: str, parts: list[Markup]) -> Markup:
        return join(
            element("span", f"{title}:", class_="connective"), element("ul", [element("li", part) for part in parts])
        )

    def _test(self, name: str, test: Any, about: str) -> Markup:
        if about == "exercise" and isinstance(test, dict) and "has" in test:
            inner = test["has"]
            plainly = isinstance(inner, dict) and not set(inner) & {"all", "any", "not", "possibly", "count"}
            said = self._record(inner) if plainly else self._criteria(inner, about="exercise")
            return join(element("b", plain(name)), " with ", said)
        subject = self.title("fact", name) if about == "fact" else plain(name)
        return join(element("b", subject), " ", element("span", self._tested(name, test, about), class_="test"))

    def _record(self, inner: dict[str, Any]) -> Markup:
        parts = [
            f"{plain(key)} {self._tested(key, test, 'exercise').removeprefix('is ')}" for key, test in inner.items()
        ]
        return element("span", ", ".join(parts), class_="test")

    def _tested(self, name: str, test: Any, about: str) -> str:
        if not isinstance(test, dict):
            operator = "is one of" if isinstance(test, list) else "is"
            return f"{operator} {self._value(name, test, about)}"
        parts = []
        for operator, value in test.items():
            if operator == "unknown":
                parts.append("is not known" if value == "yes" else "is known")
            elif operator == "fact":
                parts.append(f"is what was answered to “{self.title('fact', str(value))}”")
            elif operator == "between" and isinstance(value, list):
                parts.append("is between " + " and ".join(self._value(name, end, about) for end in value))
            elif isinstance(value, dict) and "fact" in value:
                asked = self.title("fact", str(value["fact"]))
                parts.append(f"{_OPERATORS.get(operator, plain(operator))} what was answered to “{asked}”")
            else:
                parts.append(f"{_OPERATORS.get(operator, plain(operator))} {self._value(name, value, about)}")
        return " and ".join(parts)

    def _value(self, name: str, value: Any, about: str) -> str:
        if isinstance(value, list):
            return ", ".join(self._value(name, part, about) for part in value)
        if about == "exercise":
            return self.term(name, value)
        if not self.library.has("fact", name):
            return str(value)
        fact = self.library.get("fact", name)
        labels = dict(choices_of(fact, self.library))
        if isinstance(value, str) and value in labels:
            return self.speech.choice(name, value, labels[value])
        unit = f" {fact.unit}" if fact.unit else ""
        return f"{value:g}{unit}" if isinstance(value, int | float) else plain(str(value))
