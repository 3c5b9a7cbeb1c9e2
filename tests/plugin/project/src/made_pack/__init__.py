# SPDX-License-Identifier: Apache-2.0
"""A pack whose code must never run."""

raise RuntimeError("a pack is data: nothing may import it")
