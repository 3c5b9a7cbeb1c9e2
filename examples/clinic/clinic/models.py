# SPDX-License-Identifier: Apache-2.0
"""A person with a plan and a journal: corekit's documents, as JSON in our own database."""

import functools
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone, translation

import corekit


@functools.cache
def kit():
    """The packs, read once a process: restart the server after an update."""
    return corekit.load(**settings.COREKIT)


class Person(models.Model):
    """Somebody who exercises; the key stands in the address, and nobody guesses it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answers = models.JSONField()
    plan_json = models.JSONField(null=True)
    journal = models.JSONField(default=list)

    @property
    def profile(self):
        """The answers, for a reader of today's language."""
        return corekit.Profile.from_dict({**self.answers, "language": translation.get_language()})

    @property
    def plan(self):
        """The plan, if there is one."""
        return corekit.Plan.from_dict(self.plan_json) if self.plan_json else None

    def page(self, posted=()):
        """Name and questions of the page that was posted, else of the next; none if it is clear what to do."""
        day, language = timezone.localdate(), translation.get_language()
        facts = {fact: answer for fact, answer in self.answers["facts"].items() if fact not in posted}
        told = {fact for fact, answer in facts.items() if answer["on"] == str(day)}  # "I do not know" among them
        profile = corekit.Profile.from_dict({**self.answers, "facts": facts})
        intake = kit().intake(profile, today=day, language=language)
        groups = () if intake.decided else intake.groups
        pages = {group.id: [one for one in group.questions if one.fact not in told] for group in groups}
        wanted = (posted["page"],) if posted and "page" in posted else ()
        return next(((name, pages[name]) for name in (*wanted, *pages) if pages.get(name)), (None, None))

    def recheck(self):
        """Whether the plan still holds under the answers and the packs of today."""
        return kit().recheck(self.plan, self.profile, today=timezone.localdate())

    def make_plan(self, entries=()):
        """Plan by today's answers and the whole journal, so that no warning sign in it is forgotten."""
        day, entries = timezone.localdate(), [*map(corekit.Entry.from_dict, self.journal), *entries]
        if self.plan and entries:
            progress = kit().progress(self.plan, entries, profile=self.profile, today=day)
            plan = progress.plan
        else:
            progress, plan = None, kit().plan(self.profile, today=day)
        self.plan_json, self.journal = plan.to_dict(), list({one.id: one.to_dict() for one in entries}.values())
        self.save()
        return progress
