# SPDX-License-Identifier: Apache-2.0
"""
`corekit new`: projects and items to begin with, and the schemas that editors complete from.

The templates are package data (`templates/`), filled by `string.Template`. Nothing that exists is ever overwritten.
"""
