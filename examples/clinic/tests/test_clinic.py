# SPDX-License-Identifier: Apache-2.0
"""The whole way of a person through the clinic, as browser and phone see it."""

import json
import random
import re
import shutil
import tempfile
import uuid
from datetime import timedelta
from pathlib import Path
from unittest import mock

from clinic.models import Person, kit
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings
from django.utils import timezone

import corekit

#: A neck that hurts after sitting, and nothing that alarms.
NECK = {"pain_regions": ["cervical"], "desk_neck_worse_after_sitting": "yes", "age_years": 34, "pain_duration_days": 12}
HOME = {"equipment": ["mat", "towel", "chair", "band"], "minutes_per_day": 45, "days_per_week": 7}


class Visit(TestCase):
    """A browser with a person in front of it."""

    def start(self):
        """The first page of the questions."""
        answer = self.client.post("/")
        self.key = answer.url.split("/")[1]
        return self.client.get(answer.url)

    def reply(self, question, **answers):
        """An answer to a question: a given one, else the reassuring one."""
        said = {**NECK, **HOME, **answers}.get(question.fact)
        if said is None:
            said = kit().library.get("fact", question.fact).reassuring
        if said is None:
            said = {"yes_no": "no", "number": 0, "choices": []}.get(question.type) or question.choices[0][0]
        return ["-none"] if said == [] else said

    def next_page(self, **answers):
        """Answer the page that is asked now."""
        page = self.person.page()
        said = {question.fact: self.reply(question, **answers) for question in page.questions}
        return self.client.post(f"/{self.key}/questions/", {"page": page.id, **said})

    def fill_in(self, **answers):
        """Answer page after page until there is a plan."""
        self.start()
        for _ in range(60):
            answer = self.next_page(**answers)
            assert answer.status_code == 302
            if answer.url == f"/{self.key}/":
                return self.client.get(answer.url)
        return self.fail("the questions never end")

    @property
    def person(self):
        """The person as the database has it."""
        return Person.objects.get(key=self.key)

    def entry(self, **facts):
        """Today's session, done."""
        day = str(timezone.localdate())
        done = [{"exercise": item.exercise, "sets": 1} for item in self.person.plan.session_on(day)]
        told = {"schema": 1, "id": str(uuid.uuid4()), "date": day, "recorded_at": f"{day}T10:00:00Z"}
        return {**told, "exercises": done, "facts": facts}

    @staticmethod
    def file(entry):
        """The file that the page of the plan saves."""
        return SimpleUploadedFile("journal.jsonl", json.dumps(entry).encode())

    def send(self, *entries):
        """Upload entries as a phone does."""
        lines = "\n".join(json.dumps(entry) for entry in entries)
        return self.client.post(f"/{self.key}/journal/", lines, content_type="application/x-ndjson")


