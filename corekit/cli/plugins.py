# SPDX-License-Identifier: Apache-2.0
"""`corekit plugins`: what is installed, what it brings, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.content import KINDS
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, print_outline
from corekit.cli.screen import is_broken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.formats.outline import Outline
    from corekit.kit import Kit
    from corekit.messages import Translator

#: The major version of the plugin API that this release has: the number in the entry-point groups.
API_MAJOR = 1
#: Findings of content that are told here; notes are for authors.
_SHOWN = ("error", "warning")


@click.command("plugins")
@kit_options()
def plugins_command(settings: Settings) -> int:
    """List the installed plugins: version, state, packs, hooks, and what is wrong.

    Works with broken plugins present. Exit code 5 if one of them may hold screening rules, 1 if another is not sound.
    """
    kit = settings.kit()
    listing = _listing(kit)
    if settings.as_json:
        print_json(listing)
    else:
        print_outline(_outline(listing, settings.translator()))
    return _exit_code(kit)


def _exit_code(kit: Kit) -> int:
    if is_broken(kit):
        return exit_codes.BROKEN
    faulty = kit.plugins.problems or any(problem.severity == "error" for problem in kit.library.problems)
    return exit_codes.FINDINGS if faulty else exit_codes.FINE


def _listing(kit: Kit) -> dict[str, Any]:
    """Everything that is known, as JSON data."""
    packs = [
        {
            "namespace": pack.namespace,
            "title": pack.title,
            "version": pack.version,
            "distribution": pack.distribution,
            "licence": pack.manifest.licence,
            "covers": list(pack.covers),
            "counts": {kind: len(items) for kind, items in pack.items.items() if items},
        }
        for pack in kit.packs.values()
    ]
    return {
        "api_major": API_MAJOR,
        "packs": packs,
        "plugins": [dict(row) for row in kit.plugins.listing()],
        "problems": [problem.to_dict() for problem in kit.plugins.problems],
        "content_problems": [problem.to_dict() for problem in kit.library.problems if problem.severity in _SHOWN],
    }


def _outline(listing: Mapping[str, Any], translator: Translator) -> Outline:
    from corekit.formats.outline import Heading, Paragraph, Table, section  # noqa: PLC0415 - not for JSON
    from corekit.formats.outline import listing as bullet_list  # noqa: PLC0415 - not for JSON

    t = translator
    packs = tuple(
        (pack["namespace"], pack["title"], pack["version"] or "", ", ".join(pack["covers"]), _counted(pack["counts"]))
        for pack in listing["packs"]
    )
    header = (t.gettext("Pack"), t.gettext("Title"), t.gettext("Version"), t.gettext("Screens"), t.gettext("Holds"))
    rows = tuple(
        (row["name"], row["version"] or "", _status(row["status"], t), ", ".join(row["packs"]), _offers(row["offers"]))
        for row in listing["plugins"]
    )
    plugin_header = (
        t.gettext("Plugin"),
        t.gettext("Version"),
        t.gettext("State"),
        t.gettext("Packs"),
        t.gettext("Hooks"),
    )
    problems = [
        f"{problem['distribution'] or problem['entry_point'] or ''}: {problem['message']} {problem['hint']}"
        for problem in listing["problems"]
    ]
    content = [f"{problem.get('file') or ''}: {problem['message']}" for problem in listing["content_problems"]]
    none = (Paragraph(text=t.gettext("No plugin is installed.")),)
    return (
        Heading(text=t.gettext("Plugins (API {major})", major=listing["api_major"]), level=1),
        *((Table(header=plugin_header, rows=rows),) if rows else none),
        *section(t.gettext("Packs in use"), (Table(header=header, rows=packs),)),
        *section(t.gettext("Problems"), bullet_list([*problems, *content])),
    )


def _status(status: str, translator: Translator) -> str:
    words = {
        "sound": translator.gettext("sound"),
        "broken": translator.gettext("broken"),
        "off": translator.gettext("switched off"),
    }
    return words.get(status, status)


def _counted(counts: Mapping[str, int]) -> str:
    plural = {kind: words for words, kind in KINDS.items()}
    return ", ".join(
        f"{count} {kind if count == 1 else plural.get(kind, kind)}" for kind, count in sorted(counts.items())
    )


def _offers(offers: Mapping[str, list[str]]) -> str:
    return ", ".join(
        f"{hook.removeprefix('corekit_').replace('_', ' ')}: {', '.join(ids)}" for hook, ids in offers.items() if ids
    )
