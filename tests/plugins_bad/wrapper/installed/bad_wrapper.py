# SPDX-License-Identifier: Apache-2.0
"""A wrapper around everybody else."""

import pluggy

hookimpl = pluggy.HookimplMarker("corekit")


@hookimpl(wrapper=True)
def corekit_output_formats():
    return (yield)