class Questions(Visit):
    """From the first page to a plan, or to what has to be done instead."""

    def test_answers_become_a_plan_in_the_database(self):
        """Who answers everything gets exercises; the plan that is kept is the document that corekit gave."""
        page = self.fill_in()

        self.assertContains(page, "Your plan")
        self.assertContains(page, "Chin nod, lying")
        stored = Person.objects.get(key=self.key).plan_json
        assert kit().check("plan", stored) == []
        assert stored["status"] == "issued"
        assert corekit.Plan.from_dict(stored).to_dict() == stored

    def test_an_emergency_ends_the_questions(self):
        """With signs of a cauda equina nothing more is asked: the page says what to do, and has no exercise."""
        page = self.fill_in(pain_regions=["lumbar"], ces_saddle_sensation_change="yes", ces_urine_leak_new="yes")

        assert self.person.plan.status == "referred"
        assert self.person.plan.outcome == "refer_emergency"
        self.assertContains(page, "Go to an emergency department now")
        self.assertNotContains(page, "Make the plan anew")
        self.assertNotContains(page, "Chin nod")
        assert self.client.get(f"/{self.key}/today.json").json()["session"] == []
        assert len(self.person.answers["facts"]) < 40

    def test_who_does_not_know_gets_no_exercises(self):
        """An open safety question ends the intake as well, with a plan that says what is open."""
        page = self.fill_in(upper_cervical_risk="unknown")

        assert self.person.plan.status == "incomplete"
        self.assertNotContains(page, "Chin nod")

    def test_wrong_answers_are_told_and_not_kept(self):
        """Out of range, no number, no choice, nothing at all: each is said beside its question, the rest stays."""
        self.start()
        while "age_years" not in {one.fact for one in self.person.page().questions}:
            self.next_page()
        before = self.person.answers["facts"]
        name, page = self.person.page().id, self.person.page().questions
        right = {one.fact: self.reply(one) for one in page}
        for wrong in ("abc", "-5", "99999", "1e999", "nan"):
            answer = self.client.post(f"/{self.key}/questions/", {"page": name, **right, "age_years": wrong})
            assert answer.status_code == 200, wrong
            self.assertContains(answer, "errorlist")
            assert self.person.answers["facts"] == before

    def test_a_page_without_answers_asks_again(self):
        """Nobody goes on by pressing the button only."""
        self.start()
        name = self.person.page().id

        answer = self.client.post(f"/{self.key}/questions/", {"page": name})

        self.assertContains(answer, "This field is required.")
        self.assertContains(answer, "Nothing of this page was kept yet.")

    def test_a_choice_that_does_not_go_with_none_is_told(self):
        """ "None of these" beside a place that hurts is no answer."""
        self.start()
        while "pain_regions" not in {one.fact for one in self.person.page().questions}:
            self.next_page()
        name, page = self.person.page().id, self.person.page().questions
        said = {one.fact: self.reply(one, pain_regions=["cervical", "-none"]) for one in page}

        answer = self.client.post(f"/{self.key}/questions/", {"page": name, **said})

        self.assertContains(answer, "errorlist")
        assert "pain_regions" not in self.person.answers["facts"]

    def test_equipment_and_time_are_asked_last(self):
        """What is at hand and how much time there is: nonsense is told, a page gone back to counts."""
        self.start()
        while self.person.page().id != "practical":
            self.next_page()
        assert len(self.person.page().questions) == 3
        for wrong in ({"equipment": ["yacht"]}, {"minutes_per_day": "-5"}, {"days_per_week": "2.5"}, {"equipment": []}):
            answer = self.client.post(f"/{self.key}/questions/", {"page": "practical", **HOME, **wrong})
            self.assertContains(answer, "errorlist")
            assert "time" not in self.person.answers
        for minutes in (45, 20):
            self.client.post(f"/{self.key}/questions/", {"page": "practical", **HOME, "minutes_per_day": minutes})
        assert self.person.answers["equipment"] == HOME["equipment"]
        assert self.person.answers["time"] == {"minutes_per_day": 20, "days_per_week": 7}

    def test_a_page_gone_back_to_counts(self):
        """Who goes back in the browser and answers otherwise is believed."""
        self.start()
        name, page = self.person.page().id, self.person.page().questions
        said = {one.fact: self.reply(one) for one in page}
        self.client.post(f"/{self.key}/questions/", {"page": name, **said})
        self.client.post(f"/{self.key}/questions/", {"page": name, **dict.fromkeys(said, "unknown")})

        assert {self.person.answers["facts"][fact]["answer"] for fact in said} == {"unknown"}

    def test_wrong_addresses_are_no_faults(self):
        """A key that nobody has, or that is none, is not found; nobody has a plan before the questions."""
        self.start()
        assert self.client.get(f"/{uuid.uuid4()}/").status_code == 404
        assert self.client.get("/1/").status_code == 404
        self.assertRedirects(self.client.get(f"/{self.key}/"), f"/{self.key}/questions/")
        assert self.client.get(f"/{self.key}/today.json").status_code == 404
        assert self.send({"schema": 1}).status_code == 404


