# SPDX-License-Identifier: Apache-2.0
"""From the data of a figure to its specification, or to everything that is wrong with it."""

from __future__ import annotations

from corekit_figures.reading.figure import read_figure

__all__ = ["read_figure"]
