# SPDX-License-Identifier: Apache-2.0
"""A case: a test that ships with content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.codec import Value, strings

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Case(Value):
    """
    One case: `given` on top of a well adult, `expect` by containment; or, in `cases`, several.

    *progressions* are those whose moves a case in the folder `cases`, or each of several, is about.
    """

    given: Any = None
    expect: Any = None
    title: str | None = None
    screens: tuple[str, ...] | None = strings()
    progressions: tuple[str, ...] | None = strings()
    cases: Any = None

    @property
    def is_whole(self) -> bool:
        """Whether it says what is given and what must follow; a test that is half written shows nothing."""
        return self.given is not None and bool(self.expect)

    def each(self) -> Iterator[Case]:
        """Each of several, or the case itself."""
        if self.cases is None:
            yield self
        for data in self.cases or ():
            yield Case.from_dict({**data, "progressions": list(self.progressions or ())})
