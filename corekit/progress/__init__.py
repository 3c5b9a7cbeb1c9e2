# SPDX-License-Identifier: Apache-2.0
"""From a plan and its journal to what comes next: journal facts, moves between stages, and the next plan."""
