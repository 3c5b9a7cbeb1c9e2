# SPDX-License-Identifier: Apache-2.0
"""A hook module for an API that is gone: it must not be imported."""

raise RuntimeError("imported")
