# SPDX-License-Identifier: Apache-2.0
"""
`Record`: equality, hash and text form of an attrs class, written once.

Generated for each class they would cost a third of a warm start; as a base they cost nothing until somebody compares.
Slots would make each class twice: the values of the model have them, what is only passed about within has none. Use it
as ``@attrs.frozen(eq=False, repr=False, slots=False)`` over ``class Name(Record)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    import attrs


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """
    Several values as a tuple, for ``attrs.field(converter=as_tuple)``.

    One text alone would fall apart into letters, so it stays and is refused. `tuple` itself as a converter costs
    3 ms of a start, because attrs works out its signature.
    """
    return values if isinstance(values, str) else tuple(values)  # type: ignore[return-value]


class Record:
    """Values of one class are equal where their fields are; what has ``eq=False`` or ``repr=False`` stays out."""

    __slots__ = ()

    if TYPE_CHECKING:
        __attrs_attrs__: ClassVar[tuple[attrs.Attribute[Any], ...]]

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __repr__(self) -> str:
        fields = (field.name for field in self.__attrs_attrs__ if field.repr)
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields)})"

    def _compared(self) -> tuple[Any, ...]:
        return tuple(getattr(self, field.name) for field in self.__attrs_attrs__ if field.eq)
