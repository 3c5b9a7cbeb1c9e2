# SPDX-License-Identifier: Apache-2.0
"""A module that ends the process."""

import sys

sys.exit(3)
