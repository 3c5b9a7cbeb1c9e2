# SPDX-License-Identifier: Apache-2.0
"""Which regimens are given to somebody, and why others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.criteria import FALSE, TRUE, parse
from corekit.planning.assessment import ALWAYS_NEEDED
from corekit.planning.grounds import ENDURANCE, TESTED, UPKEEP, ground_of, settle
from corekit.planning.reasons import Because, because

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corekit.model.regimen import Track
    from corekit.planning.assessment import Assessment


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Chosen:
    """The regimens given, and why others are not."""

    regimens: tuple[str, ...]
    reasons: tuple[Because, ...]
    #: Each regimen in whose place others stay out, with those that stand in its tracks.
    displacing: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    #: Whether what the answers speak against was a wish and nothing that the person needs.
    only_wished: bool = False


def choose_regimens(
    assessment: Assessment, wishes: Sequence[str], *, signed_only: bool = False, barren: frozenset[str] = frozenset()
) -> Chosen:
    """
    Choose among all regimens: those wished for (canonical ids), else those indicated.

    A wish overrides a missing indication, never a contraindication or a missing screen. A contraindication whose
    answer is unknown counts as present. With *signed_only* a regimen whose review nobody signed is not offered. Where
    the person's answers speak against everything wished for, the choice is as if nothing had been wished for.

    Of those indicated, one that combines others leads: what its tracks take in stands there. Among alternatives for the
    same region and phase the one that fits most closely is given. What was tested and endurance are never left out.
    Those of *barren* gave no exercise before, and displace nothing.
    """
    library = assessment.library
    wished = list(dict.fromkeys(wishes))
    reasons: list[Because] = []
    granted = [name for name in wished if grants(name, assessment, reasons, signed_only=signed_only)]
    if granted or {reason.code for reason in reasons} - {"regimen_contraindicated"}:
        chosen, code = Chosen(regimens=tuple(granted), reasons=()), "regimen_wished"
    else:
        sought = [name for name in library.ids("regimen") if indicated(name, assessment, reasons)]
        others = [name for name in sought if name not in wished]
        granted = [name for name in others if grants(name, assessment, reasons, signed_only=signed_only)]
        chosen, code = _among(granted, assessment, barren), "regimen_indicated"
        refused = {reason.parameters["regimen"] for reason in reasons if reason.code == "regimen_contraindicated"}
        chosen = attrs.evolve(chosen, only_wished=bool(refused) and refused.isdisjoint(sought))
    reasons.extend(because(code, pack=library.owner("regimen", name), regimen=name) for name in chosen.regimens)
    if not chosen.regimens:
        reasons.append(because("no_regimen"))
    return attrs.evolve(chosen, reasons=(*reasons, *chosen.reasons))


def choose_parts(
    track: Track, assessment: Assessment, *, signed_only: bool, barren: frozenset[str] = frozenset()
) -> Chosen:
    """
    The regimens that stand in *track*, which selects regimens, and why others do not.

    They are indicated for the person, and the closest of alternatives. Upkeep needs no complaint: where none is
    indicated for that, all are given that nothing speaks against.
    """
    reasons: list[Because] = []
    matching = _matching(track, assessment)
    sought = [name for name in matching if indicated(name, assessment, reasons)]
    if not sought and track.phase == UPKEEP:
        sought, reasons = matching, []
    granted = [name for name in sought if grants(name, assessment, reasons, signed_only=signed_only)]
    settled = settle([ground_of(name, assessment) for name in granted], barren=barren)
    reasons.extend(_displaced("regimen_less_close", name, other, assessment) for name, other in settled.instead.items())
    return Chosen(
        regimens=settled.kept,
        reasons=tuple(reasons),
        displacing=dict.fromkeys(settled.instead.values(), ()),
    )


def _among(granted: Sequence[str], assessment: Assessment, barren: frozenset[str]) -> Chosen:
    """Of indicated regimens, those that lead, and beside them what they leave open."""
    library = assessment.library
    grounds = {name: ground_of(name, assessment) for name in granted}
    parts = {name: _parts(name, granted, assessment) for name in granted if _combines(name, assessment)}
    leading = {name: taken for name, taken in parts.items() if name not in barren and barren.isdisjoint(taken)}
    covered = frozenset().union(*(grounds[name].regions for name in leading))
    reasons: list[Because] = []
    rest: list[str] = []
    for name in granted:
        leader = next((each for each, taken in leading.items() if name in taken), None)
        ground = grounds[name]
        kept = ground.level == TESTED or library.get("regimen", name).approach == ENDURANCE
        if name in parts:
            continue
        if leader is not None:
            reasons.append(_displaced("regimen_part_of", name, leader, assessment))
        elif leading and not kept and ground.regions <= covered:
            reasons.append(_displaced("regimen_left_to", name, next(iter(leading)), assessment))
        else:
            rest.append(name)
    settled = settle([grounds[name] for name in rest], barren=barren)
    reasons.extend(_displaced("regimen_less_close", name, other, assessment) for name, other in settled.instead.items())
    return Chosen(
        regimens=tuple(name for name in granted if name in parts or name in settled.kept),
        reasons=tuple(reasons),
        displacing={**leading, **dict.fromkeys(settled.instead.values(), ())},
    )


def _combines(name: str, assessment: Assessment) -> bool:
    """Whether a regimen is made of others; upkeep by others alone does not make it so."""
    tracks = assessment.library.get("regimen", name).tracks
    return any(track.regimens is not None and track.phase != UPKEEP for track in tracks)


def _parts(name: str, granted: Iterable[str], assessment: Assessment) -> tuple[str, ...]:
    """Those of *granted* that stand in the tracks of the regimen *name*."""
    tracks = [track for track in assessment.library.get("regimen", name).tracks if track.regimens is not None]
    taken = {other for track in tracks for other in _matching(track, assessment)}
    return tuple(other for other in granted if other in taken and other != name)


def _matching(track: Track, assessment: Assessment) -> list[str]:
    library = assessment.library
    criteria = parse(track.regimens, library.subject_regimen)
    return [name for name in library.ids("regimen") if criteria.evaluate(library.regimen_values(name)) == TRUE]


def _displaced(code: str, name: str, other: str, assessment: Assessment) -> Because:
    library = assessment.library
    title = library.brief("regimen", name)["title"]
    return because(code, pack=library.owner("regimen", name), regimen=name, title=title, other=other)


def indicated(identifier: str, assessment: Assessment, reasons: list[Because]) -> bool:
    """Whether a regimen is certainly meant for the person; why not is added to *reasons*."""
    library = assessment.library
    regimen = library.brief("regimen", identifier)
    if "indicated_when" not in regimen:
        return False
    criteria = library.criteria(regimen["indicated_when"])
    truth = criteria.evaluate(assessment.values)
    about = {"pack": library.owner("regimen", identifier), "regimen": identifier, "title": regimen["title"]}
    if truth == FALSE:
        reasons.append(because("regimen_not_indicated", **about))
    elif truth != TRUE:
        reasons.append(because("regimen_indication_unknown", **about, facts=assessment.undecided_facts(criteria)))
    return truth == TRUE


def grants(identifier: str, assessment: Assessment, reasons: list[Because], *, signed_only: bool) -> bool:
    """Whether nothing keeps a regimen from being given; what does is added to *reasons*."""
    library = assessment.library
    if refused := refusal(identifier, assessment, signed_only=signed_only):
        reasons.append(refused)
        return False
    regimen = library.brief("regimen", identifier)
    needed = dict.fromkeys((ALWAYS_NEEDED, *regimen.get("needs", ())))
    lacking = [screen for screen in needed if not assessment.covered(screen)]
    reasons.extend(
        because(
            "regimen_screen_missing",
            regimen=identifier,
            title=regimen["title"],
            screen=screen,
            packages=library.brings(screen),
        )
        for screen in lacking
    )
    return not lacking


def refusal(identifier: str, assessment: Assessment, *, signed_only: bool) -> Because | None:
    """Why a regimen is not offered although it was asked for: a contraindication, true or unknown, or no review."""
    regimen = assessment.library.brief("regimen", identifier)
    about = {"regimen": identifier, "title": regimen["title"]}
    if signed_only and assessment.library.review("regimen", identifier, today=assessment.today) != "signed":
        return because("regimen_not_reviewed", **about)
    if "contraindicated_when" not in regimen:
        return None
    criteria = assessment.library.criteria(regimen["contraindicated_when"])
    truth = criteria.evaluate(assessment.values)
    if truth == FALSE:
        return None
    pack = assessment.library.owner("regimen", identifier)
    if truth == TRUE:
        return because("regimen_contraindicated", pack=pack, **about)
    facts = assessment.undecided_facts(criteria)
    return because("regimen_contraindication_unknown", pack=pack, **about, facts=facts)
