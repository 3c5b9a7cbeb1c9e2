# SPDX-License-Identifier: Apache-2.0
"""
What changed between two versions of a pack, in clinical words.

- `sides`: a directory, a wheel or an installed pack, with its version and what it requires
- `domains`, `catching`: values worth trying, and whether a condition catches fewer people or exercises than before
- `change`, `doses`, `precautions`, `exercises`, `programmes`, `vocabulary`: one kind of content each
- `renames`, `comparison`: which item became which, the whole comparison and its verdict
"""
