# SPDX-License-Identifier: Apache-2.0
"""A finding as one line of text."""

from __future__ import annotations

import pytest

from corekit.model.diagnostic import Diagnostic


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("there is no exercise 'nod'", "error: there is no exercise 'nod'. Look again. [demo]"),
        ("There is none.", "error: There is none. Look again. [demo]"),
    ],
)
def test_what_is_wrong_and_how_to_mend_it_are_two_sentences(message: str, line: str) -> None:
    """The hint does not run into the message."""
    assert str(Diagnostic(code="demo", message=message, hint="Look again.")) == line
    assert str(Diagnostic(code="demo", message=message)) == f"error: {message} [demo]"
