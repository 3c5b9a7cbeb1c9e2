# SPDX-License-Identifier: Apache-2.0
"""A format as a dictionary."""

from corekit.plugin.specs import hookimpl


@hookimpl
def corekit_output_formats():
    return [{"name": "dictionary"}]
