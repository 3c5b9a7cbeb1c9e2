# SPDX-License-Identifier: Apache-2.0
"""What screeners, checks and readers must keep: subclass the laws in a test module and name the module of hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attrs
import pytest

from corekit.content.documents import check_document
from corekit.criteria import check as check_criteria
from corekit.model.diagnostic import Diagnostic
from corekit.model.finding import Finding
from corekit.planning.safety_rule import OUTCOMES
from corekit.testing.kits import isolated_kit
from corekit.testing.people import TODAY, sample_profiles, well_adult

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.kit import Kit
    from corekit.model.check import Check
    from corekit.model.reader import Reader
    from corekit.model.screener import Screener

_SEVERITIES = ("error", "warning", "note")


class _HookLaws:
    """What the laws of all hooks share: the module, and the packs that there are beside it."""

    module: ClassVar[str]
    packs: ClassVar[tuple[Path | str, ...]] = ()

    @pytest.fixture(scope="class")
    @classmethod
    def kit(cls) -> Kit:
        """The core, the packs and the hooks of the module; its hooks are sound."""
        made = isolated_kit(*cls.packs, plugins=(cls.module,))
        assert not made.plugins.problems, [str(problem) for problem in made.plugins.problems]
        return made


class ScreenerLaws(_HookLaws):
    """The laws of the screeners of one module."""

    @pytest.fixture(scope="class")
    @classmethod
    def screeners(cls, kit: Kit) -> tuple[Screener, ...]:
        """The screeners."""
        found = kit.plugins.screeners()
        assert found
        return found

    def test_it_answers_for_everybody(self, kit: Kit, screeners: tuple[Screener, ...]) -> None:
        """Whatever anybody answered, or did not, it gives findings and does not fail."""
        for name, profile in sample_profiles(kit):
            values = kit.library.facts.values(dict(profile.facts or {}), today=TODAY)
            for screener in screeners:
                for finding in screener.screen(values, TODAY):
                    assert isinstance(finding, Finding), name

    def test_it_only_restricts(self, kit: Kit, screeners: tuple[Screener, ...]) -> None:
        """A finding has an outcome that is one, selectors that are sound, and takes something away or asks."""
        for name, profile in sample_profiles(kit):
            values = kit.library.facts.values(dict(profile.facts or {}), today=TODAY)
            for screener in screeners:
                for finding in screener.screen(values, TODAY):
                    assert finding.because, name
                    assert finding.outcome in (None, *OUTCOMES[:-1]), f"{name}: {finding.outcome}"
                    assert finding.outcome or finding.exclude or finding.caution or finding.ask or finding.say, name
                    for selector in (*(finding.exclude or ()), *(finding.caution or ())):
                        assert not check_criteria(selector, kit.library.subject_exercise), selector

    def test_the_same_answers_give_the_same_findings(self, kit: Kit, screeners: tuple[Screener, ...]) -> None:
        """Asked twice, it says the same."""
        values = kit.library.facts.values(dict(well_adult(kit).facts or {}), today=TODAY)
        for screener in screeners:
            assert list(screener.screen(values, TODAY)) == list(screener.screen(values, TODAY))

    def test_a_failure_holds(self, kit: Kit, screeners: tuple[Screener, ...]) -> None:
        """If it raises, nothing is issued."""

        def fail(values: Any, today: Any) -> Any:
            raise RuntimeError(f"on purpose, on {today} with {len(values)} values")

        broken = tuple(attrs.evolve(screener, screen=fail) for screener in screeners)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(kit.plugins), "screeners", lambda _: broken)
            plan = kit.plan(well_adult(kit), today=TODAY)
        assert plan.status in ("incomplete", "referred")
        assert not plan.items


class CheckLaws(_HookLaws):
    """The laws of the checks of one module; `clean` is a pack in which they find nothing."""

    clean: ClassVar[str | None] = None

    @pytest.fixture(scope="class")
    @classmethod
    def checks(cls, kit: Kit) -> tuple[Check, ...]:
        """The checks."""
        found = kit.plugins.checks()
        assert found
        return found

    def test_what_it_finds_is_well_said(self, kit: Kit, checks: tuple[Check, ...]) -> None:
        """Each finding is a diagnostic with a code of its own prefix, a message and a severity."""
        for check in checks:
            for namespace in kit.packs:
                for found in check.run(kit.library, namespace):
                    assert isinstance(found, Diagnostic)
                    assert found.code.startswith(f"{check.code_prefix}-"), found.code
                    assert found.message
                    assert found.severity in _SEVERITIES

    def test_it_finds_the_same_twice(self, kit: Kit, checks: tuple[Check, ...]) -> None:
        """Run twice over the same pack, it finds the same in the same order."""
        for check in checks:
            for namespace in kit.packs:
                assert list(check.run(kit.library, namespace)) == list(check.run(kit.library, namespace))

    def test_nothing_is_found_in_a_clean_pack(self, kit: Kit, checks: tuple[Check, ...]) -> None:
        """In the pack that is said to be clean nothing is found."""
        if self.clean is not None:
            for check in checks:
                assert [str(found) for found in check.run(kit.library, self.clean)] == []


class ReaderLaws(_HookLaws):
    """
    The laws of one reader.

    `reader` is its format and kind (`fhir/journal`); `samples` are contents that it reads, `lossy` contents of which it
    must report a loss, `broken` contents that it must refuse. A subclass that can also write replaces `write`.
    """

    reader: ClassVar[str]
    samples: ClassVar[tuple[bytes, ...]] = ()
    lossy: ClassVar[tuple[bytes, ...]] = ()
    broken: ClassVar[tuple[bytes, ...]] = (b"", b"\xff\xfe\x00not a document")

    @pytest.fixture(scope="class")
    @classmethod
    def found(cls, kit: Kit) -> Reader:
        """The reader."""
        known = {reader.id: reader for reader in kit.plugins.readers()}
        assert cls.reader in known, sorted(known)
        return known[cls.reader]

    def write(self, document: Any) -> bytes | None:
        """Return a document in the foreign format; None where there is no writer."""
        del document
        return None

    def test_what_it_reads_is_a_document(self, found: Reader) -> None:
        """What it makes of each sample is a valid document of its kind."""
        assert self.samples or self.lossy
        kind = "journal-entry" if found.kind == "journal" else found.kind
        for content in (*self.samples, *self.lossy):
            document = found.read(content).document
            for one in document if isinstance(document, list) else [document]:
                assert [str(fault) for fault in check_document(kind, one)] == []

    def test_losses_are_reported(self, found: Reader) -> None:
        """What has no place is reported in sentences, and a sample that fits whole reports nothing."""
        for content in self.samples:
            assert found.read(content).losses == ()
        for content in self.lossy:
            losses = found.read(content).losses
            assert losses
            assert all(loss.strip() for loss in losses)

    def test_what_it_cannot_read_it_refuses(self, found: Reader) -> None:
        """Content of another kind raises ValueError and nothing else."""
        for content in self.broken:
            with pytest.raises(ValueError, match=r"."):
                found.read(content)

    def test_the_same_content_gives_the_same_document(self, found: Reader) -> None:
        """Read twice, it is the same."""
        for content in (*self.samples, *self.lossy):
            assert found.read(content) == found.read(content)

    def test_writing_and_reading_is_a_round_trip(self, found: Reader) -> None:
        """What was read and written again reads the same, where there is a writer."""
        for content in self.samples:
            document = found.read(content).document
            written = self.write(document)
            if written is not None:
                assert found.read(written).document == document
