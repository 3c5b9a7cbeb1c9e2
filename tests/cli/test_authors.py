# SPDX-License-Identifier: Apache-2.0
"""`diff claims sign i18n preview`: the commands of authors, as processes of their own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from .conftest import EXAMPLES, TODAY, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]

CONTENT = "src/corekit_desk_neck/content"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the desk-neck example that may be written to."""
    return shutil.copytree(EXAMPLES / "desk-neck", tmp_path / "pack")


def test_diff_says_what_protects_less_and_that_the_version_is_too_low(corekit: Run, pack: Path) -> None:
    """Exit code 1, the removed rule first, in text and in JSON."""
    (pack / CONTENT / "rules" / "no-end-range-neck-with-unstable-neck.yaml").unlink()
    answer = corekit("diff", EXAMPLES / "desk-neck", pack)
    assert answer.code == 1
    assert answer.out.index("A rule was removed") < answer.out.index("ask for a major version")
    data = corekit("diff", EXAMPLES / "desk-neck", pack, "--json")
    assert (data.code, data.json["verdict"], data.json["changes"][0]["group"]) == (1, "major", "weakened")
    same = corekit("diff", pack, pack)
    assert (same.code, "Nothing changed" in same.out) == (0, True)


def test_diff_refuses_what_is_no_pack(corekit: Run, tmp_path: Path) -> None:
    """Usage, with a way out."""
    answer = corekit("diff", tmp_path, tmp_path)
    assert (answer.code, "Give a directory with a pack" in answer.err) == (2, True)


def test_claims_shows_values_sources_and_what_disagrees(corekit: Run) -> None:
    """By topic, only what disagrees, and as JSON with the records of the sources."""
    text = corekit("claims", "hold")
    assert text.code == 0
    assert "dose.hold_seconds" in text.out
    data = corekit("claims", "--conflicts", "--json").json
    assert data["topics"]
    assert all(topic["conflicts"] for topic in data["topics"])
    assert data["sources"]
    nothing = corekit("claims", "xylophone", "--json")
    assert (nothing.code, nothing.json["topics"]) == (1, [])


def test_claims_tells_answers_in_words_from_figures(corekit: Run) -> None:
    """Words answer a question otherwise, figures have none in common; what is contradicted is called so."""
    told = " ".join(corekit("claims", "--conflicts", "directions_to_train").out.replace("!", "").split())
    assert "mckenzie:all-directions-must-return answers otherwise than: mckenzie:facet-no-hyperextension" in told
    assert "no figure" not in told
    denied = " ".join(corekit("claims", "--conflicts", "aim_of_mckenzie_exercise").out.replace("!", "").split())
    assert "is contradicted; these say otherwise: mckenzie:one-direction-is-the-treatment" in denied


def test_sign_writes_reviews_that_show_and_expire(corekit: Run, pack: Path) -> None:
    """Signed today, an expired draft afterwards; `show` reckons with the day it is asked for."""
    signed = corekit("sign", "chin-nod", "--by", "Jo: physio", "--until", "2027-05-31", "--pack", pack, *TODAY)
    assert (signed.code, "1 item signed" in signed.err) == (0, True)
    states = {
        day: {
            one["item"]: one["state"]
            for one in corekit("sign", "--list", "--pack", pack, "--json", "--today", day).json["items"]
        }["exercises/chin-nod"]
        for day in ("2026-11-21", "2027-06-01")
    }
    assert states == {"2026-11-21": "signed", "2027-06-01": "expired"}
    for day, review in (("2027-05-31", "signed"), ("2027-06-01", "draft")):
        shown = corekit("show", "desk-neck:chin-nod", "--path", pack, "--today", day, "--json")
        assert shown.json["review"] == review


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["chin-nod"], "--by NAME and --until DATE"),
        (["--by", "Jo", "--until", "2027-01-01"], "Name the items"),
        (["chin-nod", "--by", "Jo", "--until", "2020-01-01"], "past already"),
        (["chin-nodd", "--by", "Jo", "--until", "2027-01-01"], "Did you mean 'chin-nod'"),
    ],
)
def test_sign_says_what_is_missing(corekit: Run, pack: Path, words: list[str], says: str) -> None:
    """Usage, and nothing is written."""
    answer = corekit("sign", *words, "--pack", pack, *TODAY)
    assert answer.code == 2
    assert says in answer.err
    assert not (pack / CONTENT / "reviews.yaml").exists()


def test_sign_refuses_an_item_with_errors(corekit: Run, pack: Path) -> None:
    """Exit code 1, the fault with its line, and nothing is written."""
    path = pack / CONTENT / "exercises" / "chin-nod.yaml"
    path.write_text(path.read_text("utf-8").replace("mode: motor_control", "mode: motor_controll"), "utf-8")
    answer = corekit("sign", "chin-nod", "--by", "Jo", "--until", "2027-01-01", "--pack", pack, *TODAY)
    assert (answer.code, "Nothing was signed" in answer.err) == (1, True)
    assert not (pack / CONTENT / "reviews.yaml").exists()


def test_i18n_writes_catalogues_and_counts(corekit: Run, pack: Path) -> None:
    """A new language is begun, an old one brought up to date; what keeps somebody safe is named first."""
    one_title = 'msgctxt "exercises/chin-nod:title"\nmsgid "Chin nod, lying"\nmsgstr "Kopfnicken im Liegen"\n'
    (pack / CONTENT / "i18n" / "de.po").write_text(one_title, "utf-8")
    begun = corekit("i18n", pack, "--language", "fr")
    assert (begun.code, "keep somebody safe" in begun.out) == (0, True)
    assert 'msgctxt "exercises/chin-nod:title"' in (pack / CONTENT / "i18n" / "fr.po").read_text("utf-8")
    both = corekit("i18n", pack, "--json").json["catalogues"]
    assert [(one["file"], one["translated"]) for one in both] == [("i18n/de.po", 1), ("i18n/fr.po", 0)]
    assert both[0]["sentences"] == both[0]["translated"] + both[0]["doubtful"] + both[0]["missing"]
    assert corekit("i18n", pack, "--language", "../../evil").code == 2
    other = corekit("i18n", pack, "--language", "de", "--for", "redflags", "--json").json["catalogues"]
    assert other[0]["file"] == "i18n/de/redflags.po"


def test_a_plan_in_german_sends_somebody_to_hospital_in_german(corekit: Run) -> None:
    """The red flags' own words, in the language that was asked for."""
    answer = corekit("plan", EXAMPLES / "cauda-equina-emergency.yaml", "--language", "de", *TODAY)
    assert answer.code == 3
    assert "Gehen Sie jetzt in eine Notaufnahme, auch wenn die Schmerzen" in " ".join(
        answer.out.replace("!", "").split()
    )


def test_preview_writes_one_page(corekit: Run, pack: Path, tmp_path: Path) -> None:
    """To a file, into a directory, or here."""
    named = corekit("preview", pack, "-o", tmp_path / "page.html", *TODAY)
    assert (named.code, named.out) == (0, "")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "Chin nod, lying" in page
    assert corekit("preview", pack, "-o", tmp_path / "site", *TODAY).code == 0
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == page
    data = corekit("preview", pack, "--json", *TODAY).json
    assert (tmp_path / data["file"]).read_text("utf-8") == page
    assert corekit("preview", tmp_path / "site").code == 2
