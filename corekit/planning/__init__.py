# SPDX-License-Identifier: Apache-2.0
"""
Screen, choose, prescribe, schedule, audit: each a pure function from library, answers and date to values.

Read in this order: `safety_rule` and `rulebook` (what can fire; `rulebook_data`: as it is remembered), `rulings`
(what did), `judge` (what that means for one exercise), `screening` (the document), `selection` (regimens and tracks),
`prescription` (exercise and dose of one slot), `schedule` (days and minutes), `audit` (what is missing), `plan` (the
document). `intake`, `why` and `recheck` ask the same machinery other questions. Nothing here reads the clock, the
environment or a file.
"""
