# SPDX-License-Identifier: Apache-2.0
"""A text that was read: its data, where every value stands, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.content.spans import Span, Spans
    from corekit.model.diagnostic import Diagnostic


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Document:
    """
    What a text says.

    *data* is JSON data, None where nothing could be read; of keys named twice neither value is in it. *diagnostics*
    are the faults of the text itself. Positions of JSON are worked out when first asked for.
    """

    name: str
    data: Any = attrs.field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    _find_spans: Callable[[], Spans] = attrs.field(repr=False)
    _spans: list[Spans] = attrs.field(factory=list, init=False, repr=False)

    @property
    def ok(self) -> bool:
        """Whether the text has no fault."""
        return not self.diagnostics

    @property
    def spans(self) -> Spans:
        """Where values and keys stand."""
        if not self._spans:
            self._spans.append(self._find_spans())
        return self._spans[0]

    def position(self, pointer: str, *, key: bool = False) -> Span:
        """Return where the value at *pointer* stands (its key with *key*), or its nearest parent that is there."""
        return self.spans.find(pointer, key=key)

    def at(self, diagnostic: Diagnostic, *, key: bool = False) -> Diagnostic:
        """Return *diagnostic* with file, line and column of its pointer."""
        span = self.position(diagnostic.pointer or "", key=key)
        return attrs.evolve(
            diagnostic,
            file=self.name,
            line=span.line,
            column=span.column,
            end_line=span.end_line,
            end_column=span.end_column,
        )

    def locate(self, diagnostics: Iterable[Diagnostic], *, key: bool = False) -> tuple[Diagnostic, ...]:
        """Return all *diagnostics* with file, line and column of their pointers."""
        return tuple(self.at(diagnostic, key=key) for diagnostic in diagnostics)


def names_a_key(fault: Diagnostic) -> bool:
    """Whether a fault of criteria is about a key: the name of a test, unless it is a value, as in `{fact: name}`."""
    named = fault.code in ("criteria-unknown-fact", "criteria-unknown-attribute")
    return named and not (fault.pointer or "").endswith("/fact")
