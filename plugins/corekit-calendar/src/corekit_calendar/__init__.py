# SPDX-License-Identifier: Apache-2.0
"""Plans as iCalendar files (RFC 5545)."""
