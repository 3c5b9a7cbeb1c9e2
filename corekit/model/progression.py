# SPDX-License-Identifier: Apache-2.0
"""A progression: stages and the moves between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.codec import Value, many, nested

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Following(Value):
    """An exercise done right after another; `or_` selects others that would serve."""

    exercise: str
    or_: Any = None
    dose: Any = None
    intensity: Any = None
    frequency: Any = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Use(Value):
    """An exercise as a stage gives it, with what is done right after it; `or_` selects others that would serve."""

    exercise: str
    or_: Any = None
    dose: Any = None
    intensity: Any = None
    frequency: Any = None
    followed_by: tuple[Following, ...] | None = many(Following)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entry(Value):
    """A later stage that somebody may begin in when a test says so."""

    stage: str
    when: Any


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Stage(Value):
    """One stage; each move is a guard or a list of guards `{when, to, by, scale, because}`."""

    id: str
    phase: str | None = None
    title: str | None = None
    use: tuple[Use, ...] = many(Use, required=True)
    advance: Any = None
    regress: Any = None
    stay: Any = None
    stop: Any = None
    refer: Any = None

    def uses(self) -> Iterator[Use | Following]:
        """Everything the stage gives, each with what is done right after it."""
        for use in self.use:
            yield use
            yield from use.followed_by or ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Always(Value):
    """Guards tested in every stage."""

    stop: Any = None
    refer: Any = None
    regress: Any = None
    stay: Any = None
    advance: Any = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Progression(Value):
    """One progression; somebody starts in the first stage unless an `enter` is true."""

    title: str
    because: str | None = None
    sources: Any = None
    enter: tuple[Entry, ...] | None = many(Entry)
    stages: tuple[Stage, ...] = many(Stage, required=True)
    always: Always | None = nested(Always)
    replaces_default_responses: str | None = None
    cases: Any = None
