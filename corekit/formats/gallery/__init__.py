# SPDX-License-Identifier: Apache-2.0
"""
A pack as its readers will see it: one plain web page that needs no script and loads nothing.

- `markup`: elements whose texts are always escaped, and the small Markdown subset of content
- `words`: conditions and selectors in words, with questions and titles instead of ids
- `graph`: stages and ladders as drawings
- `exercises`, `rules`, `programmes`, `reviews`: the parts; `page` puts them together
"""
