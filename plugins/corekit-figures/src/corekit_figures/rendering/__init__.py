# SPDX-License-Identifier: Apache-2.0
"""From solved poses to SVG: camera, shapes, person, props, arrows, and the three forms of a drawing."""
