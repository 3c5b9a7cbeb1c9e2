# SPDX-License-Identifier: Apache-2.0
"""The page about the command line shows every command's help as it is."""

from __future__ import annotations

from .command_line import PAGE, commands, help_of, shown


def test_the_page_shows_the_help_of_every_command() -> None:
    """No command is missing, none is stale; `python -m tests.docs.command_line` brings the page up to date."""
    assert shown(PAGE.read_text(encoding="utf-8")) == {command: help_of(command) for command in commands()}
