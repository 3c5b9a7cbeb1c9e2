# SPDX-License-Identifier: Apache-2.0
"""The command group: knows where every command stands and imports only the one that is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import Any

#: Command to the module that holds it; the function there has the command's name.
COMMANDS = {
    "intake": "corekit.cli.intake",
    "screen": "corekit.cli.screen",
    "plan": "corekit.cli.plan",
    "why": "corekit.cli.why",
    "render": "corekit.cli.render",
    "figure": "corekit.cli.figure",
    "log": "corekit.cli.log",
    "progress": "corekit.cli.progress",
    "report": "corekit.cli.report",
    "simulate": "corekit.cli.simulate",
    "plugins": "corekit.cli.plugins",
    "list": "corekit.cli.content",
    "show": "corekit.cli.content",
    "search": "corekit.cli.content",
    "facts": "corekit.cli.content",
    "catalogue": "corekit.cli.catalogue",
    "schema": "corekit.cli.schema",
    "new": "corekit.cli.new",
    "check": "corekit.cli.check",
    "diff": "corekit.cli.diff",
    "claims": "corekit.cli.claims",
    "sign": "corekit.cli.sign",
    "i18n": "corekit.cli.i18n",
    "preview": "corekit.cli.preview",
    "migrate": "corekit.cli.migrate",
}


class LazyGroup(click.Group):
    """Commands by name, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The command of this name, imported now."""
        module = COMMANDS.get(cmd_name)
        return None if module is None else getattr(import_module(module), f"{cmd_name}_command")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command is answered with the nearest one."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib  # noqa: PLC0415 - only for a name that does not exist

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"There is no command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version  # noqa: PLC0415 - only here

    click.echo(f"corekit {version('corekit')}")
    ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version."
)
def app(**_options: Any) -> None:
    """Exercise and rehabilitation content: structured, sourced, screened and explained.

    Start with `corekit intake -o me.yaml`, then `corekit plan me.yaml`. corekit is not a medical device.

    Exit codes: 0 fine, 1 findings or an invalid document, 2 wrong usage, 3 referred (no exercises given),
    4 incomplete (questions are open), 5 a plugin is broken and the answer is not complete.
    """
