# SPDX-License-Identifier: Apache-2.0
"""`corekit sign`: a clinician's signature under items of a pack, and which signatures still hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options, read_day
from corekit.cli.output import print_json, print_outline, write_file

if TYPE_CHECKING:
    from datetime import date

    from corekit.check.diff.sides import Side

_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
_STATES = {
    "signed": "Signed",
    "expired": "Expired: sign again",
    "changed": "Changed since it was signed",
    "unsigned": "Not signed",
    "gone": "Signed, and no longer there",
}


@click.command("sign")
@click.argument("items", metavar="[ITEM]...", nargs=-1)
@click.option("--by", metavar="NAME", help="Who reviewed the items: name, profession, registration.")
@click.option("--until", metavar="DATE", callback=read_day, help="The last day on which the signature holds.")
@click.option("--all", "everything", is_flag=True, help="Sign every item of the pack.")
@click.option("--list", "listing", is_flag=True, help="Only say what is signed, expired or changed since.")
@click.option("--pack", "folder", type=_DIRECTORY, default=".", help="The pack; the current directory unless said.")
@kit_options(dated=True)
def sign_command(
    settings: Settings,
    items: tuple[str, ...],
    by: str | None,
    until: date | None,
    everything: bool,
    listing: bool,
    folder: Path,
) -> int:
    """Sign ITEMs of a pack (`exercises/chin-nod`, or `chin-nod`) as their reviewer.

    Writes `reviews.yaml` with the digest of what each item says now: whoever changes a word later, or what the pack
    assumes for it, has not been reviewed. Nothing is signed that has errors or whose cases fail.
    """
    from corekit.check.diff.sides import open_side  # noqa: PLC0415 - not before the arguments are known to be right
    from corekit.plugin import discover  # noqa: PLC0415 - as above

    if not listing:
        _complete(items, by, until, settings.today, everything=everything)
    known = discover(paths=(*settings.paths, folder), only=settings.only or None, disable=settings.disable).packs
    side = open_side(str(folder), known, cache=settings.cache)
    if listing or by is None or until is None:
        return _list(settings, side)
    return _sign(settings, side, items, by, until)


def _complete(items: tuple[str, ...], by: str | None, until: date | None, today: date, *, everything: bool) -> None:
    if bool(items) == everything:
        raise click.UsageError("Name the items to sign, or say --all.")
    if by is None or until is None or not by.strip():
        raise click.UsageError("A signature needs --by NAME and --until DATE.")
    if until < today:
        raise click.UsageError(f"--until {until} is past already.")


def _sign(settings: Settings, side: Side, items: tuple[str, ...], by: str, until: date) -> int:
    from corekit.check.signing import find_item, refuse_faulty  # noqa: PLC0415 - not for --list
    from corekit.content.layout import REVIEWS  # noqa: PLC0415 - as above
    from corekit.content.reviews import acted_on, signed  # noqa: PLC0415 - as above

    wanted = list(dict.fromkeys(find_item(side, name) for name in items)) or list(acted_on(side.pack))
    refuse_faulty(side, wanted)
    text = signed(side.pack, wanted, by=by.strip(), on=settings.today, until=until)
    path = Path(str(side.pack.root)) / REVIEWS
    write_file(path, text.encode(), private=False)
    if settings.as_json:
        print_json({"file": str(path), "signed": [f"{kind}/{local}" for kind, local in wanted]})
    else:
        count = "1 item" if len(wanted) == 1 else f"{len(wanted)} items"
        click.echo(f"{count} signed by {by.strip()} until {until}: {path}", err=True)
    return exit_codes.FINE


def _list(settings: Settings, side: Side) -> int:
    from corekit.content.reviews import states  # noqa: PLC0415 - not for signing

    found = states(side.pack, settings.today)
    if settings.as_json:
        print_json(
            {
                "pack": side.pack.namespace,
                "today": settings.today.isoformat(),
                "items": [one.to_dict() for one in found],
            }
        )
        return exit_codes.FINE
    from corekit.formats.outline import Table  # noqa: PLC0415 - not for JSON

    rows = tuple((one.item, _STATES[one.state], one.by or "", one.until or "") for one in found)
    print_outline((Table(header=("Item", "State", "By", "Until"), rows=rows),))
    return exit_codes.FINE
