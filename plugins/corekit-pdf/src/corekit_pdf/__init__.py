# SPDX-License-Identifier: Apache-2.0
"""Documents of corekit as handouts: tagged PDF, with a log sheet to fill in by hand."""
