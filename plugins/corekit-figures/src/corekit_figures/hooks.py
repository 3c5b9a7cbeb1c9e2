# SPDX-License-Identifier: Apache-2.0
"""The hooks: drawings as an output format, and checks of figures."""

from __future__ import annotations
