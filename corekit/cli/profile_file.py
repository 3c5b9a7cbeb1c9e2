# SPDX-License-Identifier: Apache-2.0
"""A profile as a YAML or JSON file that people can read and edit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corekit.model.profile import Profile

#: Text that YAML 1.2 reads back as the same text without quotes.
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_:-]*(?<!:)|\d{4}-\d\d-\d\d")
_NOT_PLAIN = {"null", "true", "false"}
_ORDER = ("schema", "answered_on", "language", "facts", "equipment", "time", "regimens", "without")


def profile_text(profile: Profile, path: Path | None = None) -> str:
    """The profile as JSON where the file is named so, else as YAML."""
    data = profile.to_dict()
    data["facts"] = {fact: _short(answer, profile.answered_on) for fact, answer in data.get("facts", {}).items()}
    ordered = {key: data[key] for key in _ORDER if key in data}
    if path is not None and path.suffix.lower() == ".json":
        return json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{line}\n" for line in _mapping(ordered, ""))


def _short(answer: Any, answered_on: str | None) -> Any:
    """An answer without the date that all answers of the file have."""
    if not isinstance(answer, dict):
        return answer
    rest = {key: value for key, value in answer.items() if key != "on" or value != answered_on}
    return rest["answer"] if rest.keys() == {"answer"} else rest


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, dict) and key == "facts":
            yield f"{indent}{_scalar(key)}:" if value else f"{indent}{_scalar(key)}: {{}}"
            yield from _mapping(value, indent + "  ")
        else:
            yield f"{indent}{_scalar(key)}: {_flow(value)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN:
        return value
    return json.dumps(value, ensure_ascii=False)
