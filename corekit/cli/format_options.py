# SPDX-License-Identifier: Apache-2.0
"""`--set NAME=VALUE`: what a format lets people choose, given on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.errors import OptionInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping

_META = "corekit.format_options"
_WORDS = {"yes": True, "true": True, "no": False, "false": False}


def _remember(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> None:
    del parameter
    context.meta[_META] = values


SET = click.option(
    "--set",
    "set_",
    multiple=True,
    metavar="NAME=VALUE",
    expose_value=False,
    callback=_remember,
    help="Choose an option of the format, such as timezone=Europe/Berlin; may be given again.",
)


def chosen(schema: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return what was chosen with `--set`, each value as the schema of the format's options types it.

    A list is given with commas, `@FILE` is the document (JSON or YAML) in a file. Raises `OptionInvalid` for what is
    no `NAME=VALUE` and for a file that holds no document; what the schema does not allow is refused when it is used.
    """
    given: tuple[str, ...] = click.get_current_context().meta.get(_META, ())
    known = schema.get("properties", {})
    options: dict[str, Any] = {}
    for text in given:
        name, separator, value = text.partition("=")
        if not separator or not name:
            raise OptionInvalid(f"'{text}' is no option.", hint="Say --set NAME=VALUE, such as --set width=60.")
        options[name.strip()] = _typed(value.strip(), known.get(name.strip(), {}))
    return options


def _typed(text: str, schema: Mapping[str, Any]) -> Any:
    kind = schema.get("type")
    if text.startswith("@") and kind in ("object", "array"):
        return _document(Path(text[1:]))
    if kind == "array":
        return [_typed(part.strip(), schema.get("items", {})) for part in text.split(",") if part.strip()]
    if kind == "boolean":
        return _WORDS.get(text.lower(), text)
    if kind in ("integer", "number"):
        try:
            return int(text) if kind == "integer" else float(text)
        except ValueError:
            return text
    return text


def _document(path: Path) -> Any:
    from corekit.content.reading import read  # noqa: PLC0415 - only where a file is given

    try:
        content = path.read_bytes()
    except OSError as error:
        raise click.FileError(str(path), error.strerror or "cannot be read") from error
    document = read(content, name=str(path), maximum_bytes=16 * 1024 * 1024, maximum_depth=64)
    if document.diagnostics:
        raise OptionInvalid(f"{path} holds no document.", diagnostics=document.diagnostics)
    return document.data
