# SPDX-License-Identifier: Apache-2.0
"""The sentence of every reason code that a plan can carry (`corekit.planning.reasons` lists codes and parameters).

Parameters arrive as ids and figures; whoever asks for a sentence gives them as words already (titles, doses, lists).
"""

from __future__ import annotations

from corekit.messages.catalogue import N_

SENTENCES: dict[str, str] = {
    # regimens
    "regimen_wished": N_("{regimen}: chosen because you asked for it."),
    "regimen_indicated": N_("{regimen}: chosen because it fits your answers."),
    "regimen_not_indicated": N_("{regimen}: not chosen because this is not meant for what you describe."),
    "regimen_indication_unknown": N_("{regimen}: not chosen because it is not known whether this fits. Open: {facts}"),
    "regimen_contraindicated": N_("{regimen}: not chosen because your answers speak against it."),
    "regimen_contraindication_unknown": N_(
        "{regimen}: not chosen because it is not known whether something speaks against it. Open: {facts}"
    ),
    "regimen_screen_missing": N_(
        "{regimen}: not chosen because nothing installed here checks for {screen}. This would bring it: {packages}."
    ),
    "regimen_not_reviewed": N_("{regimen}: not chosen because nobody has signed a review of it."),
    "regimen_part_of": N_("{regimen}: stands in {other}."),
    "regimen_left_to": N_("{regimen}: not chosen because {other} leads and has no part for it."),
    "regimen_less_close": N_(
        "{regimen}: not chosen because {other} is for the same and fits your answers at least as closely."
    ),
    "no_regimen": N_("No exercise programme that is installed here fits your answers."),
    # tracks and stages
    "track_not_now": N_("{regimen}: not needed at present: {track} of it."),
    "track_undecided": N_("{regimen}: waiting for answers: {track} of it. Open: {facts}"),
    "track_without_regimen": N_("{regimen}: a part of it stays empty, because no installed programme suits you there."),
    "phase_later": N_("{regimen}: “{phase}” comes later."),
    "stage_first": N_("{progression}: begins with its first stage, “{stage}”."),
    "stage_entered": N_("{progression}: your answers let you begin with stage “{stage}”."),
    "stage_continued": N_("{progression}: you go on with stage “{stage}”."),
    # exercises
    "included": N_("{exercise}: part of {regimen}."),
    "excluded": N_("{exercise}: left out. {because}"),
    "caution": N_("{exercise}: take care. {because}"),
    "preferred": N_("{exercise}: preferred. {because}"),
    "equipment_missing": N_("{exercise}: left out because you do not have what it needs: {equipment}."),
    "unwanted": N_("{exercise}: left out because you do not want it."),
    "clinician_required": N_("{exercise}: left out because it is done only by or with a clinician."),
    "exercise_not_reviewed": N_("{exercise}: left out because nobody has signed a review of it."),
    "variant_chosen": N_("{exercise}: in the version “{variant}”, which your answers allow."),
    "alternative_chosen": N_("{exercise}: takes the place of {instead_of}."),
    "substituted": N_("{exercise}: takes the place of {instead_of}; it works on the same part in the same way."),
    "slot_empty": N_("{regimen}: nothing suitable was found in place of {exercise}; this part stays empty."),
    "selector_empty": N_("{regimen}: without an exercise that suits you: {track} of it."),
    "nothing_to_follow": N_("{exercise}: left out because {after}, which it belongs right after, is not given."),
    "already_in_plan": N_("{exercise}: given once, although more than one part asks for it."),
    # doses
    "dose_limited": N_("{exercise}: changed from “{before}” to “{after}”. {because}"),
    "intensity_withdrawn": N_("{exercise}: not given by “{before}”. {because}"),
    "dose_nothing_left": N_("{exercise}: left out because the limits on it leave no dose. {because}"),
    "total_limited": N_("{exercise}: limited in total ({at_most}, {per}). {because}"),
    "time_reduced": N_("{exercise}: changed from “{before}” to “{after}” to fit the time you have."),
    "no_time": N_("{exercise}: left out because it does not fit into the time you have ({minutes_per_day} a day)."),
    # the person
    "screen_missing": N_(
        "Nothing installed here checks for {screen}; without it no exercise is given. This would bring it: {packages}."
    ),
    "content_blocked": N_("No exercise is given: {outcome}."),
    "content_restricted": N_("Only part of the exercises may be given. {because}"),
    "nothing_left": N_("No exercise is left that is safe for you by your answers. Show this to a clinician."),
    # moves
    "guard_true": N_("{progression}, stage “{stage}”: {because}"),
    "session_rule": N_("{because}"),
    "guard_unknown": N_("{progression}: you go on with stage “{stage}” until this is answered: {facts}"),
    "no_guard": N_("{progression}: you go on with stage “{stage}”; nothing asks for a change yet."),
    "nothing_new": N_(
        "{progression}: you go on with stage “{stage}”; no session has been recorded since the last change."
    ),
    "no_step_back": N_("{progression}: stage “{stage}” has no easier step to go back to."),
    "no_step_forward": N_("{progression}: there is no step beyond stage “{stage}”."),
    "floor_reached": N_("{progression}: the easiest step is still too much. Show this to a clinician."),
    "clinician_ahead": N_("{progression}: the next stage, “{stage}”, is done only by or with a clinician."),
    "stage_excluded": N_("{progression}: nothing of the next stage, “{stage}”, is safe for you by your answers."),
    "exercise_changed": N_("{exercise} takes the place of {instead_of}."),
    "dose_changed": N_("{progression}: the dose of stage “{stage}” changes."),
    "dose_restored": N_("{progression}: the dose of stage “{stage}” is the full one again."),
    "weeks_missed": N_("{progression}: weeks without a session: {weeks}. You start again with less."),
    "time_short": N_("{progression}: stage “{stage}” asks for more minutes than you have; the next one waits."),
    "progression_stopped": N_("{progression}: stopped; it is not given again before a clinician has looked."),
    "dose_moved": N_("{exercise}: changed from “{before}” to “{after}” because of how it went."),
    "exercise_moved": N_("{exercise}: takes the place of {instead_of} because of how it went."),
    "entry_noted": N_("A journal entry was left aside. {because}"),
    "entry_unusable": N_("An answer in the journal does not fit its question and counts as not given: {facts}"),
    "entry_unplanned": N_("{exercise}: recorded in the journal, but not part of this plan; it changes nothing in it."),
    # the audit
    "plane_missing": N_("No exercise of this plan moves you {plane}."),
    "quality_missing": N_("No exercise of this plan trains {quality}."),
    "stretch_without_strength": N_("This plan stretches but does not strengthen."),
    "strength_without_stretch": N_("This plan strengthens but does not stretch."),
    "phase_missing": N_("The phase “{phase}” is missing."),
    "aerobic_minutes_short": N_(
        "Aerobic activity: {minutes} of the {target} minutes a week that adults are advised to reach."
    ),
    "directions_conflict": N_(
        "Your answers rule out both bending forward and bending backward to the end. A clinician should decide which."
    ),
    "sides_missing": N_("{exercise}: it is not known which side it is for."),
}

