# SPDX-License-Identifier: Apache-2.0
"""
`Kit`: the one facade that applications and the command line use.

`engine` holds what a kit knows of a person, `progress_host` is the kit as the progress engine sees it.
"""

from __future__ import annotations

from datetime import MAXYEAR
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.errors import OptionInvalid, PacksBroken, UnknownFormat
from corekit.kit.engine import Engine
from corekit.model.render_request import RenderRequest

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from corekit.check.claims import Topic
    from corekit.content.library import Library
    from corekit.content.speech import Speech
    from corekit.model.catalogue import Catalogue
    from corekit.model.diagnostic import Diagnostic
    from corekit.model.intake import Intake
    from corekit.model.journal import JournalEntry
    from corekit.model.output_format import OutputFormat
    from corekit.model.plan import Plan
    from corekit.model.position import Position
    from corekit.model.profile import Profile
    from corekit.model.progress import Progress
    from corekit.model.read_result import ReadResult
    from corekit.model.recheck import Recheck
    from corekit.model.rendered import Rendered
    from corekit.model.screening import Screening
    from corekit.model.trace import Trace
    from corekit.model.why import Why
    from corekit.plugin import Plugins


#: States of review, from the least to the most.
REVIEW_STATES = ("draft", "signed")
#: Answers of a person hold for a year at most, and so does what is planned from them (days).
_LATEST_START_DAYS = 366


def load(
    *,
    only: Iterable[str] | None = None,
    disable: Iterable[str] = (),
    require: Iterable[str] = (),
    paths: Iterable[str | os.PathLike[str]] = (),
    discover: bool = True,
    languages: Sequence[str] = ("en",),
    require_review: str = "draft",
    cache: bool | Path = True,
    strict: bool = False,
) -> Kit:
    """
    Find the installed packs and plugins and read what is needed; the only call that reads files.

    *only*, *disable* and *require* take distribution names (or the namespace of one); *paths* are directories that hold
    a pack. *require_review* is the least review state (`draft`, `signed`) an exercise or regimen must have to be
    issued, on the day a plan is made for; rules always act. *cache* says whether, or in which directory, what was read
    is remembered: it never changes an answer. With *strict* any problem raises `PacksBroken`. Raises `UnknownName` for
    a name that nothing bears, `OptionInvalid` for a review state that does not exist.
    """
    if require_review not in REVIEW_STATES:
        states = ", ".join(REVIEW_STATES)
        raise OptionInvalid(f"There is no review state '{require_review}'.", hint=f"The states are: {states}.")
    from corekit.content.loading import load_library  # noqa: PLC0415 - `import corekit.kit` stays light
    from corekit.plugin import discover as find  # noqa: PLC0415 - as above

    plugins = find(only=only, disable=disable, require=require, paths=paths, discover=discover, cache=cache)
    library = load_library(plugins.packs.values(), languages=tuple(languages), cache=cache)
    kit = Kit(plugins=plugins, library=library, languages=tuple(languages), require_review=require_review)
    if strict and kit.problems:
        raise PacksBroken("; ".join(kit.problems), hint="Load without strict to work with what is sound.")
    return kit


