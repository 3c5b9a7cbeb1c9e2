# SPDX-License-Identifier: Apache-2.0
"""The law of output formats can fail: whatever a format drops is named."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from corekit import hookimpl
from corekit.testing import OutputFormatLaws, isolated_kit
from corekit.testing.pack_laws import sample_plans
from corekit.testing.plan_promises import laden, missing, promises
from corekit.values import OutputFormat, Rendered

if TYPE_CHECKING:
    from corekit import Kit, Plan

PLUGINS = Path(__file__).parents[2] / "plugins"
PACKS = tuple(PLUGINS / f"corekit-{name}" for name in ("mckenzie", "readiness", "redflags"))

WHAT = (
    "advice",
    "attribution",
    "caution",
    "disclaimer",
    "licence",
    "outcome",
    "reason",
    "review state",
    "safety net",
    "source",
    "stop rule",
)

#: What the plans of the sample have none of.
ABSENT = {
    "issued": {"advice", "outcome", "reason"},
    "incomplete": {"caution", "stop rule"},
    "referred": {"caution", "source", "stop rule"},
}


class Dropping(OutputFormatLaws):
    """The laws of a format that shows exactly what it must, and not even that."""

    format = "dropping"
    module = "made_dropping"
    packs = PACKS
    options = ({"short": True},)


@pytest.fixture(scope="module")
def plans() -> tuple[Plan, ...]:
    """Plans of every status."""
    made = sample_plans(isolated_kit(*PACKS))
    assert {plan.status for plan in made} == {"issued", "incomplete", "referred"}
    return made


def kit_dropping(monkeypatch: pytest.MonkeyPatch, what: str, status: str, *, when_short: bool = False) -> Kit:
    """A kit with a format that does not show *what* of plans that are *status*."""

    def render(plan: Plan, request: Any) -> Rendered:
        drops = plan.status == status and (request.options["short"] or not when_short)
        dropped = {each.text for each in promises(plan) if drops and each.what == what}
        lines = [each.text for each in promises(plan) if each.text not in dropped]
        return Rendered.from_text("\n".join(lines), media_type="text/plain", filename="plan.txt")

    @hookimpl
    def corekit_output_formats() -> tuple[OutputFormat, ...]:
        short = {"short": {"type": "boolean", "default": False}}
        options = {"type": "object", "additionalProperties": False, "properties": short}
        made = OutputFormat(
            name="dropping", media_type="text/plain", suffix=".txt", documents=("plan",), options=options, render=render
        )
        return (made,)

    module = ModuleType("made_dropping")
    vars(module)["corekit_output_formats"] = corekit_output_formats
    monkeypatch.setitem(sys.modules, "made_dropping", module)
    return isolated_kit(*PACKS, plugins=["made_dropping"])


def held(kit: Kit, plans: tuple[Plan, ...]) -> None:
    """Hold the format of *kit* against the law."""
    (declared,) = kit.plugins.formats("dropping")
    Dropping().test_what_protects_is_printed(kit, declared, plans)


def test_a_format_that_drops_nothing_keeps_the_law(plans: tuple[Plan, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """What must be shown is enough."""
    held(kit_dropping(monkeypatch, "nothing", "issued"), plans)


@pytest.mark.parametrize("status", ["issued", "incomplete", "referred"])
@pytest.mark.parametrize("what", WHAT)
def test_what_is_dropped_is_named(
    what: str, status: str, plans: tuple[Plan, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every status, whatever the plan has to show, a format that drops it fails, and the message says what."""
    of_status = [laden(plan) if plan.items else plan for plan in plans if plan.status == status]
    lost = next((each for plan in of_status for each in promises(plan) if each.what == what), None)
    if lost is None:
        assert what in ABSENT[status]
        return
    with pytest.raises(AssertionError, match=f"(?s)'dropping' drops of a plan that is {status}:.*{what} \\(/"):
        held(kit_dropping(monkeypatch, what, status), plans)


def test_what_only_an_option_drops_is_named(plans: tuple[Plan, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """No choice of a user may hide what protects: the message names the option."""
    with pytest.raises(AssertionError, match=r"'dropping' \(short=True\) drops of a plan that is issued: .*caution"):
        held(kit_dropping(monkeypatch, "caution", "issued", when_short=True), plans)


def test_a_sample_without_exercises_is_no_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """A law that was tried on refusals alone has not been kept."""
    made = kit_dropping(monkeypatch, "stop rule", "issued")
    with pytest.raises(AssertionError, match="name `packs` with a regimen"):
        held(made, sample_plans(isolated_kit(PLUGINS / "corekit-redflags")))


def test_a_sentence_is_found_however_it_is_set(plans: tuple[Plan, ...]) -> None:
    """Line breaks, marks and capitals do not hide a sentence; half of it is not enough."""
    plan = laden(next(plan for plan in plans if plan.items))
    everything = "|\n ".join(each.text.upper().replace(" ", "\n   | ") for each in promises(plan))
    assert missing(plan, everything) == ()
    assert [each.what for each in missing(plan, everything.replace("STOPS", ""))] == ["stop rule", "stop rule"]
