# SPDX-License-Identifier: Apache-2.0
"""The four hooks and the marker for those who implement them.

The marker says the same as ``pluggy.HookimplMarker("corekit")``, which works as well; it stands here so that a warm
start imports a plugin without pluggy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, overload

from corekit.model.check import Check
from corekit.model.output_format import OutputFormat
from corekit.model.reader import Reader
from corekit.model.screener import Screener

Function = TypeVar("Function", bound=Callable[..., Any])

PROJECT = "corekit"
MARK = f"{PROJECT}_impl"


@overload
def hookimpl(function: Function, /) -> Function: ...
@overload
def hookimpl(
    function: None = None,
    /,
    *,
    specname: str | None = None,
    optionalhook: bool = False,
    tryfirst: bool = False,
    trylast: bool = False,
    wrapper: bool = False,
    hookwrapper: bool = False,
) -> Callable[[Function], Function]: ...
def hookimpl(function: Function | None = None, /, **options: Any) -> Function | Callable[[Function], Function]:
    """Mark a function as the implementation of a hook, with or without parentheses.

    ``specname`` names the hook where the function is called otherwise; ``optionalhook`` says that a corekit which has
    no such hook may ignore it. The other options of pluggy are understood and refused when the plugin is loaded:
    corekit has no order among plugins and nothing to wrap. Raises `TypeError` for any other option.
    """
    defaults: dict[str, Any] = {
        "wrapper": False,
        "hookwrapper": False,
        "optionalhook": False,
        "tryfirst": False,
        "trylast": False,
        "specname": None,
    }
    unknown = options.keys() - defaults.keys()
    if unknown:
        raise TypeError(f"hookimpl has no option {', '.join(sorted(unknown))}")

    def mark(marked: Function) -> Function:
        setattr(marked, MARK, defaults | options)
        return marked

    return mark if function is None else mark(function)


def corekit_output_formats() -> Iterable[OutputFormat]:  # type: ignore[empty-body]
    """Return output formats, which turn documents into files.

    Example::

        from corekit import hookimpl
        from corekit.values import OutputFormat, Rendered

        def render_csv(plan, request):
            rows = "".join(f"{item.id},{item.exercise}\\n" for item in plan.items)
            return Rendered.from_text(rows, media_type="text/csv; charset=utf-8", filename="plan.csv")

        @hookimpl
        def corekit_output_formats():
            yield OutputFormat(
                name="csv", media_type="text/csv", suffix=".csv", documents=("plan",), render=render_csv
            )
    """


def corekit_screeners() -> Iterable[Screener]:  # type: ignore[empty-body]
    """Return screeners: screening in code, for what rules cannot say. Their findings only ever restrict.

    Example::

        from corekit import hookimpl
        from corekit.values import Finding, Screener

        def hold_before_birthday(facts, today):
            born = facts.get("example_birthday")
            if born is not None and born > today.isoformat():
                yield Finding(id="unborn", outcome="hold", because="The date of birth lies in the future.")

        @hookimpl
        def corekit_screeners():
            return [Screener(id="example-birthday", screen=hold_before_birthday)]
    """


def corekit_checks() -> Iterable[Check]:  # type: ignore[empty-body]
    """Return checks: what else ``corekit check`` should look at in a pack.

    Example::

        from corekit import hookimpl
        from corekit.values import Check, Diagnostic

        def titles_are_short(library, namespace):
            for exercise in library.all("exercise"):
                if len(exercise.title) > 60:
                    yield Diagnostic(code="example-long-title", message=f"'{exercise.title}' is longer than a line")

        @hookimpl
        def corekit_checks():
            return [Check(id="example-titles", code_prefix="example", run=titles_are_short)]
    """


def corekit_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """Return readers of foreign documents, each telling what it could not take over.

    Example::

        import json

        from corekit import hookimpl
        from corekit.values import Reader, ReadResult

        def read_answers(content):
            answers = json.loads(content)
            return ReadResult(
                document={"schema": 1, "facts": answers["answers"]},
                losses=tuple(f"{key}: not known here" for key in answers if key != "answers"),
            )

        @hookimpl
        def corekit_readers():
            return [Reader(name="answers", media_types=("application/json",), kind="profile", read=read_answers)]
    """


SPECIFICATIONS: dict[str, Callable[[], Iterable[Any]]] = {
    specification.__name__: specification
    for specification in (corekit_checks, corekit_output_formats, corekit_readers, corekit_screeners)
}
"""The hooks by name."""

VALUE_TYPES: dict[str, type] = {
    "corekit_checks": Check,
    "corekit_output_formats": OutputFormat,
    "corekit_readers": Reader,
    "corekit_screeners": Screener,
}
"""What each hook gives."""
