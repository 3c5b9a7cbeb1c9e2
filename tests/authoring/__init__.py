# SPDX-License-Identifier: Apache-2.0
"""The commands that authors of packs use."""
