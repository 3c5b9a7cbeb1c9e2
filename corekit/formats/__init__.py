# SPDX-License-Identifier: Apache-2.0
"""What the core itself renders: `json`, `text` and `markdown`.

Text and Markdown are two renderings of one neutral outline (`outline`); each document has a module that makes its
outline. Whatever else renders (HTML, PDF, calendars) comes from plugins through the same door.
"""

from __future__ import annotations

from corekit.formats.core_formats import core_formats

__all__ = ["core_formats"]
