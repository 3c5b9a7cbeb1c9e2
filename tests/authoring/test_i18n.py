# SPDX-License-Identifier: Apache-2.0
"""Translations of what packs say: kept when words change, used where they are right; no text is dropped for one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.content.catalogues import languages_of, update
from corekit.content.pack import load_pack
from corekit.content.translations import contexts, read_catalogue

from .packs import CONTENT, DESK_NECK, MCKENZIE, REDFLAGS, copied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corekit import Kit, Profile
    from corekit.content.pack import Pack

TODAY = date(2026, 11, 21)
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
CAUDA = {
    "pain_regions": ["lumbar"],
    "ces_urine_leak_new": "yes",
    "ces_symptom_onset_days": 1,
    "ces_symptoms_assessed_and_explained": "no",
}


def pack_of(folder: Path) -> Pack:
    pack = load_pack(folder / CONTENT).pack
    assert pack is not None
    return pack


def written(folder: Path, language: str = "de") -> Any:
    """Bring the catalogue of the pack in *folder* up to date, and read it again."""
    updated = update(pack_of(folder), language)
    path = folder / CONTENT / updated.file
    path.parent.mkdir(exist_ok=True)
    path.write_text(updated.text, "utf-8")
    return {message.context: message for message in read_catalogue(path.read_bytes()) if message.context}


def one_title(to: Path) -> Path:
    """A copy of the desk-neck example of which nothing but one title is translated."""
    title = HEADER + entry("exercises/chin-nod:title", "Chin nod, lying", "Kopfnicken im Liegen")
    return copied(to, ("i18n/de.po", "", title))


def entry(context: str, text: str, said: str) -> str:
    return f'msgctxt "{context}"\nmsgid "{text}"\nmsgstr "{said}"\n\n'


def test_every_sentence_has_its_place_and_its_translation_stays(tmp_path: Path) -> None:
    """The file holds what `contexts` names; what was translated before is still there; a second run changes nothing."""
    folder = copied(tmp_path / "pack")
    messages = written(folder)
    assert {(context, message.id) for context, message in messages.items()} == set(contexts(pack_of(folder)))
    assert messages["exercises/chin-nod:title"].string == "Kopfnicken im Liegen"
    before = (folder / CONTENT / "i18n/de.po").read_bytes()
    written(folder)
    assert (folder / CONTENT / "i18n/de.po").read_bytes() == before


def test_a_changed_sentence_is_doubtful_and_not_used(tmp_path: Path) -> None:
    """The old translation stays for whoever looks at it, with the sentence it was made for; readers get the new one."""
    folder = copied(
        tmp_path / "pack", ("exercises/chin-nod.yaml", "title: Chin nod, lying", "title: Chin nod in lying")
    )
    message = written(folder)["exercises/chin-nod:title"]
    assert (message.fuzzy, message.string, message.previous_id) == (True, "Kopfnicken im Liegen", ["Chin nod, lying"])
    library = corekit.load(discover=False, paths=[REDFLAGS, folder], cache=False).library
    said = library.speech(("de",)).text("exercise", "desk-neck:chin-nod", "Chin nod in lying", "title")
    assert said == "Chin nod in lying"
    assert written(folder)["exercises/chin-nod:title"].previous_id == ["Chin nod, lying"]


def test_a_translation_follows_its_sentence_to_another_place(tmp_path: Path) -> None:
    """A step put before another one moves it; its translation goes with it and is not in doubt."""
    step = "  - Nod your chin slightly, as if saying a small yes.\n"
    folder = copied(tmp_path / "pack")
    path = folder / CONTENT / "i18n" / "de.po"
    path.write_text(HEADER + entry("exercises/chin-nod:steps.1", step.strip()[2:], "Nicken Sie leicht."), "utf-8")
    exercise = folder / CONTENT / "exercises/chin-nod.yaml"
    exercise.write_text(exercise.read_text("utf-8").replace(step, "  - Breathe.\n" + step), "utf-8")
    messages = written(folder)
    assert (messages["exercises/chin-nod:steps.2"].string, messages["exercises/chin-nod:steps.2"].fuzzy) == (
        "Nicken Sie leicht.",
        False,
    )
    assert not messages["exercises/chin-nod:steps.1"].string


def test_what_is_gone_comes_back_with_its_translation(tmp_path: Path) -> None:
    """A sentence that is taken away and put back has not lost the work of its translator."""
    folder = copied(tmp_path / "pack")
    exercise = folder / CONTENT / "exercises/chin-nod.yaml"
    whole = exercise.read_text("utf-8")
    exercise.unlink()
    assert "exercises/chin-nod:title" not in written(folder)
    exercise.write_text(whole, "utf-8")
    assert written(folder)["exercises/chin-nod:title"].string == "Kopfnicken im Liegen"


def test_an_unreadable_catalogue_is_not_written_over(tmp_path: Path) -> None:
    """Half a file would lose the other half."""
    folder = copied(tmp_path / "pack", ("i18n/de.po", "", "this is no catalogue\n"))
    with pytest.raises(ValueError, match="cannot be read"):
        update(pack_of(folder), "de")
    assert corekit.load(discover=False, paths=[REDFLAGS, folder], cache=False).coverage("de")["desk-neck"] == 0


def test_another_pack_may_bring_a_translation_and_the_own_one_goes_before_it(tmp_path: Path) -> None:
    """`i18n/de/<namespace>.po` translates what that pack says, where it does not do so itself."""
    brought = HEADER + entry("exercises/neck-turns:title", "Neck turns", "Kopf drehen")
    brought += entry("exercises/chin-nod:title", "Chin nod, lying", "Nicken")
    other = tmp_path / "german" / "content"
    (other / "i18n" / "de").mkdir(parents=True)
    (other / "i18n" / "de" / "desk-neck.po").write_text(brought, "utf-8")
    manifest = "schema: 1\nnamespace: german\ntitle: G\nlicence: CC-BY-4.0\nlanguage: en\nmaintainers: [J]\n"
    (other / "pack.yaml").write_text(manifest, "utf-8")
    kit = corekit.load(discover=False, paths=[REDFLAGS, one_title(tmp_path / "pack"), other.parent], cache=False)
    speech = kit.library.speech(("de-AT",))
    titles = {name: kit.library.get("exercise", f"desk-neck:{name}").title for name in ("neck-turns", "chin-nod")}
    said = {name: speech.text("exercise", f"desk-neck:{name}", title) for name, title in titles.items()}
    assert said["chin-nod"] == "Kopfnicken im Liegen"
    assert said["neck-turns"] == ("Kopf drehen" if titles["neck-turns"] == "Neck turns" else titles["neck-turns"])
    loaded = load_pack(other).pack
    assert loaded is not None
    assert languages_of(loaded) == (("de", "desk-neck"),)


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """Red flags, McKenzie and the desk-neck example with one title translated, read in German."""
    folders = [REDFLAGS, MCKENZIE, one_title(tmp_path_factory.mktemp("half") / "pack")]
    return corekit.load(discover=False, paths=folders, cache=False, languages=("de",))


def profile(make: Callable[..., Profile], kit: Kit, language: str, **answers: Any) -> Profile:
    data = make(kit, **answers).to_dict() | {"language": language, "equipment": ["mat", "towel", "chair", "band"]}
    return corekit.Profile.from_dict(data)


def test_an_emergency_is_told_in_german(german: Kit, well_adult: Callable[..., Profile]) -> None:
    """The sentence that sends somebody to hospital, and every warning sign, are there in the reader's language."""
    plan = german.plan(profile(well_adult, german, "de", **CAUDA), today=TODAY)
    text = german.render(plan, "text").text
    assert plan.outcome == "refer_emergency"
    assert "Gehen Sie jetzt in eine Notaufnahme, auch wenn die Schmerzen" in text
    assert "Go to an emergency department" not in text
    assert "[en]" not in "".join(net.text for net in plan.safety_net)


