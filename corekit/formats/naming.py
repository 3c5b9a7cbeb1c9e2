# SPDX-License-Identifier: Apache-2.0
"""A plan's reasons as sentences: ids become the titles that the plan carries, figures become doses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.formats.citations import with_citation
from corekit.formats.dose_text import dose_sentence, figure_text, frequency_sentence, intensity_sentence
from corekit.formats.wording import supposed
from corekit.messages.labels import OUTCOMES, PHASES, label, plain
from corekit.messages.reasons import PERIODS, PLANES, QUALITIES, SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corekit.messages import Translator
    from corekit.model.plan import Plan, Reason

#: Parameters that say what a reason is about: several of them can share one sentence.
_ABOUT = frozenset({"exercise"})
#: Reasons of which several programmes share one sentence.
_OF_REGIMENS = frozenset(
    {
        "regimen_not_indicated",
        "regimen_indication_unknown",
        "regimen_contraindicated",
        "regimen_contraindication_unknown",
        "regimen_not_reviewed",
    }
)
_TABLES = {"phase": PHASES, "plane": PLANES, "quality": QUALITIES, "outcome": OUTCOMES, "per": PERIODS}


def because_text(parameters: Mapping[str, Any], translator: Translator) -> str:
    """The `because` of a reason's *parameters*; worded as open where its rule acts only because nobody knows."""
    text = translator.known(str(parameters.get("because", "")))
    return supposed(text, translator) if parameters.get("applied") == "unknown" else text


def _shared(reason: Reason) -> frozenset[str]:
    """The parameters in which reasons may differ and still share a sentence."""
    return frozenset({"regimen"}) if reason.code in _OF_REGIMENS else _ABOUT


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Names:
    """Titles of everything that one plan speaks of, in one language."""

    plan: Plan
    translator: Translator

    def exercise(self, identifier: str) -> str:
        """The title of an exercise; of one that the plan does not carry, its id as words."""
        data = self.plan.exercises.get(identifier) or {}
        return str(data.get("title") or plain(identifier).capitalize())

    def regimen(self, identifier: str) -> str:
        """The title of a regimen."""
        known = self.plan.regimens.get(identifier)
        return known.title if known is not None else plain(identifier).capitalize()

    def progression(self, identifier: str) -> str:
        """The title of a progression."""
        data = self.plan.progressions.get(identifier) or {}
        return str(data.get("title") or plain(identifier).capitalize())

    def stage(self, progression: str, stage: str) -> str:
        """The title of a stage of a progression."""
        stages = (self.plan.progressions.get(progression) or {}).get("stages") or ()
        return next((str(each["title"]) for each in stages if each["id"] == stage and each.get("title")), plain(stage))

    def question(self, fact: str) -> str:
        """The question of a fact, where the plan carries it."""
        asked = {question.fact: question.ask for question in self.plan.screening.open_questions}
        return asked.get(fact, plain(fact))

    def sentence(self, *reasons: Reason) -> str:
        """The whole sentence of a reason, or of several that differ only in what they are about, with its sources."""
        first = reasons[0]
        template = SENTENCES.get(first.code)
        if template is None:
            return plain(first.code)
        words = {name: self._word(name, value, first.parameters) for name, value in first.parameters.items()}
        if "track" in words:
            words["track"] = self.translator.ngettext("{n} part", "{n} parts", len(reasons))
        for name in _shared(first) & words.keys():
            each = dict.fromkeys(self._word(name, reason.parameters[name], reason.parameters) for reason in reasons)
            words[name] = "; ".join(each) if name == "regimen" else self.translator.listing(tuple(each))
        text = self.translator.gettext(template, **words) if words else self.translator.gettext(template)
        return with_citation(text.strip(), first.sources, self.plan.sources, self.translator)

    def sentences(self, reasons: Iterable[Reason]) -> tuple[str, ...]:
        """A sentence for each reason; what holds for several exercises or parts is said once."""
        alike: dict[str, list[Reason]] = {}
        for reason in reasons:
            alone = _shared(reason) | {"track", "rule", "title"}
            rest = {name: value for name, value in reason.parameters.items() if name not in alone}
            alike.setdefault(repr((reason.code, sorted(rest.items()), reason.sources)), []).append(reason)
        return tuple(dict.fromkeys(self.sentence(*group) for group in alike.values()))

    def _word(self, name: str, value: Any, parameters: Mapping[str, Any]) -> str:
        titles: dict[str, Callable[[str], str]] = {
            "exercise": self.exercise,
            "instead_of": self.exercise,
            "regimen": self.regimen,
            "other": self.regimen,
            "progression": self.progression,
            "screen": plain,
            "variant": plain,
        }
        if name == "stage":
            return self.stage(str(parameters.get("progression", "")), value)
        if name == "regimen" and value not in self.plan.regimens and "title" in parameters:
            return str(parameters["title"])
        if name in titles:
            return titles[name](value)
        if name in _TABLES:
            return label(_TABLES[name], value, self.translator)
        return self._other(name, value, parameters)

    def _other(self, name: str, value: Any, parameters: Mapping[str, Any]) -> str:
        t = self.translator
        if name == "after" and "key" not in parameters:
            return self.exercise(value)
        if name in ("before", "after"):
            return self._figure(str(parameters.get("part", "dose")), str(parameters["key"]), value)
        if name == "at_most":
            return self._figure("dose", str(parameters["key"]), value)
        if name == "facts":
            return " ".join(self.question(fact) for fact in value)
        if name == "because":
            return because_text(parameters, t)
        if name == "minutes_per_day":
            return t.ngettext("{n} minute", "{n} minutes", value)
        if name == "packages":
            return t.listing([str(item) for item in value]) or t.gettext("no package that is known here")
        if isinstance(value, list | tuple):
            return t.listing([plain(str(item)) for item in value])
        if isinstance(value, dict):
            return ", ".join(f"{plain(str(key))} {plain(str(item))}" for key, item in value.items())
        return t.number(value) if isinstance(value, int | float) else str(value)

    def _figure(self, part: str, key: str, value: Any) -> str:
        """One figure as a phrase of its kind: `hold 30 seconds`, `3 days a week`."""
        if value is None:
            return self.translator.gettext("no limit")
        if part == "intensity":
            phrase = intensity_sentence({key: value}, self.translator)
        elif part == "frequency":
            phrase = frequency_sentence({key: value}, self.translator)
        else:
            phrase = dose_sentence({key: value}, self.translator)
        return phrase or f"{plain(key)} {figure_text(value, self.translator)}"
