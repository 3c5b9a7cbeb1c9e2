# SPDX-License-Identifier: Apache-2.0
"""What a browser and a phone ask for."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

import corekit
from clinic.forms import PageForm
from clinic.models import Person, kit


def questions(request, key):
    """Ask page by page, until nothing is left to ask or somebody has to be seen at once; then plan."""
    person = get_object_or_404(Person, key=key)
    form = PageForm(person, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "clinic/questions.html", {"form": form})
    person.save()
    if not person.page() and (not person.plan or person.recheck().status != "current"):
        person.make_plan()
    return redirect(person)


def plan(request, key):
    """The plan in our own page; one that is not safe any more is not shown."""
    person = get_object_or_404(Person, key=key)
    if request.method == "POST" and not person.page():
        person.make_plan()
    if request.method == "POST" or not person.plan:
        return redirect(person)
    recheck = person.recheck()
    unsafe = recheck.status == "unsafe" and person.plan.status == "issued"
    to_show, how = recheck if unsafe else person.plan, {"part": "body", "nonce": request.csp_nonce}
    part = kit().render(to_show, "html", language=person.plan.language, **how)
    told = {"person": person, "recheck": recheck.status, "unsafe": unsafe, "to_ask": person.page(), "part": part}
    return render(request, "clinic/plan.html", told)


def today(_, key):
    """Today's session for a phone: what to do and when to stop; nothing of a plan that is not safe any more."""
    person, day = get_object_or_404(Person, key=key, plan_json__isnull=False), timezone.localdate()
    plan, status = person.plan, person.recheck().status
    session = [{**plan.exercises[one.exercise], **one.to_dict()} for one in plan.session_on(day) if status != "unsafe"]
    said = {"stop": [rule.say for rule in plan.stop_rules], "safety_net": [one.text for one in plan.safety_net]}
    return JsonResponse({"date": day, "status": plan.status, "recheck": status, "session": session, **said})


@csrf_exempt  # no cookie opens anything here: whoever has the key may write
@require_POST
def journal(request, key):
    """Take over entries, one a line, and make the next plan of them; the same entry twice is one."""
    person = get_object_or_404(Person, key=key, plan_json__isnull=False)
    upload, before = request.FILES.get("journal"), len(person.journal)
    try:
        progress = person.make_plan(corekit.Entry.parse_lines(upload.read() if upload else request.body))
    except corekit.CorekitError as error:
        told, status, part = {"error": str(error)}, 400, None
    else:
        told, status = {"recorded": len(person.journal) - before, "decision": progress.decision}, 200
        part = kit().render(progress, "html", part="body", nonce=request.csp_nonce, language=person.plan.language)
    if not upload:
        return JsonResponse(told, status=status)
    return render(request, "clinic/journal.html", {**told, "key": key, "part": part}, status=status)