def test_the_most_important_questions_are_asked_in_german(german: Kit) -> None:
    """Those that are not translated come in English and say so; none is missing."""
    empty = corekit.Profile(schema=1, answered_on=TODAY.isoformat(), facts={})
    questions = {
        one.fact: one for group in german.intake(empty, today=TODAY, language="de").groups for one in group.questions
    }
    english = {
        one.fact: one for group in german.intake(empty, today=TODAY, language="en").groups for one in group.questions
    }
    assert questions.keys() == english.keys()
    leak = questions.get("ces_urine_leak_new")
    assert leak is None or (leak.language is None and leak.ask.startswith("Verlieren"))
    for name, question in questions.items():
        translated = question.ask != english[name].ask
        assert translated is (question.language is None), name
        assert question.language in (None, "en")
    assert all(question.language is None for question in english.values())


def test_what_guards_somebody_is_marked_where_nobody_translated_it(
    german: Kit, well_adult: Callable[..., Profile]
) -> None:
    """A stop rule in English stands in the German plan, with its language behind it; none is missing."""
    answers = {"pain_regions": ["cervical"], "desk_neck_worse_after_sitting": "yes"}
    plans = {
        language: german.plan(profile(well_adult, german, language, **answers), today=TODAY)
        for language in ("de", "en")
    }
    assert plans["de"].status == "issued"
    stops = {language: [rule.say for rule in plan.stop_rules if rule.exercise] for language, plan in plans.items()}
    assert stops["en"]
    assert stops["de"] == [f"{say} [en]" for say in stops["en"]]
    assert plans["de"].exercises["desk-neck:chin-nod"]["title"] == "Kopfnicken im Liegen"
    assert plans["en"].exercises["desk-neck:chin-nod"]["title"] == "Chin nod, lying"
    assert "Kopfnicken im Liegen" in german.render(plans["de"], "markdown").text


