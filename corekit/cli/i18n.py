# SPDX-License-Identifier: Apache-2.0
"""`corekit i18n`: bring the translations of a pack up to date with what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, write_file
from corekit.errors import DocumentInvalid, UnknownName

if TYPE_CHECKING:
    from corekit.content.catalogues import Updated
    from corekit.content.pack import Pack

_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


@click.command("i18n")
@click.argument("folder", metavar="PATH", type=_DIRECTORY)
@click.option("--for", "namespace", metavar="NAMESPACE", help="Translate what this other, installed pack says.")
@kit_options()
def i18n_command(settings: Settings, folder: Path, namespace: str | None) -> int:
    """Write or update the translations of the pack in PATH: `content/i18n/LANGUAGE.po`.

    `--language de` begins a language; without it every catalogue that is there is brought up to date. Translations are
    kept; where the sentence has changed they are marked fuzzy and not used until somebody has looked at them. With
    `--for` the pack in PATH brings the translation of another one, in `content/i18n/LANGUAGE/NAMESPACE.po`.
    """
    from corekit.content.catalogues import languages_of, update  # noqa: PLC0415 - not before the arguments are right

    pack = _pack(folder)
    wanted = ((settings.language, namespace),) if settings.language else languages_of(pack)
    if not wanted or (namespace and not settings.language):
        raise click.UsageError("Say which language: --language de.")
    written = []
    for language, space in wanted:
        if not _TAG.fullmatch(language):
            raise click.UsageError(f"{language!r} is no language. Write a tag such as de or pt-BR.")
        try:
            updated = update(pack, language, of=_other(settings, space) if space else None)
        except ValueError as error:
            hint = "Mend it by hand first: nothing of it may be lost."
            raise DocumentInvalid(f"i18n/{language}: {error}.", hint=hint, code="catalogue-unreadable") from error
        path = Path(str(pack.root)) / updated.file
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, updated.text.encode(), private=False)
        written.append(updated)
    _say(settings, written)
    return exit_codes.FINE


def _pack(folder: Path) -> Pack:
    from corekit.content.pack import load_pack  # noqa: PLC0415 - not before the arguments are known to be right
    from corekit.plugin.location import locate_directory  # noqa: PLC0415 - as above

    roots = locate_directory(folder)
    if len(roots) != 1:
        what = "There is no pack" if not roots else "There are several packs"
        raise UnknownName(f"{what} in '{folder}'.", hint="Name the directory of one pack.")
    loaded = load_pack(roots[0])
    if loaded.pack is None:
        hint = "'corekit check' says what is wrong with it."
        raise DocumentInvalid(f"The pack in '{folder}' cannot be read.", hint=hint, diagnostics=loaded.diagnostics)
    return loaded.pack


def _other(settings: Settings, namespace: str) -> Pack:
    """The installed pack of that namespace."""
    return settings.kit().library.pack(namespace)


def _say(settings: Settings, written: list[Updated]) -> None:
    if settings.as_json:
        print_json({"catalogues": [updated.to_dict() for updated in written]})
        return
    for updated in written:
        figures = updated.to_dict()
        line = "{file}: {sentences} sentences, {translated} translated, {doubtful} to look at, {missing} missing"
        click.echo(line.format(**figures))
        if updated.missing_guards:
            count = len(updated.missing_guards)
            click.echo(f"  {count} of them keep somebody safe (questions, stop rules, safety net): first of all")
            for context in updated.missing_guards[:5]:
                click.echo(f"    {context}")
