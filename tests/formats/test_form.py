# SPDX-License-Identifier: Apache-2.0
"""The intake as a page: what packs say in it is text, nothing can be loaded, and every word is translated."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from corekit.formats.form.page import intake_page
from corekit.messages import languages

if TYPE_CHECKING:
    from corekit import Kit

TODAY = date(2026, 11, 21)
PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "]]>\u2028\u2029&lt;",
    '"}; alert(1); //',
)


def data_of(page: str) -> Any:
    """The data in a page, as a browser finds it: up to the first end of a script."""
    found = re.search(r'<script type="application/json" id="form-data">(.*?)</script', page, re.DOTALL | re.IGNORECASE)
    assert found is not None
    return json.loads(found[1])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_a_pack_says_stays_data(payload: str) -> None:
    """No text of a pack ends the element it stands in, or becomes part of the page."""
    form = {"facts": {"x": {"ask": payload}}, "rules": [{"say": [payload]}]}
    page = intake_page(form, language="en", packs=payload).text or ""

    assert data_of(page)["form"] == form
    assert page.count("<script") == 2
    assert "<img" not in page


def test_the_page_admits_nothing_but_itself(kit: Kit) -> None:
    """Its policy names the very style and script it holds, and nothing else may be loaded or sent."""
    page = kit.intake_form(today=TODAY).text or ""
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    style = page.partition("<style>")[2].partition("</style>")[0]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)

    assert policy is not None
    assert "default-src &#x27;none&#x27;" in policy[1]
    for text in (script, style):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy[1]
    assert not re.findall(r"(?:src|href)=\"?https?:", page)


def test_the_page_is_the_same_each_time(kit: Kit) -> None:
    """Same packs, same day, same bytes."""
    assert kit.intake_form(today=TODAY).content == kit.intake_form(today=TODAY).content


@pytest.mark.parametrize("language", languages())
def test_the_page_speaks_every_language_of_the_core(kit: Kit, language: str) -> None:
    """Title, buttons and warning signs come in the language that was asked for."""
    page = kit.intake_form(today=TODAY, language=language).text or ""
    next_button = {"en": "Next", "de": "Weiter"}[language]

    assert f'<html lang="{language}"' in page
    assert data_of(page)["words"]["next"] == next_button