def test_language_changes_words_and_nothing_else(german: Kit, well_adult: Callable[..., Profile]) -> None:
    """What is issued, at which dose, and which rules spoke is the same in every language."""
    answers = {"pain_regions": ["cervical"], "desk_neck_worse_after_sitting": "yes", "age_years": "unknown"}
    screenings = {
        tag: german.screen(profile(well_adult, german, tag, **answers), today=TODAY) for tag in ("de", "en", "fr")
    }
    plans = {tag: german.plan(profile(well_adult, german, tag, **answers), today=TODAY) for tag in screenings}

    def decided(tag: str) -> Any:
        screening, plan = screenings[tag], plans[tag]
        rules = [reason.rule for reason in (*screening.fired, *screening.undecided)]
        items = [(item.exercise, item.dose, item.days) for item in plan.items]
        nets = len(screening.safety_net)
        return screening.outcome, rules, [one.fact for one in screening.open_questions], plan.status, items, nets

    assert decided("de") == decided("en") == decided("fr")
    assert "Wie alt sind Sie? [de]" in [one.ask for one in screenings["fr"].open_questions]  # the kit's next language
    assert all(one.ask.endswith(("[de]", "[en]")) for one in screenings["fr"].open_questions)
    verdicts = {tag: screenings[tag].verdict("desk-neck:chin-nod").verdict for tag in screenings}
    assert len(set(verdicts.values())) == 1


def test_why_speaks_the_language_of_the_profile(german: Kit, well_adult: Callable[..., Profile]) -> None:
    """The title and the reasons of one exercise come in the reader's language where they are translated."""
    assert (
        german.why("desk-neck:chin-nod", profile(well_adult, german, "de"), today=TODAY).title == "Kopfnicken im Liegen"
    )
    assert german.why("desk-neck:chin-nod", profile(well_adult, german, "en"), today=TODAY).title == "Chin nod, lying"


def test_the_cache_changes_no_word(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """What was read last time says the same as what is read anew."""
    folders = [REDFLAGS, DESK_NECK]
    texts = set()
    for cache in (tmp_path, tmp_path, False):
        kit = corekit.load(discover=False, paths=folders, cache=cache, languages=("de",))
        texts.add(kit.plan(profile(well_adult, kit, "de", **CAUDA), today=TODAY).to_json())
    assert len(texts) == 1
