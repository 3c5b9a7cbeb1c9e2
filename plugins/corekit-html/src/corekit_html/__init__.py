# SPDX-License-Identifier: Apache-2.0
"""Documents of corekit as web pages: one file that loads nothing, or a fragment for a page of another application."""
