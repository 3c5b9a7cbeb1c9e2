# SPDX-License-Identifier: Apache-2.0
"""What users choose of an output format, held against its own schema, with its defaults filled in."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from corekit.errors import OptionInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.model.output_format import OutputFormat


def settled(chosen: OutputFormat, options: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return *options* with the defaults of the format's schema for what was not said.

    Raises `OptionInvalid` for an option that the format does not have, or a value that its schema does not allow.
    """
    known = chosen.options.get("properties", {})
    unknown = sorted(set(options) - set(known))
    if unknown:
        names = ", ".join(sorted(known)) or "none"
        raise OptionInvalid(f"The format '{chosen.name}' has no option '{unknown[0]}'.", hint=f"Its options: {names}.")
    if options:
        _hold_against_schema(chosen, options)
    defaults = {name: copy.deepcopy(option["default"]) for name, option in known.items() if "default" in option}
    return {**defaults, **options}


def _hold_against_schema(chosen: OutputFormat, options: Mapping[str, Any]) -> None:
    from corekit.plugin.names import CORE_FORMATS  # noqa: PLC0415 - only where something is chosen

    if chosen.name in CORE_FORMATS:
        return  # they take what comes: a terminal may be wider than a line should be
    from corekit.content.validation import engine  # noqa: PLC0415 - slow, and seldom asked
    from corekit.content.wording import describe  # noqa: PLC0415 - as above

    faults = tuple(describe(violation, echo=True) for violation in engine(dict(chosen.options))(dict(options)))
    if faults:
        name = (faults[0].pointer or "").strip("/") or "options"
        message = f"The option '{name}' of the format '{chosen.name}' cannot be used: {faults[0].message}."
        raise OptionInvalid(message, hint=faults[0].hint, diagnostics=faults)
