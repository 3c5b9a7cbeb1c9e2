# SPDX-License-Identifier: Apache-2.0
"""Checks over content: what a pack's own cases say, run against the core, the pack and what it requires."""
