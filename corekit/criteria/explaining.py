# SPDX-License-Identifier: Apache-2.0
"""Why criteria are true, false or unknown: the tree of their parts, without a single answer in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria.leaves import Answered, Has, Test
from corekit.criteria.matching import is_unknown
from corekit.criteria.same import Same
from corekit.criteria.truth import FALSE, NAMES, TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.criteria.criteria import Criteria
    from corekit.criteria.nodes import Node


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Explanation(Record):
    """One part of criteria and what it was worth; it names facts and tests, never answers."""

    #: FALSE, UNKNOWN or TRUE.
    truth: int
    #: `always all any not possibly count test same`.
    kind: str
    #: The tested name, of a test.
    name: str | None = None
    #: The test as it was written, or the bounds of a count.
    test: Any = None
    #: Of a test: whether the tested value was `known`, `unknown` or `not_applicable`.
    state: str | None = None
    #: The parts below; of a test on a derived fact, what that fact was derived from.
    parts: tuple[Explanation, ...] = ()

    def decisive(self) -> tuple[str, ...]:
        """The names whose values made the part what it is, in order of appearance, each once."""
        return tuple(dict.fromkeys(self._decisive()))

    def _decisive(self) -> Iterator[str]:
        if self.name is not None:
            yield self.name
            return
        for part in self.parts:
            if self._counts(part):
                yield from part._decisive()

    def _counts(self, part: Explanation) -> bool:
        if self.kind == "all":
            return self.truth in (TRUE, part.truth)
        if self.kind == "any":
            return self.truth in (FALSE, part.truth)
        if self.kind == "count" and self.truth == UNKNOWN:
            return part.truth != FALSE
        return True

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data: truth values by name, absent what is empty."""
        data: dict[str, Any] = {"truth": NAMES[self.truth], "kind": self.kind}
        for key in ("name", "test", "state"):
            value = getattr(self, key)
            if value is not None:
                data[key] = value
        if self.parts:
            data["parts"] = [part.to_dict() for part in self.parts]
        return data


def explain(criteria: Criteria, values: Mapping[str, Any]) -> Explanation:
    """Explain what *criteria* are worth with *values*; the root's truth is what `evaluate` gives."""
    return _explain(criteria.root, values)


def _explain(node: Node, values: Mapping[str, Any]) -> Explanation:
    truth = node.truth(values)
    if isinstance(node, Test):
        return Explanation(
            truth=truth,
            kind=node.kind,
            name=node.name,
            test=node.test,
            state=_state(values.get(node.name)),
            parts=tuple(_below(node, values)),
        )
    parts = tuple(_explain(part, values) for part in node.parts)
    if isinstance(node, Same):
        return Explanation(truth=truth, kind=node.kind, test=node.what)
    return Explanation(truth=truth, kind=node.kind, test=_bounds(node), parts=parts)


def _below(node: Test, values: Mapping[str, Any]) -> Iterator[Explanation]:
    """What stands behind a test: the best records of `has`, the person's answer, or what a fact is derived from."""
    if isinstance(node, Has):
        records = values.get(node.name)
        for record in records if isinstance(records, list | tuple) else ():
            part = _explain(node.inner, {**record, "facts": values.get("facts")})
            if part.truth != FALSE:
                yield part
    elif isinstance(node, Answered):
        answer = (values.get("facts") or {}).get(node.fact)
        yield Explanation(truth=node.truth(values), kind="answer", name=node.fact, state=_state(answer))
    else:
        origin = getattr(values, "origin", None)
        for criteria in origin(node.name) if origin is not None else ():
            yield _explain(criteria.root, values)


def _bounds(node: Node) -> dict[str, int] | None:
    named = {key: getattr(node, key, None) for key in ("at_least", "at_most")}
    return {key: bound for key, bound in named.items() if bound is not None} or None


def _state(value: Any) -> str:
    if value is NOT_APPLICABLE:
        return "not_applicable"
    return "unknown" if is_unknown(value) else "known"
