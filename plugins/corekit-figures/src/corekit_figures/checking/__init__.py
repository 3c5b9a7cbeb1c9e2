# SPDX-License-Identifier: Apache-2.0
"""Whether a figure can be drawn, stands on what it should stand on, and shows what its exercise declares."""

from __future__ import annotations

from corekit_figures.checking.figure import check_figure

__all__ = ["check_figure"]
