# SPDX-License-Identifier: Apache-2.0
"""From a specification to poses: which angles put hands and feet where they are said to be."""

from __future__ import annotations

#: Changes whenever the solver, the body or the bases give other poses: what was remembered before is then forgotten.
SOLVER_VERSION = 1