class Kit:
    """
    Packs, plugins and the engine together; immutable, and shared freely between threads and forks.

    Make one with `corekit.load`. Every method is a pure function of its arguments and the kit: nothing reads the
    clock, the environment or a file.
    """

    def __init__(
        self, *, plugins: Plugins, library: Library, languages: tuple[str, ...], require_review: str = "draft"
    ) -> None:
        self.plugins = plugins
        self.library = library
        self.languages = languages
        self.require_review = require_review
        self._engine = Engine(plugins, library, require_review=require_review)

    def __repr__(self) -> str:
        return f"<Kit of {', '.join(pack.namespace for pack in self.library.packs)}>"

    @property
    def fingerprint(self) -> str:
        """A digest of everything that can change an answer: the core's version, and every pack's content."""
        return self.library.fingerprint

    @property
    def packs(self) -> Mapping[str, Any]:
        """The packs by namespace: distribution, version, digest, licence, and `review(today)`."""
        return {pack.namespace: pack for pack in self.library.packs}

    @cached_property
    def problems(self) -> tuple[str, ...]:
        """Everything that is wrong with plugins and packs, one sentence each, with how to mend it."""
        content = (str(problem) for problem in self.library.problems if problem.severity != "note")
        return (*(str(problem) for problem in self.plugins.problems), *content)

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The names of all output formats, sorted."""
        from corekit.formats import core_formats  # noqa: PLC0415 - only where something is rendered

        return tuple(sorted({*core_formats(), *self.plugins.format_names()}))

    # ---- answers ------------------------------------------------------------------------------------------------

    def check(self, kind: str, data: Any) -> list[Diagnostic]:
        """
        Every fault of a document of *kind* (JSON data); never raises.

        A profile's answers are held against the facts of the installed packs as well.
        """
        from corekit.content.checking import check_data  # noqa: PLC0415 - only to explain faults

        return list(check_data(kind, data, self.library))

    def answer(
        self, profile: Profile, answers: Mapping[str, Any], *, on: date, language: str = "en"
    ) -> tuple[Profile, list[Diagnostic]]:
        """
        Add the answers of one page of a form (fact id to answer), given on the day *on*.

        The right ones are kept, with the choices that were offered; the wrong ones come back as diagnostics.
        """
        from corekit.planning.answering import record  # noqa: PLC0415 - only where a form is filled in

        return record(profile, answers, self.library, on=on, language=language)

    def intake(
        self, profile: Profile, *, today: date, language: str = "en", purpose: str = "plan", practical: bool = False
    ) -> Intake:
        """
        The questions to ask next, in pages, most decisive first, and the outcome as soon as it is decided.

        *purpose* is `plan`, or `session` for what has to be asked before a session. With *practical* a last page asks
        for equipment and time, as long as the profile does not say them; `answer` takes these answers as all others.
        """
        from corekit.planning.intake import intake_of  # noqa: PLC0415 - only where questions are asked

        moments = frozenset({"intake", "session_start"}) if purpose == "session" else frozenset({"intake"})
        assessment = self._engine.assess(profile, today, moments=moments)
        intake = intake_of(assessment, purpose=purpose, language=language)
        speech = self._speech(language)
        if speech is not None:
            from corekit.planning.localising import intake_in  # noqa: PLC0415 - only for readers of another language

            intake = intake_in(intake, assessment, speech)
        return self._with_practical(intake, profile, speech) if practical else intake

    def _with_practical(self, intake: Intake, profile: Profile, speech: Speech | None) -> Intake:
        """The intake with the page that asks for equipment and time, unless nothing is to be asked any more."""
        from corekit.messages import translator  # noqa: PLC0415 - only where it is asked
        from corekit.messages.practical import PRACTICAL  # noqa: PLC0415 - as above
        from corekit.planning.practical import practical_page  # noqa: PLC0415 - as above

        say = translator(intake.language).gettext
        page = practical_page(profile, self.library, {name: say(text) for name, text in PRACTICAL.items()}, speech)
        if page is None or intake.decided:
            return intake
        remaining = intake.remaining + len(page.questions)
        return attrs.evolve(intake, groups=(*intake.groups, page), remaining=remaining)

    # ---- decisions ----------------------------------------------------------------------------------------------

    def screen(self, profile: Profile, *, today: date) -> Screening:
        """What may and may not be issued to this person on the day *today*, in the language of the profile."""
        from corekit.planning.screening import screening_of  # noqa: PLC0415 - the engine is fetched when it is used

        screening = screening_of(self._engine.assess(profile, today))
        speech = self._speech(profile.language)
        if speech is None:
            return screening
        from corekit.planning.localising import screening_in  # noqa: PLC0415 - only for readers of another language

        return screening_in(screening, speech)

    def intake_form(self, *, today: date, language: str = "en") -> Rendered:
        """
        The whole intake as one web page that works offline and writes a profile file; nothing leaves the device.

        It asks what `intake` asks, in the same order. *today* is what facts from a journal rest on; the page itself
        dates each answer by the day on which it is given.
        """
        from corekit.formats.form.page import intake_page  # noqa: PLC0415 - only where the form is wanted
        from corekit.planning.form import form_data  # noqa: PLC0415 - as above

        packs = ", ".join(f"{pack.namespace} {pack.version or ''}".strip() for pack in self.library.packs)
        data = form_data(self._engine.book, self.library, today=today)
        speech = self._speech(language)
        if speech is not None:
            from corekit.planning.localising import form_in  # noqa: PLC0415 - only for readers of another language

            data = form_in(data, speech)
        return intake_page(data, language=language, packs=packs)

    def explain(self, profile: Profile, *, today: date) -> Trace:
        """
        The screening with every rule behind it: whether it fired, waits or did not fire, and the tests that say so.

        It names facts, tests, packs and sources, and never holds an answer.
        """
        from corekit.planning.tracing import trace_of  # noqa: PLC0415 - the engine is fetched when it is used

        trace = trace_of(self._engine.assess(profile, today))
        speech = self._speech(profile.language)
        if speech is None:
            return trace
        from corekit.planning.localising import trace_in  # noqa: PLC0415 - only for readers of another language

        return trace_in(trace, speech)

    def plan(
        self,
        profile: Profile,
        *,
        today: date,
        start: date | None = None,
        regimens: Sequence[str] = (),
        languages: Sequence[str] = (),
        without: Sequence[str] = (),
        positions: Sequence[Position] = (),
        signed_by: str | None = None,
    ) -> Plan:
        """
        A screened, explained plan from *start* (*today* unless said) on; a refusal is a plan with another status.

        *regimens* go before the profile's own wish; both override a missing indication, never a contraindication.
        *languages* are those of the plan, the preferred first; the profile's own goes before them, and without both the
        kit's are taken. *without* are exercises that are not wanted; *signed_by* names the clinician who takes
        responsibility for exercises that require one. Raises `UnknownName` for a regimen or exercise that is not
        installed, `OptionInvalid` for a *start* before *today* or more than a year after it.
        """
        from corekit.planning.plan import make_plan  # noqa: PLC0415 - the engine is fetched when it is used

        _check_start(start or today, today)
        unwanted = (*without, *(profile.without or ()))
        request = self._engine.request(
            profile,
            start=start or today,
            regimens=tuple(self.library.resolve("regimen", name) for name in regimens or profile.regimens or ()),
            without=frozenset(self.library.resolve("exercise", name) for name in unwanted),
            positions={position.progression: position for position in positions},
            language=self._spoken(profile.language, languages)[0],
            signed_by=signed_by,
        )
        plan = make_plan(self._engine.assess(profile, today), request)
        speech = self._speech(profile.language, languages)
        if speech is None:
            return plan
        from corekit.planning.localising import plan_in  # noqa: PLC0415 - only for readers of another language

        return plan_in(plan, speech)

    def progress(
        self,
        plan: Plan,
        entries: Iterable[JournalEntry],
        *,
        profile: Profile,
        today: date,
        renew: Collection[str] = (),
    ) -> Progress:
        """
        The move in each progression of *plan* that its journal calls for, why, and the next plan.

        Content is read from the plan, safety rules from what is installed now. *entries* is the whole journal, in any
        order. *renew* names progressions to be taken over in the version installed now where this decision changes
        their stage (`progress.offers` lists them). Raises `DocumentInvalid` for an entry dated after *today*, and for
        entries that differ under one id.
        """
        from corekit.content.documents import check_answers  # noqa: PLC0415 - the engine is fetched when it is used
        from corekit.kit.progress_host import ProgressHost  # noqa: PLC0415 - as above
        from corekit.progress.progress import progress_of  # noqa: PLC0415 - as above

        checked = check_answers(profile, self.library)
        speech = self._speech(plan.language)
        host = ProgressHost(engine=self._engine, profile=profile, today=today, faults=checked.faults, speech=speech)
        names = frozenset(self.library.resolve("progression", name) for name in renew)
        return progress_of(plan, entries, host=host, answers=checked.usable, today=today, renew=names)

    def recheck(self, plan: Plan, profile: Profile, *, today: date) -> Recheck:
        """Whether *plan* still holds for this person under the safety rules installed now."""
        from corekit.planning.recheck import recheck  # noqa: PLC0415 - the engine is fetched when it is used

        return recheck(plan, self._engine.assess(profile, today))

    def why(self, exercise: str, profile: Profile, *, today: date) -> Why:
        """
        Why *exercise* is or is not offered to this person, and which answers would change that.

        Raises `UnknownName` for an exercise that is not installed.
        """
        from corekit.planning.why import explain  # noqa: PLC0415 - the engine is fetched when it is used

        assessment = self._engine.assess(profile, today)
        why = explain(assessment, self.library.resolve("exercise", exercise), profile.equipment)
        speech = self._speech(profile.language)
        if speech is None:
            return why
        from corekit.planning.localising import why_in  # noqa: PLC0415 - only for readers of another language

        return why_in(why, speech)

    # ---- output -------------------------------------------------------------------------------------------------

    def render(
        self,
        document: Any,
        format: str,
        *,
        language: str | None = None,
        audience: str = "patient",
        **options: Any,
    ) -> Rendered:
        """
        Render a document (a plan, a screening ...) in *format*.

        Raises `UnknownFormat` for a format that nothing installed brings, `OptionInvalid` for an option it does not
        take or a document it does not render.
        """
        chosen = self._format(format)
        kind = _kind_of(document)
        if kind not in chosen.documents:
            raise OptionInvalid(
                f"The format '{format}' does not render a document of the kind '{kind}'.",
                hint=f"It renders: {', '.join(chosen.documents)}.",
            )
        from corekit.formats.options import settled  # noqa: PLC0415 - only where something is rendered

        wanted = language or getattr(document, "language", None) or "en"
        request = RenderRequest(
            language=wanted,
            audience=audience,  # type: ignore[arg-type]
            options=settled(chosen, options),
        )
        return chosen.render(document, request)

    def read(self, content: bytes, format: str, kind: str) -> ReadResult:
        """
        Read a foreign document of *kind* (`profile`, `journal`) through the plugin that knows *format*.

        Raises `UnknownFormat` when no installed plugin reads it, `DocumentInvalid` for content that the plugin refuses,
        and `CorekitError` for a plugin that breaks down over it.
        """
        from corekit.plugin.reading import read_with  # noqa: PLC0415 - only where something foreign is read

        for reader in self.plugins.readers(format):
            if reader.kind == kind:
                return read_with(reader, content)
        from corekit.formats.packages import READERS  # noqa: PLC0415 - only for a format that is not there

        names = ", ".join(sorted({reader.name for reader in self.plugins.readers() if reader.kind == kind})) or "none"
        bring = f" pip install {READERS[format, kind]} brings it." if (format, kind) in READERS else ""
        raise UnknownFormat(f"Nothing installed reads '{format}' as {kind}.", hint=f"Readable formats: {names}.{bring}")

    def coverage(self, language: str) -> Mapping[str, float]:
        """The share of each pack's sentences that are there in *language*, from 0 to 1."""
        return self.library.coverage(language)

    def catalogue(self, *names: str, today: date, language: str | None = None) -> Catalogue:
        """
        The exercises of packs, or single ones (*names*: namespaces and ids; without any all), to be rendered.

        Nobody is screened for them. *today* is the day on which reviews are looked at. Raises `UnknownName` for a name
        that neither a pack nor an exercise bears.
        """
        from corekit.messages import translator  # noqa: PLC0415 - only where somebody looks around
        from corekit.planning.cataloguing import catalogue_of  # noqa: PLC0415 - as above

        spoken = self._spoken(language)[0]
        title = translator(spoken).gettext("Exercises")
        speech = self._speech(language)
        return catalogue_of(self.library, names, today=today, language=spoken, title=title, speech=speech)

    def claims(self, topic: str | None = None) -> tuple[Topic, ...]:
        """
        What the packs claim, grouped by parameter and exercises, with the doses and claims that disagree.

        *topic* narrows it to what has all these words in a parameter, id, title or text.
        """
        from corekit.check.claims import topics  # noqa: PLC0415 - only where somebody compares packs

        return topics(self.library, topic)

    # ---- inside -------------------------------------------------------------------------------------------------

    def _spoken(self, preferred: str | None, languages: Sequence[str] = ()) -> tuple[str, ...]:
        """The languages to answer in, the most wanted first."""
        return tuple(dict.fromkeys((*((preferred,) if preferred else ()), *(languages or self.languages))))

    def _speech(self, preferred: str | None, languages: Sequence[str] = ()) -> Speech | None:
        """What packs say in those languages; None where all of them speak the first."""
        wanted = self._spoken(preferred, languages)
        if all(pack.manifest.language == wanted[0] for pack in self.library.packs):
            return None
        speech = self.library.speech(wanted)
        return None if speech.idle else speech

    def _format(self, name: str) -> OutputFormat:
        from corekit.formats import core_formats  # noqa: PLC0415 - only where something is rendered

        own = core_formats().get(name)
        if own is not None:
            return own
        for known in self.plugins.formats(name):
            return known
        from corekit.formats.packages import unknown_format  # noqa: PLC0415 - only for a format that is not there

        raise unknown_format(name, self.formats, (found.name for found in self.plugins.found))


def _check_start(start: date, today: date) -> None:
    """Raise `OptionInvalid` unless a plan made *today* may start then: today, or within a year (editorial)."""
    days = (start - today).days
    if not 0 <= days <= _LATEST_START_DAYS or start.year == MAXYEAR:
        said = f"The plan would start on {start.isoformat()}, today is {today.isoformat()}."
        raise OptionInvalid(said, hint="Let it start today, or on a day of the coming year; answers hold no longer.")


def _kind_of(document: Any) -> str:
    name = type(document).__name__
    return {"JournalEntry": "journal-entry"}.get(name, name.lower())
