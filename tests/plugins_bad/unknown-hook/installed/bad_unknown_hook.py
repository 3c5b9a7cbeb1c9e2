# SPDX-License-Identifier: Apache-2.0
"""A hook that no corekit has."""

from corekit.plugin.specs import hookimpl


@hookimpl
def corekit_regimens():
    return []
