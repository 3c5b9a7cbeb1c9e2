# SPDX-License-Identifier: Apache-2.0
"""The intake as one web page that works without a network and writes a profile."""
