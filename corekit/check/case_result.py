# SPDX-License-Identifier: Apache-2.0
"""What came of one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class CaseResult(Record):
    """What came of one case; `failures` are sentences, empty when everything held."""

    kind: str
    item: str
    index: int
    title: str
    failures: tuple[str, ...] = ()
    #: Whether the engine broke down over it, so that nobody knows whether it holds.
    broken: bool = False
    #: The file it stands in.
    file: str | None = None

    @property
    def passed(self) -> bool:
        """Whether every expectation held."""
        return not self.failures

    @property
    def state(self) -> str:
        """`passed` or `failed`."""
        return "passed" if self.passed else "failed"

    def __str__(self) -> str:
        place = f"{self.kind} {self.item}, case {self.index + 1}"
        return f"{place}: passed" if self.passed else f"{place} ({self.title}): {'; '.join(self.failures)}"

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of it; cases count from 1."""
        file = {} if self.file is None else {"file": self.file}
        return {
            "kind": self.kind,
            "item": self.item,
            "case": self.index + 1,
            "title": self.title,
            **file,
            "state": self.state,
            "failures": list(self.failures),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> CaseResult:
        """The result of JSON data."""
        return cls(
            kind=data["kind"],
            item=data["item"],
            index=data["case"] - 1,
            title=data["title"],
            failures=tuple(data["failures"]),
            file=data.get("file"),
        )
