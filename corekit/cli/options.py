# SPDX-License-Identifier: Apache-2.0
"""The options that every command takes, and the kit that they describe."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from corekit.kit import Kit
    from corekit.messages import Translator
    from corekit.model.profile import Profile

SOURCE_LANGUAGE = "en"


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """An option's date, written YYYY-MM-DD; a usage error says how dates are written."""
    from datetime import date as calendar_date  # noqa: PLC0415 - only where a date is given

    if value is None:
        return None
    try:
        return calendar_date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is not a date. Write it as YYYY-MM-DD, for example 2026-11-21.", ctx, param
        ) from None


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Settings(Record):
    """What the common options said."""

    paths: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    disable: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    cache: bool = True
    language: str | None = None
    given_today: date | None = None
    as_json: bool = False
    debug: bool = False

    @property
    def today(self) -> date:
        """`--today`, or the calendar's date: the command line is the only place that looks at the clock."""
        from datetime import date as calendar_date  # noqa: PLC0415 - only where a date matters

        return self.given_today or calendar_date.today()

    def kit(self) -> Kit:
        """The kit of these options; raises what `corekit.load` raises."""
        import corekit  # noqa: PLC0415 - not before the options are known to be right

        return corekit.load(
            only=self.only or None,
            disable=self.disable,
            require=self.require,
            paths=self.paths,
            cache=self.cache,
            languages=(self.language or SOURCE_LANGUAGE,),
        )

    def spoken(self, preferred: str | None = None) -> str:
        """The language to answer in: `--language`, else the one `preferred`, else English."""
        return self.language or preferred or SOURCE_LANGUAGE

    def speaking(self, profile: Profile) -> Profile:
        """The profile of somebody who asked for `--language` here; as it is without."""
        return profile if self.language is None else attrs.evolve(profile, language=self.language)

    def translator(self, preferred: str | None = None) -> Translator:
        """The core's sentences in that language."""
        from corekit.messages import translator  # noqa: PLC0415 - only commands that speak need it

        return translator(self.spoken(preferred))


_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)

_COMMON = (
    click.option("--path", "paths", type=_DIRECTORY, multiple=True, help="Also use the pack in this directory."),
    click.option("--only", multiple=True, metavar="NAME", help="Use only this plugin, and the core."),
    click.option("--disable", multiple=True, metavar="NAME", help="Leave this plugin out."),
    click.option(
        "--require", multiple=True, metavar="NAME", help="Give nothing unless this plugin is there and sound."
    ),
    click.option("--no-cache", is_flag=True, help="Read every file anew."),
    click.option("--language", metavar="TAG", help="Language of the answer, such as de or pt-BR."),
    click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document."),
    click.option("--debug", is_flag=True, help="Show where an unexpected failure happened."),
)
_TODAY = click.option(
    "--today", "given_today", metavar="DATE", callback=read_day, help="The date to reckon with (YYYY-MM-DD)."
)


def kit_options(*, dated: bool = False) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command the common options, with `--today` if it is `dated`; it receives them as one `Settings`."""

    def decorate(command: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(command)
        def called(**given: Any) -> int:
            common = {field.name: given.pop(field.name) for field in attrs.fields(Settings) if field.name in given}
            return command(Settings(cache=not given.pop("no_cache"), **common), **given)

        options = (*_COMMON[:6], _TODAY, *_COMMON[6:]) if dated else _COMMON
        for option in reversed(options):
            called = option(called)
        return called

    return decorate
