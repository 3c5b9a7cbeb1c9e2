# SPDX-License-Identifier: Apache-2.0
"""`corekit intake`: ask the questions that the installed packs need, the most decisive first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from corekit.cli import exit_codes
from corekit.cli.asking import StoppedError, ask_group, ask_number, prompt, say
from corekit.cli.documents import open_profile
from corekit.cli.failures import say_diagnostics
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_bytes, print_json, print_outline, write_file
from corekit.cli.profile_file import profile_text
from corekit.cli.screen import records_of
from corekit.messages.catalogue import N_

if TYPE_CHECKING:
    from corekit.kit import Kit
    from corekit.messages import Translator
    from corekit.model.intake import Intake, QuestionGroup
    from corekit.model.profile import Profile

_REFERRALS = ("refer_emergency", "refer_urgent", "stop_today")
_PROFILE_SCHEMA = 1


@click.command("intake")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Keep the answers in this file.")
@click.option("--html", "as_page", is_flag=True, help="Write the questions as a web page that works offline.")
@kit_options(dated=True)
def intake_command(settings: Settings, output: Path | None, as_page: bool) -> int:
    """Ask what must be known before exercise, the most decisive questions first.

    Answer with the number or the word. `?` is "I don't know", `-` is "I prefer not to say"; `quit` or Ctrl-C stops.
    With `-o FILE` answers are kept after every page, and the same command goes on where it stopped. An answer that
    is an emergency ends the questions with what to do now (exit code 3). Without `-o` the answers come on stdout.

    With `--json` nothing is asked: the open questions come as a document. With `--html` they come as one web page
    (`-o FILE`, else stdout) that asks them in a browser, without a network, and saves the answers as a profile.
    """
    kit = settings.kit()
    if as_page:
        return _write_page(settings, kit, output)
    profile = _resumed(settings, kit, output)
    if settings.as_json:
        intake = kit.intake(profile, today=settings.today, language=settings.spoken(profile.language))
        print_json(intake.to_dict())
        return _exit_code(intake)
    interview = _Interview(kit=kit, settings=settings, profile=profile, output=output)
    return interview.run()


def _write_page(settings: Settings, kit: Kit, output: Path | None) -> int:
    page = kit.intake_form(today=settings.today, language=settings.spoken(None))
    if output is None:
        print_bytes(page.content)
    else:
        write_file(output, page.content, private=False)
        click.echo(f"Open {output} in a browser.", err=True)
    return exit_codes.FINE


@attrs.define(kw_only=True)
class _Interview:
    """One sitting: the answers so far, and where they are kept."""

    kit: Kit
    settings: Settings
    profile: Profile
    output: Path | None
    #: Facts asked in this sitting, so that "don't know" is not asked again at once.
    asked: set[str] = attrs.field(factory=set)

    @property
    def translator(self) -> Translator:
        return self.settings.translator(self.profile.language)

    def run(self) -> int:
        """Ask until nothing is open, the outcome is decided, or somebody stops."""
        try:
            self._welcome()
            intake = self._ask_all()
            if intake.outcome not in _REFERRALS:
                self._practical()
        except (StoppedError, click.exceptions.Abort, KeyboardInterrupt):
            return self._stopped()
        self._keep()
        self._hand_over()
        self._tell(intake)
        return _exit_code(intake)

    def _welcome(self) -> None:
        t = self.translator
        say(t.gettext("Questions before exercise"), bold=True)
        say(t.gettext("corekit is not a medical device. In an emergency do not answer questions: get help."))
        say(t.gettext("Type quit or press Ctrl-C to stop at any time."))
        if self.output is not None:
            kept = N_("After every page your answers are kept in {file}; they do not leave this device.")
            say(t.gettext(kept, file=self.output))

    def _ask_all(self) -> Intake:
        language = self.settings.spoken(self.profile.language)
        while True:
            intake = self.kit.intake(self.profile, today=self.settings.today, language=language)
            page = self._next_page(intake)
            if page is None or (intake.decided and intake.outcome in _REFERRALS):
                return intake
            self._say_how_far(intake)
            answers = ask_group(page, self.translator)
            self._record(answers, language)

    def _say_how_far(self, intake: Intake) -> None:
        """How much is answered, in earlier sittings too, and how much is left; answers may open or close questions."""
        open_now = {question.fact for group in intake.groups for question in group.questions}
        done = self.asked | (set(self.profile.facts or ()) - open_now)
        t = self.translator
        say("")
        left = len(open_now - self.asked)
        say(t.gettext("Answered: {done}. Still to ask: about {left}.", done=len(done), left=left))

    def _next_page(self, intake: Intake) -> QuestionGroup | None:
        """The first page that has something not asked yet in this sitting, with only that."""
        for group in intake.groups:
            questions = tuple(question for question in group.questions if question.fact not in self.asked)
            if questions:
                return attrs.evolve(group, questions=questions)
        return None

    def _record(self, answers: dict[str, Any], language: str) -> None:
        self.profile, faults = self.kit.answer(self.profile, answers, on=self.settings.today, language=language)
        say_diagnostics(faults)
        wrong = {fact for fact in answers for fault in faults if fact in (fault.pointer or "").split("/")}
        self.asked.update(set(answers) - wrong)
        self._keep()

    def _practical(self) -> None:
        """Equipment, time and nothing else: what no rule asks but every plan needs."""
        t = self.translator
        if self.profile.equipment is None:
            say("")
            say(t.gettext("What you have"), bold=True)
            equipment = _equipment(self.kit, t)
            self.profile = attrs.evolve(self.profile, equipment=equipment)
        if self.profile.time is None:
            from corekit.model.profile import Time  # noqa: PLC0415 - only here

            say("")
            say(t.gettext("Your time"), bold=True)
            minutes = ask_number(t.gettext("How many minutes a day can you give to exercise?"), 1, 600, t)
            days = ask_number(t.gettext("On how many days a week?"), 1, 7, t)
            time = Time(minutes_per_day=minutes, days_per_week=None if days is None else int(days))
            self.profile = attrs.evolve(self.profile, time=time)

    def _keep(self) -> None:
        if self.output is not None:
            write_file(self.output, profile_text(self.profile, self.output).encode(), private=True)

    def _hand_over(self) -> None:
        if self.output is None:
            print_bytes(profile_text(self.profile).encode())

    def _stopped(self) -> int:
        t = self.translator
        say("")
        if self.output is None:
            self._hand_over()
            say(t.gettext("Stopped. Your answers so far are above."))
        else:
            self._keep()
            say(t.gettext("Stopped. Go on with: corekit intake -o {file}", file=self.output))
        return exit_codes.INCOMPLETE

    def _tell(self, intake: Intake) -> None:
        """What the answers mean, and what to do next."""
        from corekit.formats.screening_outline import screening_outline  # noqa: PLC0415 - only at the end

        t = self.translator
        if intake.outcome in _REFERRALS:
            screening = self.kit.screen(self.settings.speaking(self.profile), today=self.settings.today)
            print_outline(screening_outline(screening, t, records_of(self.kit, screening)), to_stderr=True)
            return
        say("")
        if intake.remaining:
            say(t.ngettext("{n} question is still open.", "{n} questions are still open.", intake.remaining))
        where = self.output if self.output is not None else t.gettext("FILE")
        say(t.gettext("Now make a plan: corekit plan {file}", file=where))


def _exit_code(intake: Intake) -> int:
    if intake.outcome in _REFERRALS:
        return exit_codes.REFERRED
    return exit_codes.INCOMPLETE if intake.outcome == "hold" else exit_codes.FINE


def _resumed(settings: Settings, kit: Kit, output: Path | None) -> Profile:
    """The answers that the file holds already, or an empty profile of today."""
    from corekit.model.profile import Profile as Answers  # noqa: PLC0415 - only this command makes one

    if output is not None and output.is_file() and output.stat().st_size:
        opened = open_profile(output, kit, settings.today)
        opened.say_faults()
        if opened.has_comments:
            backup = output.with_name(output.name + ".bak")
            write_file(backup, opened.content, private=True)
            say(
                settings.translator().gettext(
                    "Comments in the file are not kept; the file as it was is {file}.", file=backup
                )
            )
        return opened.profile
    return Answers(schema=_PROFILE_SCHEMA, answered_on=settings.today.isoformat(), facts={}, language=settings.language)


def _equipment(kit: Kit, translator: Translator) -> tuple[str, ...]:
    """What is there, by number or word; what is not named is not there."""
    from corekit.cli.answers import MisreadError  # noqa: PLC0415 - only here

    values = kit.library.equipment()
    for number, (_, title) in enumerate(values, start=1):
        say(f"  {number:>2}  {title}")
    ids = [identifier for identifier, _ in values]

    def read(typed: str) -> tuple[str, ...]:
        chosen = []
        for part in typed.replace(",", " ").split():
            if part in ids:
                chosen.append(part)
            elif part.isdecimal() and 1 <= int(part) <= len(ids):
                chosen.append(ids[int(part) - 1])
            elif part != "0":
                raise MisreadError(translator.gettext("“{part}” is not in the list.", part=part))
        return tuple(dict.fromkeys(chosen))

    return prompt(translator.gettext("numbers, such as 1,3; nothing or 0 for none of these"), read)
