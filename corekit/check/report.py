# SPDX-License-Identifier: Apache-2.0
"""What one run of `corekit check` found: every pack, every check that ran, every finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.case_result import CaseResult
from corekit.check.waived import Waived
from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit.check.installed import Bringer

#: The version of the report's schema.
SCHEMA = 1
#: What a checker that breaks down gives: with it the answer is not complete.
BROKEN = "checker-failed"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class PackReport(Record):
    """What a check found in one pack: what is wrong, what is waived, and its cases."""

    namespace: str
    #: The directory of its pack.yaml.
    root: str
    version: str | None = None
    #: The namespaces of the packs it was checked with.
    beside: tuple[str, ...] = ()
    #: The namespaces of packs that were asked for and are not there.
    absent: tuple[str, ...] = ()
    #: How many files it has.
    files: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    waived: tuple[Waived, ...] = ()
    cases: tuple[CaseResult, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing but notes was found; a case that fails is a finding."""
        return all(diagnostic.severity == "note" for diagnostic in self.diagnostics)

    def only(self, shows: Callable[[str | None], bool]) -> PackReport:
        """Return the report of the files for which *shows* is true, and of no others."""
        return attrs.evolve(
            self,
            diagnostics=tuple(fault for fault in self.diagnostics if fault.code == BROKEN or shows(fault.file)),
            waived=tuple(waived for waived in self.waived if shows(waived.finding.file)),
            cases=tuple(case for case in self.cases if shows(case.file)),
        )

    def renamed(self, name: Callable[[str], str]) -> PackReport:
        """Return the report with every path called what *name* makes of it."""
        return attrs.evolve(
            self,
            root=name(self.root),
            diagnostics=tuple(_renamed(fault, name) for fault in self.diagnostics),
            waived=tuple(attrs.evolve(one, finding=_renamed(one.finding, name)) for one in self.waived),
            cases=tuple(attrs.evolve(case, file=name(case.file)) if case.file else case for case in self.cases),
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the report."""
        version = {} if self.version is None else {"version": self.version}
        return {
            "namespace": self.namespace,
            "root": self.root,
            **version,
            "beside": list(self.beside),
            "absent": list(self.absent),
            "files": self.files,
            "sound": self.sound,
            "diagnostics": [fault.to_dict() for fault in self.diagnostics],
            "waived": [waived.to_dict() for waived in self.waived],
            "cases": [case.to_dict() for case in self.cases],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> PackReport:
        """The report of JSON data; raises KeyError or TypeError for anything else."""
        return cls(
            namespace=data["namespace"],
            root=data["root"],
            version=data.get("version"),
            beside=tuple(data["beside"]),
            absent=tuple(data["absent"]),
            files=data["files"],
            diagnostics=tuple(Diagnostic.from_dict(fault) for fault in data["diagnostics"]),
            waived=tuple(Waived.from_dict(waived) for waived in data["waived"]),
            cases=tuple(CaseResult.from_dict(case) for case in data["cases"]),
        )


def _renamed(fault: Diagnostic, name: Callable[[str], str]) -> Diagnostic:
    return fault if fault.file is None else attrs.evolve(fault, file=name(fault.file))


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class CheckReport(Record):
    """
    The whole answer of `corekit check`.

    *checks* are the installed distributions that bring checks; *problems* is what is wrong with them, or with the
    directories that were given, rather than with a pack.
    """

    packs: tuple[PackReport, ...]
    checks: tuple[Bringer, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    #: Whether checks of installed hooks are missing, so that the answer is not complete.
    incomplete: bool = False

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """Every finding that counts."""
        yield from self.problems
        for pack in self.packs:
            yield from pack.diagnostics

    @property
    def sound(self) -> bool:
        """Whether nothing but notes was found."""
        return all(fault.severity == "note" for fault in self.diagnostics)

    @property
    def complete(self) -> bool:
        """Whether every checker did its work."""
        return not self.incomplete and all(fault.code != BROKEN for fault in self.diagnostics)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, and how many are waived."""
        counts = {"error": 0, "warning": 0, "note": 0}
        for fault in self.diagnostics:
            counts[fault.severity] += 1
        return {**counts, "waived": sum(len(pack.waived) for pack in self.packs)}

    def renamed(self, name: Callable[[str], str]) -> CheckReport:
        """Return the report with every path called what *name* makes of it."""
        return attrs.evolve(
            self,
            packs=tuple(pack.renamed(name) for pack in self.packs),
            problems=tuple(_renamed(fault, name) for fault in self.problems),
        )

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the report, as `check-report.schema.json` describes it."""
        return {
            "schema": SCHEMA,
            "sound": self.sound,
            "complete": self.complete,
            "counts": self.counts,
            "checks": [bringer.to_dict() for bringer in self.checks],
            "problems": [fault.to_dict() for fault in self.problems],
            "packs": [pack.to_dict() for pack in self.packs],
        }
