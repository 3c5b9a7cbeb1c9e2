# SPDX-License-Identifier: Apache-2.0
"""
From files to a library: text with positions, packs, names, and what is wrong with any of it.

- `reading` (`yaml_document` by `yaml_lines`, `quick_yaml` or `yaml_reader`; `json_reader`; `document`, `spans`): text
  to data with places; bad input never raises
- `schemas`, `validation`, `wording`: data against its schema, by either engine, in our own words
- `layout`, `files`, `pack`, `packing`, `assumptions`: a directory to a pack; the path is the identity
- `library` (`names`, `vocabulary`, `terms`, `conflicts`, `linker`, `references`, `linking`): packs to one whole
- `subjects`, `exercises`, `variants`, `selections`: what criteria can test of it
- `item_data`, `briefs`, `citing`: the items' data and what is worked out from each
- `cache`, `memo`, `texts`, `loading`: what was read and worked out last time, while it is true
- `documents`, `answers`, `soundness`: what people give, held against it
- `codes`: every diagnostic code
"""
