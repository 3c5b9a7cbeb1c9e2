# SPDX-License-Identifier: Apache-2.0
"""What `corekit new` makes."""
