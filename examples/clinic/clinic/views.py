# SPDX-License-Identifier: Apache-2.0
"""What a browser and a phone ask for."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

import corekit
from clinic.forms import PageForm, StartForm
from clinic.models import Person, kit


def start(request):
    """Begin: what is at hand, and how much time there is."""
    form = StartForm(request.POST or None)
    if not form.is_valid():
        return render(request, "clinic/start.html", {"form": form})
    answers = {"schema": 1, "facts": {}, "equipment": form.cleaned_data.pop("equipment"), "time": form.cleaned_data}
    return redirect("questions", Person.objects.create(answers=answers).key)


def questions(request, key):
    """Ask page by page, until nothing is left to ask or somebody has to be seen at once; then plan."""
    person = get_object_or_404(Person, key=key)
    name, page = person.page(request.POST)
    form = PageForm(page, request.POST or None) if page else None
    if form and form.is_valid():
        profile, faults = kit().answer(person.profile, form.answers(), on=timezone.localdate())
        for fault in faults:
            form.add_error(fault.pointer.split("/")[2], fault.message)
        person.answers = profile.to_dict()
    if request.method != "POST" or (form and form.errors):
        return render(request, "clinic/questions.html", {"form": form, "page": name})
    person.save()
    if person.page()[0]:
        return redirect("questions", key)
    if not person.plan or person.recheck().status != "current":
        person.make_plan()
    return redirect("plan", key)


def plan(request, key):
    """The plan in our own page; one that is not safe any more is not shown."""
    person = get_object_or_404(Person, key=key)
    if request.method == "POST" or not person.plan:
        if request.method == "POST" and not person.page()[0]:
            person.make_plan()
        return redirect("plan" if person.plan else "questions", key)
    recheck = person.recheck()
    unsafe = recheck.status == "unsafe" and person.plan.status == "issued"
    part = shown(request, recheck if unsafe else person.plan, person.plan.language)
    told = {"person": person, "recheck": recheck.status, "unsafe": unsafe, "to_ask": person.page()[0], "part": part}
    return render(request, "clinic/plan.html", told)


def today(_, key):
    """Today's session for a phone: what to do and when to stop; nothing of a plan that is not safe any more."""
    person, day = get_object_or_404(Person, key=key), str(timezone.localdate())
    if not person.plan:
        return JsonResponse({"error": "There is no plan yet."}, status=404)
    plan, status = person.plan, person.recheck().status
    session = [
        {**item.to_dict(), **{key: plan.exercises[item.exercise][key] for key in ("title", "steps")}}
        for item in (plan.session_on(day) if status != "unsafe" else ())
    ]
    said = {"stop": [rule.say for rule in plan.stop_rules], "safety_net": [one.text for one in plan.safety_net]}
    return JsonResponse({"date": day, "status": plan.status, "recheck": status, "session": session, **said})


@csrf_exempt  # no cookie opens anything here: whoever has the key may write
@require_POST
def journal(request, key):
    """Take over entries, one a line, and make the next plan of them; the same entry twice is one."""
    person, upload = get_object_or_404(Person, key=key), request.FILES.get("journal")
    try:
        progress, recorded = take_over(person, upload.read() if upload else request.body)
        told, status = {"recorded": recorded, "decision": progress.decision, "outcome": progress.outcome}, 200
    except corekit.CorekitError as error:
        progress, told, status = None, {"error": str(error)}, 400
    if not upload:
        return JsonResponse(told, status=status)
    part = shown(request, progress, person.plan.language) if progress else None
    return render(request, "clinic/journal.html", {**told, "key": key, "part": part}, status=status)


def take_over(person, content):
    """The decision on the journal with these entries, and how many are new; raises what corekit says of wrong ones."""
    entries = [corekit.Entry.parse(line) for line in content.splitlines() if line.strip()]
    faults = [str(fault) for entry in entries for fault in kit().check("journal-entry", entry.to_dict())]
    if faults or not entries or not person.plan:
        raise corekit.DocumentInvalid(faults[0] if faults else "There is no plan yet, or no entry in the file.")
    before = len(person.journal)
    progress = person.make_plan(entries)
    return progress, len(person.journal) - before


def shown(request, document, language):
    """A document of corekit as a part of our page: corekit-html escapes all that comes from packs."""
    part = kit().render(document, "html", part="body", nonce=request.csp_nonce, language=language)
    return mark_safe(part.text)  # noqa: S308 - it is HTML already
