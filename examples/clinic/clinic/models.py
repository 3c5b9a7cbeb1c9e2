# SPDX-License-Identifier: Apache-2.0
"""A person with a plan and a journal: corekit's documents, as JSON in our own database."""

import functools
import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation

import corekit


@functools.cache
def kit():
    """The packs, read once a process: restart the server after an update."""
    return corekit.load(**settings.COREKIT)


class Person(models.Model):
    """Somebody who exercises; the key stands in the address, and nobody guesses it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answers = models.JSONField(default=dict)
    plan_json = models.JSONField(null=True)
    journal = models.JSONField(default=list)

    @property
    def profile(self):
        """The answers, for a reader of today's language."""
        return corekit.Profile.from_dict({"schema": 1, **self.answers, "language": translation.get_language()})

    @property
    def plan(self):
        """The plan, if there is one."""
        return corekit.Plan.from_dict(self.plan_json) if self.plan_json else None

    def page(self, posted=()):
        """The questions of the page that was posted, else of the next; None if it is clear what to do."""
        profile = self.profile.without_answers(posted)
        intake = kit().intake(profile, today=timezone.localdate(), language=translation.get_language(), practical=True)
        pages = intake.pages(profile)
        return next((page for page in pages if "page" in posted and page.id == posted["page"]), (*pages, None)[0])

    def recheck(self):
        """Whether the plan still holds under the answers and the packs of today."""
        return kit().recheck(self.plan, self.profile, today=timezone.localdate())

    def make_plan(self, entries=()):
        """Plan by today's answers and the whole journal, so that no warning sign in it is forgotten."""
        day, entries = timezone.localdate(), [*map(corekit.Entry.from_dict, self.journal), *entries]
        progress = kit().progress(self.plan, entries, profile=self.profile, today=day) if entries else None
        plan = progress.plan if progress else kit().plan(self.profile, today=day)
        self.plan_json, self.journal = plan.to_dict(), list({one.id: one.to_dict() for one in entries}.values())
        self.save()
        return progress

    def get_absolute_url(self):
        """The questions, while there are some; then the plan."""
        return reverse("plan" if self.plan_json and not self.page() else "questions", args=[self.key])
