# SPDX-License-Identifier: Apache-2.0
"""
The exceptions of corekit; each is for a caller to catch.

A user's mistake is a `Diagnostic`, collected with all others; an exception carries them. No answer of a person ever
stands in a message.

    CorekitError
      DocumentInvalid
        ProfileInvalid
        OptionInvalid
      UnknownName
        UnknownFormat
        LanguageMissing
      PlanOutdated
      PacksBroken
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.model.diagnostic import Diagnostic


class CorekitError(Exception):
    """Anything corekit reports to its caller: what is wrong, how to mend it, and every single finding."""

    #: The stable code of this kind of error.
    code = "error"

    def __init__(
        self, message: str, *, hint: str | None = None, diagnostics: Iterable[Diagnostic] = (), code: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.diagnostics = tuple(diagnostics)
        if code is not None:
            self.code = code

    def __str__(self) -> str:
        return self.message if self.hint is None else f"{self.message} {self.hint}"


class DocumentInvalid(CorekitError):  # noqa: N818 - a state of the document; the tree is public
    """A document does not follow its schema; `diagnostics` holds every fault."""

    code = "document-invalid"


class ProfileInvalid(DocumentInvalid):
    """A profile holds answers that cannot be used."""

    code = "profile-invalid"


class OptionInvalid(DocumentInvalid):
    """An option of an output format is not one of those it offers."""

    code = "option-invalid"


class UnknownName(CorekitError):  # noqa: N818 - reads as what it says
    """A name that nothing installed answers to; the hint holds close matches."""

    code = "unknown-name"


class UnknownFormat(UnknownName):
    """An output format that no installed package brings."""

    code = "unknown-format"


class LanguageMissing(UnknownName):
    """A language without a catalogue."""

    code = "language-missing"


class PlanOutdated(CorekitError):  # noqa: N818 - a state of the plan; the tree is public
    """A plan of a schema that this version no longer reads."""

    code = "plan-outdated"


class PacksBroken(CorekitError):  # noqa: N818 - a state of the packs; the tree is public
    """Packs or plugins are broken and the caller asked for strictness."""

    code = "packs-broken"
