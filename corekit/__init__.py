# SPDX-License-Identifier: Apache-2.0
"""Exercise and rehabilitation content: structured, sourced, screened, composable and executable."""
