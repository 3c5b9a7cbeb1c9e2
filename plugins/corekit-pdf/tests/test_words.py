# SPDX-License-Identifier: Apache-2.0
"""The handouts' own words: in step with the code, and complete in German."""

from __future__ import annotations

from corekit.testing import CatalogueLaws


class TestWords(CatalogueLaws):
    """Catalogues keep the laws."""

    package = "corekit_pdf"
