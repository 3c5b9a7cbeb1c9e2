# SPDX-License-Identifier: Apache-2.0
"""What every output format must keep: subclass `OutputFormatLaws` in a test module and name the format."""

from __future__ import annotations

import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from corekit.formats.core_formats import DOCUMENTS, core_formats
from corekit.testing.kits import isolated_kit
from corekit.testing.pack_laws import sample_plans
from corekit.testing.people import TODAY, well_adult
from corekit.testing.plan_promises import laden, missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corekit.kit import Kit
    from corekit.model.output_format import OutputFormat
    from corekit.model.plan import Plan
    from corekit.model.rendered import Rendered

#: A module of hooks that takes longer to import than this slows every command down.
SLOW_MILLISECONDS = 50


class OutputFormatLaws:
    """
    The laws of one output format.

    `format` is its name, `module` the dotted name of the module of hooks that brings it, `packs` those that plans are
    made with. Plans of the sample are of every status; `text_of` says what people read of a rendering that is no text.
    """

    format: ClassVar[str]
    module: ClassVar[str]
    packs: ClassVar[tuple[Path | str, ...]] = ()
    #: Options to try beside the defaults, each a mapping.
    options: ClassVar[tuple[dict[str, Any], ...]] = ()

    @pytest.fixture(scope="class")
    @classmethod
    def kit(cls) -> Kit:
        """The core, the packs, and the hooks of the module."""
        plugins = () if cls.format in core_formats() else (cls.module,)
        return isolated_kit(*cls.packs, plugins=plugins)

    @pytest.fixture(scope="class")
    @classmethod
    def declared(cls, kit: Kit) -> OutputFormat:
        """The format as it declares itself."""
        known = {**core_formats(), **{each.name: each for each in kit.plugins.formats()}}
        assert cls.format in known, [str(problem) for problem in kit.problems]
        return known[cls.format]

    @pytest.fixture(scope="class")
    @classmethod
    def plans(cls, kit: Kit) -> tuple[Plan, ...]:
        """Plans of a well adult, of somebody unknown, of somebody referred, and of a wish for every regimen."""
        return sample_plans(kit)

    def text_of(self, rendered: Rendered) -> str:
        """Return what people read of a rendering; to be replaced where it is no text."""
        return rendered.text if rendered.text is not None else rendered.content.decode("utf-8", "replace")

    def test_it_declares_what_it_makes(self, declared: OutputFormat) -> None:
        """Media type, suffix, documents and a schema of options are there."""
        assert "/" in declared.media_type
        assert declared.suffix.startswith(".")
        assert declared.documents
        assert declared.options.get("type") == "object"

    def test_every_document_it_names_is_rendered(
        self, kit: Kit, declared: OutputFormat, plans: tuple[Plan, ...]
    ) -> None:
        """Each kind of document it names, for each sample, gives bytes of its media type and a plain file name."""
        for document in _documents(kit, declared, plans):
            rendered = kit.render(document, self.format)
            assert rendered.content, type(document).__name__
            assert rendered.media_type.partition(";")[0] == declared.media_type.partition(";")[0]
            assert rendered.filename.endswith(declared.suffix)
            assert not {"/", "\\"} & set(rendered.filename)

    def test_what_protects_is_printed(self, kit: Kit, declared: OutputFormat, plans: tuple[Plan, ...]) -> None:
        """
        Whatever its status, a plan shows what protects and whom it comes from.

        Safety net, stop rules, cautions, what to do instead of exercise, that it is no medical device, sources,
        licence, attribution and review state: for every plan of the sample, for every choice of options, for patients
        and clinicians.
        """
        if "plan" not in declared.documents:
            return
        issued = [plan for plan in plans if plan.items]
        assert issued, "No plan of the sample has an exercise; name `packs` with a regimen for a well adult."
        refused = [plan for plan in plans if not plan.items]
        few = (laden(issued[0]), *refused[:1])
        for plan in (*few, *plans):
            self._shows_all(kit, plan)
        for plan in few:
            self._shows_all(kit, plan, audience="clinician")
            for options in self.options:
                self._shows_all(kit, plan, **options)

    def _shows_all(self, kit: Kit, plan: Plan, **options: Any) -> None:
        lost = missing(plan, self.text_of(kit.render(plan, self.format, **options)))
        chosen = f" ({', '.join(f'{name}={value}' for name, value in options.items())})" if options else ""
        told = "; ".join(map(str, lost))
        assert not lost, f"The format '{self.format}'{chosen} drops of a plan that is {plan.status}: {told}"

    def test_the_same_input_gives_the_same_bytes(self, kit: Kit, plans: tuple[Plan, ...]) -> None:
        """Rendering twice gives the same bytes, the same name and the same assets."""
        for plan in plans:
            first, second = (kit.render(plan, self.format) for _ in range(2))
            assert (first.content, first.filename, first.assets) == (second.content, second.filename, second.assets)

    def test_options_are_honoured(self, kit: Kit, declared: OutputFormat, plans: tuple[Plan, ...]) -> None:
        """Each option to try is one of the schema and changes what comes out."""
        for options in self.options:
            assert options.keys() <= declared.options.get("properties", {}).keys()
            plain, chosen = kit.render(plans[0], self.format), kit.render(plans[0], self.format, **options)
            assert plain.content != chosen.content, f"{options} makes no difference"

    def test_its_module_is_light(self) -> None:
        """Importing the module of hooks costs little; above 50 ms there is a warning, for machines differ."""
        took = import_milliseconds(self.module)
        for _ in range(4):  # a busy machine is no slow module
            if took > SLOW_MILLISECONDS:
                took = min(took, import_milliseconds(self.module))
        if took > SLOW_MILLISECONDS:
            message = f"Importing {self.module} took {took:.0f} ms; import what is heavy inside functions."
            warnings.warn(message, stacklevel=2)


def import_milliseconds(module: str) -> float:
    """Return how long importing a module takes in a fresh process that has corekit's own part of it already."""
    code = (
        "import time, importlib, corekit, corekit.values; corekit.hookimpl\n"
        f"start = time.perf_counter(); importlib.import_module({module!r})\n"
        "print((time.perf_counter() - start) * 1000)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return float(done.stdout)


def _documents(kit: Kit, declared: OutputFormat, plans: tuple[Plan, ...]) -> Iterator[Any]:
    """Sample documents of the kinds that a format names."""
    profile = well_adult(kit)
    if "plan" in declared.documents:
        yield from plans
    if "screening" in declared.documents:
        yield kit.screen(profile, today=TODAY)
    if "intake" in declared.documents:
        yield kit.intake(profile, today=TODAY)
    if "recheck" in declared.documents:
        yield kit.recheck(plans[0], profile, today=TODAY)
    if "why" in declared.documents:
        yield kit.why(kit.library.ids("exercise")[0], profile, today=TODAY)
    if "catalogue" in declared.documents and kit.library.ids("exercise"):
        yield kit.catalogue(*kit.library.ids("exercise")[:3], today=TODAY)
    for kind in ("exercise", "regimen"):
        if kind in declared.documents and kind in DOCUMENTS:
            yield from kit.library.all(kind)