class German(Visit):
    """The same in German."""

    def test_the_whole_way_in_german(self):
        """Questions, plan and phone speak German: our words, the core's and those of the packs shown."""
        self.client.post("/language/setlang/", {"language": "de", "next": "/"})
        asked = self.start().content.decode()
        page = self.fill_in()

        assert "Weiter" in asked
        assert "Weiß ich nicht" in asked
        self.assertContains(page, "Kopfnicken im Liegen")
        self.assertContains(page, "Ihr Plan")
        assert self.person.plan.language == "de"
        self.assertNotContains(page, "[en]")
        told = self.client.post(f"/{self.key}/journal/", {"journal": self.file(self.entry(overall_change="better"))})
        self.assertContains(told, "1 neuer Eintrag wurde gespeichert.")
        self.assertNotContains(told, "[en]")
        phone = self.client.get(f"/{self.key}/today.json").json()
        assert "Kopfnicken im Liegen" in [item["title"] for item in phone["session"]]

    def test_no_question_is_left_in_english(self):
        """Whatever way the answers go, no question of the packs that are loaded lacks its German."""
        chance, asked = random.Random(1), {}  # noqa: S311 - made-up people
        for _ in range(40):
            profile = corekit.Profile.from_dict({"schema": 1, "facts": {}, "language": "de"})
            for _ in range(4):
                intake = kit().intake(profile, today=timezone.localdate(), language="de")
                asked |= (page := {one.fact: one for group in intake.groups for one in group.questions})
                said = {fact: self.some(one, chance) for fact, one in page.items()}
                profile, _ = kit().answer(profile, said, on=timezone.localdate())
        assert len(asked) > 80
        assert [fact for fact, one in asked.items() if one.language] == []

    @staticmethod
    def some(question, chance):
        """Any answer that fits."""
        if question.type == "number":
            return chance.choice([question.minimum or 0, 20, 40])
        if question.choices:
            one = chance.choice(question.choices)[0]
            return [one] if question.type == "choices" else one
        return chance.choice(["yes", "no"])

    def test_errors_are_german(self):
        """Django's own sentences too."""
        self.client.post("/language/setlang/", {"language": "de", "next": "/"})
        self.start()
        name = self.person.page().id

        answer = self.client.post(f"/{self.key}/questions/", {"page": name})

        self.assertContains(answer, "Dieses Feld ist zwingend erforderlich.")


class Plan(Visit):
    """The page, the phone, the journal, and what an update changes."""

    def test_nothing_of_the_page_acts_without_the_nonce(self):
        """Every style and script bears the nonce of the policy, which differs from page to page."""
        pages = [self.fill_in(), self.client.get(f"/{self.key}/")]

        nonces = set()
        for page in pages:
            policy = page.headers["Content-Security-Policy"]
            nonce = re.search(r"script-src 'nonce-([^']+)'", policy).group(1)
            nonces.add(nonce)
            tags = re.findall(r"<(?:script|style)\b[^>]*>", page.content.decode())
            assert len(tags) > 2
            assert all(f'nonce="{nonce}"' in tag or "application/json" in tag for tag in tags), tags
            assert not re.search(r"<[^>]+\s(style|on\w+)=", page.content.decode())
        assert len(nonces) == 2

    def test_a_phone_gets_todays_session(self):
        """Title, dose and steps of each exercise of the day, with stop rules and safety net."""
        self.fill_in()

        phone = self.client.get(f"/{self.key}/today.json").json()

        today = self.person.plan.session_on(str(timezone.localdate()))
        assert [item["exercise"] for item in phone["session"]] == [item.exercise for item in today]
        assert all(item["dose"] and item["steps"] and item["title"] for item in phone["session"])
        assert phone["stop"]
        assert phone["safety_net"]

    def test_the_same_journal_twice_is_one(self):
        """An upload that is repeated changes nothing."""
        self.fill_in()
        entry = self.entry(overall_change="better")

        first, plan = self.send(entry), self.person.plan
        second = self.send(entry)

        assert (first.status_code, first.json()["recorded"]) == (200, 1)
        assert (second.status_code, second.json()["recorded"]) == (200, 0)
        assert len(self.person.journal) == 1
        assert self.person.plan == plan

    def test_a_file_of_the_page_is_taken_over(self):
        """What the page of the plan saved as a file is uploaded in a form, and the answer is a page."""
        self.fill_in()
        answer = self.client.post(f"/{self.key}/journal/", {"journal": self.file(self.entry())})

        self.assertContains(answer, "1 new entry was kept.")
        assert len(self.person.journal) == 1

    def test_a_wrong_journal_is_refused_whole(self):
        """No JSON, no entry, a day to come, another entry under an id: told in words, and nothing is kept."""
        self.fill_in()
        right = self.entry()
        self.send(right)
        ahead = str(timezone.localdate() + timedelta(days=2))
        wrong = ({**self.entry(), "date": ahead}, {"schema": 1}, {**right, "notes": "another"}, [], 7, None)
        for entry in wrong:
            answer = self.send(self.entry(), entry)
            assert answer.status_code == 400, entry
            assert answer.json()["error"]
        for content in (b"", b"\xff\xfe", b"{", b"[" * 9000, b'{"schema": NaN}', b"\x00"):
            answer = self.client.post(f"/{self.key}/journal/", content, content_type="application/json")
            assert answer.status_code == 400, content[:9]
            file = SimpleUploadedFile("journal.jsonl", content or b" ")
            page = self.client.post(f"/{self.key}/journal/", {"journal": file})
            self.assertContains(page, "The file was not taken over:", status_code=400)
        assert len(self.person.journal) == 1

    def test_a_warning_sign_in_the_journal_ends_the_exercises(self):
        """A new symptom is an emergency, and the next plan has no exercises."""
        self.fill_in()

        answer = self.send(self.entry(new_symptom_in_session=["saddle_numbness"])).json()

        assert answer["decision"] in ("stop", "refer")
        assert self.person.plan.status == "referred"
        assert self.client.get(f"/{self.key}/today.json").json()["session"] == []
        self.client.post(f"/{self.key}/")
        self.client.post(f"/{self.key}/questions/")
        assert self.person.plan.status == "referred"

    def test_the_next_day_asks_what_grows_old(self):
        """An answer that holds for a day is asked again before the exercises are shown, and the plan goes on."""
        self.fill_in()
        plan = self.person.plan
        tomorrow = timezone.localdate() + timedelta(days=1)
        with mock.patch("django.utils.timezone.localdate", return_value=tomorrow):
            page = self.client.get(f"/{self.key}/")
            self.assertContains(page, "not safe for you today")
            self.assertContains(page, "Answer the open questions")
            while self.person.page():
                answer = self.next_page()
            page = self.client.get(answer.url)
            self.assertContains(page, "Chin nod, lying")
        assert self.person.plan == plan