PLANES = {
    "sagittal": N_("forward and backward"),
    "frontal": N_("sideways"),
    "transverse": N_("in turning"),
}

QUALITIES = {
    "symmetry": N_("both sides alike"),
    "elasticity": N_("mobility"),
    "strength": N_("strength"),
    "control": N_("control"),
    "endurance": N_("endurance"),
    "relaxation": N_("relaxation"),
}

PERIODS = {"day": N_("a day"), "week": N_("a week"), "session": N_("a session")}

#: What the core's own session rules and the findings of a journal say; they are written where they are decided.
JOURNAL_SENTENCES = frozenset(
    {
        N_("A sign that needs emergency care ends the programme."),
        N_("A new symptom during the session has to be looked at before anything else is done."),
        N_("Symptoms that move away from the spine end this direction."),
        N_("Getting worse is never an expected effect of an exercise."),
        N_("Sharp or radiating pain or a spasm has come back."),
        N_("There is no improvement after the time in which some could be expected."),
        N_("Two sessions in a row were followed by a worse next day."),
        N_("Sharp or radiating pain or a spasm ends this exercise."),
        N_("Two sessions in a row had to be stopped."),
        N_("The pain rose by two points or more, or moved."),
        N_("Pain above 5 of 10 during the exercise is too much."),
        N_("The session was followed by a worse next day."),
        N_("A small rise the next day, a lost technique or missed sessions hold the dose where it is."),
        N_("What the journal tells should be seen by a clinician."),
        N_("The journal holds a sign that needs emergency care."),
        N_("Go to an emergency department or call an ambulance now."),
        N_("A new symptom ended today's session."),
        N_("Sharp pain or a spasm ended today's session."),
        N_("Symptoms moved away from the spine with this direction; a clinician should look first."),
        N_("This movement brought sharp or radiating pain or a spasm."),
    }
)
