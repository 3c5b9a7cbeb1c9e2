# SPDX-License-Identifier: Apache-2.0
"""The pages of docs/codes: what each says of its code, and the files of its examples."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

REPOSITORY = Path(__file__).parents[2]
PAGES = REPOSITORY / "docs" / "codes"
INDEX = PAGES / "index.md"

_PAGE = re.compile(
    r"# (?P<name>\S+)\n+(?P<sentence>.+?)\n+"
    r"- Severity: (?P<severity>error|warning|note)\n"
    r"- Mended by --fix: (?P<fixable>yes|no)\n"
    r"- Can be waived: (?P<waivable>yes|no)\n+"
    r"## Wrong\n(?P<wrong>.+?)\n## Right\n(?P<right>.+)",
    re.DOTALL,
)
_FENCE = re.compile(r"^```(?P<language>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (?P<file>\S+\.(?:yaml|json))\n")


@attrs.frozen(kw_only=True)
class Page:
    """One page; an example maps files of a pack to what stands in them, none where it shows something else."""

    name: str
    sentence: str
    severity: str
    fixable: bool
    waivable: bool
    wrong: dict[str, str]
    right: dict[str, str]


def read_page(name: str) -> Page:
    """The page of a code; fails where it is not of the form that pages have."""
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    found = _PAGE.fullmatch(text)
    assert found is not None, f"docs/codes/{name}.md is not of the form of CONTRIBUTING.md"
    return Page(
        name=found["name"],
        sentence=found["sentence"],
        severity=found["severity"],
        fixable=found["fixable"] == "yes",
        waivable=found["waivable"] == "yes",
        wrong=_files(found["wrong"]),
        right=_files(found["right"]),
    )


def _files(section: str) -> dict[str, str]:
    files: dict[str, str] = {}
    for fence in _FENCE.finditer(section):
        first = _FILE.match(fence["text"])
        name = fence["file"] or (first["file"] if first else None)
        if name is not None:
            files[name] = fence["text"]
    assert _FENCE.search(section), "an example is a fenced block"
    return files


def index() -> str:
    """What docs/codes/index.md should say."""
    from corekit.check.codes import codes

    rows = "".join(
        f"| [{code.name}]({code.name}.md) | {code.severity} | {'yes' if code.fixable else ''} | "
        f"{'' if code.safety else 'yes'} | {code.sentence} |\n"
        for code in codes().values()
    )
    return (
        "# Codes\n\nEvery finding of corekit has a stable code, and every code a page with an example that is wrong "
        "and one that is right.\n\n"
        f"| code | severity | `--fix` | can be waived | what it says |\n|---|---|---|---|---|\n{rows}"
    )


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