class Update(Visit):
    """A pack is updated while somebody has a plan."""

    def setUp(self):
        """The clinic uses a copy of the pack, which a test can change."""
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.pack = shutil.copytree(settings.COREKIT["paths"][0], folder / "desk-neck")
        self.enterContext(override_settings(COREKIT={**settings.COREKIT, "paths": [self.pack]}))
        self.addCleanup(kit.cache_clear)
        kit.cache_clear()

    @property
    def content(self):
        """The folder of the pack's items."""
        return next(self.pack.glob("src/*/content"))

    def test_a_new_rule_makes_the_plan_unsafe(self):
        """After an update that forbids an exercise, neither page nor phone gives the plan; a new one leaves it out."""
        self.fill_in()
        rule = {
            "title": "No turns",
            "when": {"pain_regions": "cervical"},
            "then": {"exclude": [{"movements": {"has": {"region": "cervical", "movement": "rotation"}}}]},
            "if_unknown": "hold",
            "because": "It was withdrawn.",
            "sources": "editorial",
        }
        (self.content / "rules" / "no-turns.json").write_text(json.dumps(rule))
        kit.cache_clear()

        page = self.client.get(f"/{self.key}/")

        assert self.person.recheck().status == "unsafe"
        self.assertContains(page, "not safe for you today")
        self.assertNotContains(page, "Chin nod, lying")
        assert self.client.get(f"/{self.key}/today.json").json()["session"] == []
        self.client.post(f"/{self.key}/")
        assert self.person.recheck().status == "current"
        assert "desk-neck:neck-turns" not in self.person.plan_json["exercises"]

    def test_a_pack_that_is_gone_gives_nothing(self):
        """Without the pack of a plan its exercises are not called safe."""
        self.fill_in()
        with override_settings(COREKIT={**settings.COREKIT, "paths": []}):
            kit.cache_clear()
            assert self.person.recheck().status != "current"


class Safe(TestCase):
    """The settings as they stand."""

    def test_nothing_is_open_that_need_not_be(self):
        """No debug pages, this machine only, no secret in a file, no form without its token."""
        assert not settings.DEBUG
        with override_settings(ALLOWED_HOSTS=["localhost", "127.0.0.1", "[::1]"]):
            assert self.client.get("/", headers={"host": "example.org"}).status_code == 400
        assert Client(enforce_csrf_checks=True).post("/").status_code == 403
        text = (settings.BASE / "clinic" / "settings.py").read_text()
        assert not re.search(r"SECRET_KEY = ['\"]", text)
        assert self.client.get("/").headers["Cache-Control"] == "no-store"

    def test_it_stays_small(self):
        """All Python of the application together is at most 250 lines, blank lines and comments among them."""
        files = [settings.BASE / "manage.py", *(settings.BASE / "clinic").rglob("*.py")]
        own = [file for file in files if file.parent.name != "migrations"]
        assert len(own) > 6
        assert sum(len(file.read_text().splitlines()) for file in own) <= 250
