# SPDX-License-Identifier: Apache-2.0
"""The built-in pack `core`: the words, facts and condition ids that every other pack speaks of. Data only."""
