# SPDX-License-Identifier: Apache-2.0
"""Run the reader of a plugin over what somebody gave, so that nothing it does wrong goes further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.errors import CorekitError, DocumentInvalid
from corekit.model.read_result import ReadResult

if TYPE_CHECKING:
    from corekit.model.reader import Reader


def read_with(reader: Reader, content: bytes) -> ReadResult:
    """
    What *reader* makes of *content*.

    Raises `DocumentInvalid` where it refuses the content, `CorekitError` where it breaks down or gives something else.
    """
    try:
        result: object = reader.read(content)
    except ValueError as error:
        message = f"This cannot be read as '{reader.name}': {error}"
        raise DocumentInvalid(message, hint="Give the file as it was exported, and the format it has.") from error
    except Exception as error:
        message = f"The reader '{reader.id}' broke down ({type(error).__name__})."
        raise CorekitError(message, hint="Report it to whoever maintains the plugin; nothing was read.") from error
    if not isinstance(result, ReadResult):
        message = f"The reader '{reader.id}' gave a {type(result).__name__} instead of a ReadResult."
        raise CorekitError(message, hint="Report it to whoever maintains the plugin; nothing was read.")
    return result
