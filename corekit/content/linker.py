# SPDX-License-Identifier: Apache-2.0
"""Turns the names inside one item into canonical ids, and says which of them lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.names import Found, Names, shorten
from corekit.content.spans import child
from corekit.content.subjects import REGIMEN_VOCABULARIES
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS
from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Kinds in which every name must lead somewhere: protection rests on them.
_HARD_KINDS: Final = frozenset({"rule", "condition", "fact", "term"})
_CONNECTIVES: Final = frozenset({"all", "any", "not", "possibly", "count"})


@attrs.frozen(eq=False, repr=False, slots=False)
class CriteriaPlace(Record):
    """Criteria inside of an item: where, about whom (`facts`, `exercise` or `regimen`), and what for."""

    pointer: str
    subject: str
    place: str
    data: Any = attrs.field(repr=False)


class Linker:
    """
    Links one item of a pack.

    Every method takes a value as written and its pointer and returns it canonical. *faults*, *criteria* and *absent*
    (pointers of names that ask for packs that are not there) gather what a cold load wants to know.
    """

    def __init__(self, names: Names, namespace: str, kind: str) -> None:
        self.faults: list[Diagnostic] = []
        self.criteria_places: list[CriteriaPlace] = []
        self.absent: list[str] = []
        #: Criteria of which nothing is to be told, by subject and as written: many items say the same.
        self._right: dict[tuple[str, str], Any] = {}
        self._names = names
        self._sources: dict[str, str | None] = {}
        self._namespace = namespace
        self._hard = kind in _HARD_KINDS
        self._requires = names.packs[namespace].requires if namespace in names.packs else ()

    def begin(self) -> None:
        """Forget what was gathered, before the next item of the same kind and pack."""
        self.faults, self.criteria_places, self.absent = [], [], []

    def item(self, kind: str) -> Callable[[Any, str], Any]:
        """Link one name of an item, fact or condition."""

        def link(value: Any, pointer: str) -> Any:
            if not isinstance(value, str):
                return value
            return self._settle(self._names.find(kind, value, self._namespace), kind, value, pointer)

        return link

    def term(self, vocabulary: str) -> Callable[[Any, str], Any]:
        """Link one term, or a list of them (an entry may be a list again: any one serves)."""
        right: dict[str, str] = {}  # terms of which nothing is to be told, wherever they stand

        def link(value: Any, pointer: str) -> Any:
            if isinstance(value, list):
                try:
                    return [right[entry] for entry in value]
                except (KeyError, TypeError):
                    return [link(entry, f"{pointer}/{index}") for index, entry in enumerate(value)]
            if not isinstance(value, str):
                return value
            return right[value] if value in right else self._settle_term(vocabulary, value, pointer, right)

        return link

    def _settle_term(self, vocabulary: str, value: str, pointer: str, right: dict[str, str]) -> str:
        found = self._names.find_term(vocabulary, value, self._namespace)
        if found.id is not None and not found.respelled:
            right[value] = found.id
        if found.id is not None or found.absent is not None:
            return self._settle(found, vocabulary, value, pointer)
        close = self._names.close_terms(vocabulary, value, self._namespace)
        self._unknown(f"there is no {vocabulary.replace('_', ' ')} '{value}'", close, pointer)
        return value

    def _settle(self, found: Found, kind: str, value: str, pointer: str) -> str:
        if found.id is not None:
            if found.respelled:
                self._respelled(value, found.id, pointer)
            return found.id
        if found.absent is not None:
            self._absent(kind, value, found.absent, pointer)
            return value
        if self._names.is_broken(kind, value, self._namespace):
            self._waiting(kind, value, pointer)
        else:
            self._unknown(f"there is no {kind} '{value}'", self._names.close(kind, value, self._namespace), pointer)
        return value

    def _waiting(self, kind: str, value: str, pointer: str) -> None:
        message = f"the {kind} '{value}' is there, but its own file has an error and is not used"
        hint = "Mend that file first; this finding goes with it."
        self.faults.append(Diagnostic(code="reference-unknown", message=message, pointer=pointer, hint=hint))

    def _respelled(self, value: str, right: str, pointer: str) -> None:
        right = shorten(right, self._namespace)
        self.faults.append(
            Diagnostic(
                code="reference-spelling",
                message=f"'{value}' is '{right}' now",
                severity="warning",
                pointer=pointer,
                fixable=True,
                replacement=right,
            )
        )

    def _absent(self, kind: str, value: str, owner: str, pointer: str) -> None:
        needed = self._hard or owner in self._requires
        self.absent.append(pointer)
        severity = "error" if needed else "note"
        code = "reference-unknown" if needed else "reference-absent-pack"
        message = f"the {kind} '{value}' is of the pack '{owner}', which "
        if owner in self._requires:
            message, hint = f"{message}is not installed", None
        elif needed:
            message += "this pack does not require"
            hint = f"What protects people must resolve: add '{owner}' under `requires` in pack.yaml."
        else:
            message += "this pack does not require, so that nothing here says whether it is there"
            hint = f"Where '{owner}' is missing it is left aside; add it under `requires` if it must be there."
        self.faults.append(Diagnostic(code=code, message=message, severity=severity, pointer=pointer, hint=hint))

    def _unknown(self, message: str, close: tuple[str, ...], pointer: str) -> None:
        guess = f" — did you mean '{close[0]}'?" if close else ""
        hint = None if close else "`corekit search WORD` finds what there is."
        self.faults.append(Diagnostic(code="reference-unknown", message=message + guess, pointer=pointer, hint=hint))

    def sources(self, value: Any, pointer: str) -> Any:
        """Link what a statement rests on: `editorial`, or sources with how certain each is."""
        if not isinstance(value, dict):
            return value
        linked: dict[str, Any] = {}
        for name, certainty in value.items():
            found = self._names.find("source", name, self._namespace)
            if found.id is None and found.absent is None:
                close = self._names.close("source", name, self._namespace)
                guess = f" — did you mean '{close[0]}'?" if close else ""
                message = f"there is no source '{name}'{guess}"
                hint = None if close else "Describe it in sources.json; a decision of your own is `editorial`."
                place = child(pointer, name)
                self.faults.append(Diagnostic(code="reference-source", message=message, pointer=place, hint=hint))
            linked[found.id or name] = certainty
        return linked

    def facts(self, place: str) -> Callable[[Any, str], Any]:
        """Link criteria about a person."""
        return lambda value, pointer: self._criteria(value, pointer, "facts", place)

    def selector(self, place: str) -> Callable[[Any, str], Any]:
        """Link criteria about an exercise."""
        return lambda value, pointer: self._criteria(value, pointer, "exercise", place)

    def regimens(self, place: str) -> Callable[[Any, str], Any]:
        """Link criteria about a regimen."""
        return lambda value, pointer: self._criteria(value, pointer, "regimen", place)

    def _criteria(self, value: Any, pointer: str, subject: str, place: str) -> Any:
        written = (subject, repr(value))
        linked = self._right.get(written)
        if linked is None:
            told = len(self.faults)
            linked = self._node(value, pointer, _TESTS[subject])
            if len(self.faults) == told:
                self._right[written] = linked
        self.criteria_places.append(CriteriaPlace(pointer, subject, place, linked))
        return linked

    def _node(self, data: Any, pointer: str, test: Callable[..., tuple[str, Any]]) -> Any:
        if isinstance(data, list):
            return [self._node(part, f"{pointer}/{index}", test) for index, part in enumerate(data)]
        if not isinstance(data, dict):
            return data
        linked: dict[str, Any] = {}
        for key, value in data.items():
            place = child(pointer, key)
            if key == "count" and isinstance(value, dict):
                of = self._node(value.get("of"), f"{place}/of", test)
                linked[key] = {**value, "of": of} if "of" in value else value
            elif key in _CONNECTIVES:
                linked[key] = self._node(value, place, test)
            else:
                name, operand = test(self, key, value, place)
                linked[name] = operand
        return linked

    def fact_test(self, key: str, value: Any, pointer: str) -> tuple[str, Any]:
        """Link a test on a fact; an unknown fact is left to the type check of the criteria."""
        found = self._names.find("fact", key)
        if found.id is None:
            return key, value
        if found.respelled:
            self._respelled(key, found.id, pointer)
        return found.id, self._operand(value, pointer, self._choice_of(found.id))

    def exercise_test(self, key: str, value: Any, pointer: str) -> tuple[str, Any]:
        """Link a test on an attribute of an exercise."""
        name = key if key in ATTRIBUTES else key.replace("-", "_")
        attribute = ATTRIBUTES.get(name)
        if attribute is None:
            return key, value
        if attribute.kind == "records":
            return name, self._records(value, pointer)
        return name, self._operand(value, pointer, self._vocabulary(attribute.vocabulary))

    def record_test(self, key: str, value: Any, pointer: str) -> tuple[str, Any]:
        """Link a test on a field of a movement record."""
        field = RECORD_FIELDS.get(key)
        return key, self._operand(value, pointer, self._vocabulary(field.vocabulary if field else None))

    def regimen_test(self, key: str, value: Any, pointer: str) -> tuple[str, Any]:
        """Link a test on a regimen."""
        return key, self._operand(value, pointer, self._vocabulary(REGIMEN_VOCABULARIES.get(key)))

    def _records(self, value: Any, pointer: str) -> Any:
        if not isinstance(value, dict) or "has" not in value:
            return value
        return {**value, "has": self._node(value["has"], f"{pointer}/has", Linker.record_test)}

    def _operand(self, value: Any, pointer: str, link: Callable[[str, str], str] | None) -> Any:
        if isinstance(value, str):
            return link(value, pointer) if link is not None else value
        if isinstance(value, list):
            return [self._operand(entry, f"{pointer}/{index}", link) for index, entry in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("fact"), str):
            found = self._names.find("fact", value["fact"])
            return {**value, "fact": found.id or value["fact"]}
        return {
            test: operand if test == "unknown" else self._operand(operand, child(pointer, test), link)
            for test, operand in value.items()
        }

    def _choice_of(self, fact: str) -> Callable[[str, str], str] | None:
        """How the choices of a fact are linked, if they are the names of something."""
        source = self.choice_source(fact)
        if source is None:
            return None
        if source in ("conditions", "exercises"):
            kind = source.removesuffix("s")
            return lambda value, pointer: self._quietly(
                self._names.find(kind, value, self._namespace), kind, value, pointer
            )
        return self._vocabulary(source)

    def choice_source(self, fact: str) -> str | None:
        """Return where a fact's choices come from (`conditions`, `exercises`, a vocabulary), None if it lists them."""
        if fact not in self._sources:
            self._sources[fact] = self._choice_source(fact)
        return self._sources[fact]

    def _choice_source(self, fact: str) -> str | None:
        home = self._names.homes("fact").get(fact)
        choices = home.pack.written("fact", home.local).get("choices") if home is not None else None
        source = choices.get("from") if isinstance(choices, dict) else None
        return source if isinstance(source, str) else None

    def _vocabulary(self, vocabulary: str | None) -> Callable[[str, str], str] | None:
        if vocabulary is None:
            return None
        return lambda value, pointer: self._quietly(
            self._names.find_term(vocabulary, value, self._namespace), vocabulary, value, pointer
        )

    def _quietly(self, found: Found, kind: str, value: str, pointer: str) -> str:
        """Settle a name inside of criteria: what leads nowhere is left to their type check."""
        if found.id is None and found.absent is None:
            return value
        return self._settle(found, kind, value, pointer)


_TESTS: Final[Mapping[str, Callable[..., tuple[str, Any]]]] = {
    "facts": Linker.fact_test,
    "exercise": Linker.exercise_test,
    "regimen": Linker.regimen_test,
}
