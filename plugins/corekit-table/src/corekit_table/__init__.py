# SPDX-License-Identifier: Apache-2.0
"""Plans and catalogues as tables: CSV and XLSX."""
