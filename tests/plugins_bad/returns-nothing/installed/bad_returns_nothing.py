# SPDX-License-Identifier: Apache-2.0
"""A hook without a return."""

from corekit.plugin.specs import hookimpl


@hookimpl
def corekit_screeners():
    pass
