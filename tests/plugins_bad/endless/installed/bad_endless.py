# SPDX-License-Identifier: Apache-2.0
"""A generator without end."""

from itertools import repeat

from corekit.plugin.specs import hookimpl


@hookimpl
def corekit_output_formats():
    return repeat("format")
