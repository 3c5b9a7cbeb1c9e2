# SPDX-License-Identifier: Apache-2.0
"""
Frozen values, one module a kind.

Content: `manifest exercise fact rule condition progression regimen claim case term source`. Documents: `profile intake
screening plan journal progress recheck catalogue`. What crosses floors: `diagnostic finding position screener check
output_format reader`. `dose` and `attributes` are THE tables; `codec` turns data into values and back without loss.
"""
