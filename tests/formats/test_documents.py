# SPDX-License-Identifier: Apache-2.0
"""Every document in every format of the core: complete, safe to read, and in the language asked for."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corekit
from corekit.formats import core_formats
from corekit.formats.core_formats import DOCUMENTS
from corekit.messages import translator
from corekit.model.plan import Reason
from corekit.model.screening import SafetyNet, SelectedEffect
from corekit.planning.reasons import CODES
from corekit.progress.report import report_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit, Profile

TODAY = date(2026, 11, 21)
EXAMPLES = ("desk-worker", "neck-stiffness", "cauda-equina-emergency", "unanswered-red-flag")


def documents(kit: Kit, profile: Profile) -> dict[str, Any]:
    """One document of each kind."""
    plan = kit.plan(profile, today=TODAY)
    return {
        "plan": plan,
        "screening": kit.screen(profile, today=TODAY),
        "intake": kit.intake(profile, today=TODAY),
        "recheck": kit.recheck(plan, profile, today=TODAY),
        "why": kit.why("mckenzie:extension-in-lying", profile, today=TODAY),
        "trace": kit.explain(profile, today=TODAY),
        "progress": kit.progress(plan, (), profile=profile, today=TODAY),
        "report": report_of(plan, (), library=kit.library, today=TODAY),
        "catalogue": kit.catalogue("mckenzie", today=TODAY),
        "exercise": kit.library.get("exercise", "mckenzie:extension-in-lying"),
        "regimen": kit.library.get("regimen", "mckenzie:back"),
    }


def test_each_kind_of_document_has_an_outline(kit: Kit, example: Callable[[str], Profile]) -> None:
    """What the formats say that they render is what there is."""
    assert tuple(documents(kit, example("desk-worker"))) == DOCUMENTS


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("format_name", ["text", "markdown"])
def test_every_document_says_what_must_always_be_said(
    kit: Kit, example: Callable[[str], Profile], name: str, language: str, format_name: str
) -> None:
    """No medical device, and when to get help at once, whatever the document says otherwise."""
    t = translator(language)
    for kind, document in documents(kit, example(name)).items():
        said = " ".join((kit.render(document, format_name, language=language).text or "").replace("!", "").split())
        assert t.gettext("Warning signs: get help at once, at any time") in said, kind
        assert ("kein Medizinprodukt" if language == "de" else "not a medical device") in said, kind
        assert "{" not in said.replace("{#", ""), kind


@pytest.mark.parametrize("name", EXAMPLES)
def test_json_is_the_document_itself(kit: Kit, example: Callable[[str], Profile], name: str) -> None:
    """What is rendered as JSON reads back as the same document, and gives the same bytes each time."""
    plan = kit.plan(example(name), today=TODAY)
    rendered = kit.render(plan, "json")
    assert json.loads(rendered.content) == plan.to_dict()
    assert corekit.Plan.parse(rendered.content) == plan
    assert kit.render(plan, "json").content == rendered.content


@pytest.mark.parametrize("kind", ["plan", "screening"])
def test_advice_on_exercise_is_no_warning_sign(kit: Kit, example: Callable[[str], Profile], kind: str) -> None:
    """What a rule says that limits exercises stands apart from the signs that call for help, and is not lost."""
    document = documents(kit, example("cauda-equina-emergency"))[kind]
    signs, advice = "The signs end in an emergency department.", "Judge your effort by how hard it feels."
    limit = SelectedEffect(rule="rule:a:effort", pack="a", because="A pulse misleads here.", applied="unknown")
    net = (SafetyNet(text=advice, pack="a", rule="rule:a:effort"), SafetyNet(text=signs, pack="a", rule="rule:a:net"))
    if kind == "plan":
        document = attrs.evolve(document, screening=attrs.evolve(document.screening, limits=(limit,)), safety_net=net)
    else:
        document = attrs.evolve(document, limits=(limit,), safety_net=net)
    said = kit.render(document, "markdown").text
    places = [said.index(words) for words in ("Warning signs", signs, "Please heed too", advice)]
    assert places == sorted(places)


def test_a_plan_names_its_sources_and_packs(kit: Kit, example: Callable[[str], Profile]) -> None:
    """Sources with their certainty, and of every pack its licence, who maintains it and who has reviewed it."""
    text = kit.render(kit.plan(example("desk-worker"), today=TODAY), "text", width=100).text or ""
    assert "Does it matter which exercise?" in " ".join(text.split())
    assert "checked against the publication" in " ".join(text.split())
    for namespace in ("core", "redflags", "mckenzie"):
        assert f"({namespace}), CC-BY-4.0" in " ".join(text.split())
    assert "not yet reviewed by a clinician" in " ".join(text.split())


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reason_becomes_a_sentence(kit: Kit, example: Callable[[str], Profile], code: str, language: str) -> None:
    """With values of the kind that the engine gives, no place stays open and no id shows through."""
    given: dict[str, Any] = {
        "exercise": "mckenzie:extension-in-lying",
        "instead_of": "mckenzie:prone-lying",
        "regimen": "mckenzie:back",
        "title": "McKenzie programme for the back",
        "other": "mckenzie:posture",
        "applied": "fired",
        "progression": "mckenzie:derangement-extension",
        "stage": "reduce",
        "track": 1,
        "phase": "maintain",
        "facts": ["leg_pain_side"],
        "screen": "red_flags",
        "packages": ["corekit-redflags"],
        "selector": {"approach": "aerobic"},
        "equipment": ["foam_roller"],
        "variant": "head_up",
        "part": "dose",
        "key": "hold_seconds",
        "before": 60,
        "after": 30 if "key" in CODES[code] else "mckenzie:prone-lying",
        "at_most": 120,
        "per": "day",
        "rule": "rule:redflags:x",
        "because": "It may harm.",
        "minutes_per_day": 20,
        "outcome": "hold",
        "plane": "frontal",
        "quality": "strength",
        "minutes": 0,
        "target": 150,
        "weeks": 3,
    }
    reason = Reason(code=code, parameters={name: given[name] for name in CODES[code]}, pack="core")
    plan = attrs.evolve(kit.plan(example("desk-worker"), today=TODAY), reasons=(reason,), audit=(reason,))
    text = kit.render(plan, "text", language=language, width=100).text or ""
    told = text + (kit.render(attrs.evolve(plan, status="referred"), "text", language=language).text or "")
    assert "_" not in code or code not in told
    assert "mckenzie:prone-lying" not in told
    assert "{" not in told


def test_the_formats_take_the_options_that_they_offer(kit: Kit, example: Callable[[str], Profile]) -> None:
    """Text is as wide as asked, and styled only when asked."""
    plan = kit.plan(example("desk-worker"), today=TODAY)
    narrow = kit.render(plan, "text", width=50).text or ""
    assert max(map(len, narrow.splitlines())) <= 50
    assert "\x1b[1m" in (kit.render(plan, "text", styled=True).text or "")
    assert set(core_formats()) == {"json", "markdown", "text"}
    with pytest.raises(corekit.OptionInvalid):
        kit.render(plan, "markdown", width=50)
