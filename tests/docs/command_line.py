# SPDX-License-Identifier: Apache-2.0
"""What docs/command-line.md should say: the help text of every command. Run this file to bring the page up to date."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from click.testing import CliRunner

from corekit.cli.app import COMMANDS, app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "command-line.md"
WIDTH = 100
_BLOCK = re.compile(r"^## corekit(?: (\w+))?\n(.*?)```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def help_of(command: str) -> str:
    """What `corekit COMMAND --help` prints, as wide as the page has it."""
    words = [command, "--help"] if command else ["--help"]
    result = CliRunner().invoke(app, words, prog_name="corekit", terminal_width=WIDTH, max_content_width=WIDTH)
    assert result.exit_code == 0, result.output
    return result.output


def shown(page: str) -> dict[str, str]:
    """Command to the help text that the page shows."""
    return {found[1] or "": found[3] for found in _BLOCK.finditer(page)}


def brought_up_to_date(page: str) -> str:
    """The page with the help texts as they are now."""

    def replaced(found: re.Match[str]) -> str:
        return found[0].replace(f"```text\n{found[3]}", f"```text\n{help_of(found[1] or '')}")

    return _BLOCK.sub(replaced, page)


def commands() -> list[str]:
    """Every command, and the program itself as an empty word."""
    return ["", *COMMANDS]


if __name__ == "__main__":
    PAGE.write_text(brought_up_to_date(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
