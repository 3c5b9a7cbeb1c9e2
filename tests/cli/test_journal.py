# SPDX-License-Identifier: Apache-2.0
"""`corekit log`, `progress`, `report` and `simulate`, as people and scripts run them."""

from __future__ import annotations

import json
import os
import random
import re
import stat
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from corekit.cli.log_asking import amount_of

from .conftest import EXAMPLES, PROGRAM, TODAY, Answer, plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]

PROFILE = EXAMPLES / "desk-worker.yaml"
PRESS_UP = "mckenzie:extension-in-lying"
#: A plugin that reads a made-up export: one line is a day, a name and minutes.
READER = """
import uuid
from corekit import hookimpl
from corekit.values import Reader, ReadResult

def read_walks(content):
    text = content.decode("ascii")
    if not text.startswith("walks"):
        raise ValueError("it does not begin with 'walks'")
    if "crash" in text:
        raise RuntimeError("a fault of the plugin")
    entries, losses = [], []
    for line in text.splitlines()[1:]:
        day, name, minutes, *rest = line.split(",")
        losses += [f"line of {day}: {word}" for word in rest]
        entries.append({
            "schema": 1,
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"walks:{line}")),
            "date": day,
            "recorded_at": f"{day}T12:00:00Z",
            "exercises": [{"exercise": name, "minutes": int(minutes)}],
        })
    return ReadResult(document=entries, losses=losses)

@hookimpl
def corekit_readers():
    return [Reader(name="walks", media_types=["text/plain"], kind="journal", read=read_walks)]
"""


@pytest.fixture
def plan(corekit: Run, tmp_path: Path) -> Path:
    """The desk worker's plan."""
    path = tmp_path / "plan.json"
    path.write_text(corekit("plan", PROFILE, *TODAY, "--json").out)
    return path


@pytest.fixture
def reader(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed distribution with a reader of journals."""
    folder = tmp_path_factory.mktemp("installed")
    (folder / "trial_walks.py").write_text(READER)
    info = folder / "trial_walks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: trial-walks\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[corekit.hooks.v1]\ntrial-walks = trial_walks\n")
    (info / "RECORD").write_text("trial_walks.py,,\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")])))


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_what_was_logged_is_decided_on_and_looked_back_upon(corekit: Run, plan: Path, tmp_path: Path) -> None:
    """Log, progress, report: the way of every day, and only the owner can read the journal."""
    said = ["--set", "pain_during_nprs=2", "--set", "symptom_location_change=centralised", "--activity", "sitting"]
    logged = corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--exercise", "extension-in-lying", *said)
    assert (logged.code, logged.out) == (0, "")
    assert logged.err == "Recorded for 21 November 2026: Extension in lying, 2 answers and what the day was like.\n"
    (entry,) = lines(tmp_path / "me.jsonl")
    assert entry["exercises"] == [{"exercise": PRESS_UP}]
    assert entry["facts"] == {"pain_during_nprs": 2, "symptom_location_change": "centralised"}
    assert stat.S_IMODE((tmp_path / "me.jsonl").stat().st_mode) == 0o600
    done = corekit("progress", plan, "me.jsonl", "--profile", PROFILE, *TODAY, "--json", "--plan-output", "next.json")
    assert done.json["decision"] == "stay"
    assert "overall_change" in [question["fact"] for question in done.json["questions"]]
    assert json.loads((tmp_path / "next.json").read_text()) == done.json["plan"]
    assert corekit("progress", "next.json", "me.jsonl", "--profile", PROFILE, *TODAY).code == 0
    report = corekit("report", plan, "me.jsonl", *TODAY)
    assert (report.code, "1 session recorded" in report.out) == (0, True)


def test_a_symptom_that_travels_outward_ends_the_direction(corekit: Run, plan: Path) -> None:
    """The command says stop, and why, and the next plan is without it."""
    corekit(
        *("log", "me.jsonl", "--plan", plan, *TODAY, "--exercise", PRESS_UP),
        *("--set", "symptom_location_change=peripheralised"),
    )
    done = corekit("progress", plan, "me.jsonl", "--profile", PROFILE, *TODAY)
    assert "Stop: do not go on with this" in done.out
    assert "Symptoms that move away from the spine end this direction." in " ".join(done.out.split())


def test_a_new_warning_sign_is_an_emergency(corekit: Run, plan: Path) -> None:
    """Exit code 3, no exercises."""
    said = ("--set", "new_symptom_in_session=saddle_numbness", "--set", "ces_saddle_sensation_change=yes")
    corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--exercise", PRESS_UP, *said)
    done = corekit("progress", plan, "me.jsonl", "--profile", PROFILE, *TODAY, "--json")
    assert (done.code, done.json["outcome"], done.json["plan"]["items"]) == (3, "refer_emergency", [])


BAD: dict[str, tuple[list[str], int, str]] = {
    "a day to come": (["--date", "2026-11-22", "--notes", "x"], 1, "after today"),
    "a day that is none": (["--date", "2026-02-31", "--notes", "x"], 2, "2026-02-31"),
    "an answer that does not fit": (["--set", "pain_during_nprs=11"], 1, "nothing was recorded"),
    "a question that nobody asks": (["--set", "pain_rest_nrps=2"], 2, "Did you mean 'pain_rest_nprs'"),
    "no answer at all": (["--set", "pain"], 2, "FACT=ANSWER"),
    "an exercise that there is not": (["--exercise", "extension-in-lyin"], 2, "extension-in-lying"),
    "a correction of nothing": (["--supersedes", "entry-none", "--notes", "x"], 1, "no entry entry-none"),
    "a format without a file": (["--format", "walks"], 2, "--from"),
    "a file of nonsense": (["--from", "nonsense.json"], 1, "no JSON"),
    "a file that is no text": (["--from", "bytes.bin"], 1, "no text"),
    "a format that nobody reads": (["--from", "nonsense.json", "--format", "fits"], 2, "Nothing installed reads"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_and_nothing_is_recorded(corekit: Run, plan: Path, tmp_path: Path, name: str) -> None:
    """Each has a sentence of its own, an exit code, and leaves the journal as it was."""
    words, code, sentence = BAD[name]
    (tmp_path / "nonsense.json").write_text("walked far\nslept well\n")
    (tmp_path / "bytes.bin").write_bytes(b"\xff\xfe\x00\x80")
    corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--notes", "the first")
    before = (tmp_path / "me.jsonl").read_bytes()
    answer = corekit("log", "me.jsonl", "--plan", plan, *TODAY, *words)
    assert (answer.code, sentence in " ".join(answer.err.split())) == (code, True), answer.err
    assert (tmp_path / "me.jsonl").read_bytes() == before


def test_an_entry_of_the_future_that_slipped_in_is_told(corekit: Run, plan: Path, tmp_path: Path) -> None:
    """A journal from elsewhere may hold one: no decision rests on it, and the way to mend it is said."""
    entry = {"schema": 1, "id": "entry-0001", "date": "2062-11-21", "recorded_at": "2026-11-21T20:00:00Z"}
    (tmp_path / "me.jsonl").write_text(json.dumps(entry) + "\n")
    answer = corekit("progress", plan, "me.jsonl", "--profile", PROFILE, *TODAY)
    assert (answer.code, "journal-future" in answer.err, "supersedes" in answer.err) == (1, True, True)
    (tmp_path / "me.jsonl").write_text(json.dumps({**entry, "date": "2026-02-31"}) + "\n")
    dated = corekit("progress", plan, "me.jsonl", "--profile", PROFILE, *TODAY)
    assert {"journal-date"} <= set(re.findall(r"journal-[a-z]+", dated.err))


def test_an_exercise_outside_of_the_plan_is_recorded_and_said(corekit: Run, plan: Path, tmp_path: Path) -> None:
    """Nothing is lost, and nobody believes that it counts."""
    answer = corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--exercise", "cervical-flexion")
    assert (answer.code, "journal-unplanned" in answer.err) == (0, True)
    assert len(lines(tmp_path / "me.jsonl")) == 1


def test_the_same_entry_twice_is_one(corekit: Run, tmp_path: Path) -> None:
    """A repeated upload is said to be nothing new; another entry under the same id is refused."""
    entry = {"schema": 1, "id": "entry-0001", "date": "2026-11-21", "recorded_at": "2026-11-21T20:00:00Z"}
    (tmp_path / "one.json").write_text(json.dumps(entry))
    (tmp_path / "other.json").write_text(json.dumps({**entry, "notes": "another"}))
    assert corekit("log", "me.jsonl", *TODAY, "--from", "one.json").code == 0
    again = corekit("log", "me.jsonl", *TODAY, "--from", "one.json")
    assert (again.code, "Nothing new" in again.err, len(lines(tmp_path / "me.jsonl"))) == (0, True, 1)
    other = corekit("log", "me.jsonl", *TODAY, "--from", "other.json")
    assert (other.code, "journal-same-id" in other.err, len(lines(tmp_path / "me.jsonl"))) == (1, True, 1)


def test_a_truncated_file_is_told_and_goes_on(corekit: Run, plan: Path, tmp_path: Path) -> None:
    """The torn line is reported with its number, kept, and the next entry stands apart from it."""
    for note in ("one", "two"):
        corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--notes", note)
    whole = (tmp_path / "me.jsonl").read_bytes()
    (tmp_path / "me.jsonl").write_bytes(whole[:-20])
    answer = corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--notes", "three")
    assert (answer.code, "me.jsonl:2" in answer.err) == (1, True)
    assert "Recorded" in answer.err
    assert [json.loads(line)["notes"] for line in (tmp_path / "me.jsonl").read_text().splitlines()[::2]] == [
        "one",
        "three",
    ]


@pytest.mark.usefixtures("reader")
def test_a_plugin_reads_what_others_recorded(corekit: Run, plan: Path, tmp_path: Path) -> None:
    """Its entries are in the journal once, its losses are said, and names become exercises."""
    (tmp_path / "walks.txt").write_text("walks\n2026-11-20,press-ups,3,heart rate\n2026-11-21,extension-in-lying,4\n")
    words = ("log", "me.jsonl", "--plan", plan, *TODAY, "--from", "walks.txt", "--format", "walks")
    first = corekit(*words, "--as", "press-ups=extension-in-lying")
    assert (first.code, "Not taken over: line of 2026-11-20: heart rate" in first.err) == (0, True), first.err
    told = [(entry["date"], *entry["exercises"]) for entry in lines(tmp_path / "me.jsonl")]
    assert told == [
        ("2026-11-20", {"exercise": PRESS_UP, "minutes": 3}),
        ("2026-11-21", {"exercise": PRESS_UP, "minutes": 4}),
    ]
    assert "Nothing new" in corekit(*words, "--as", "press-ups=extension-in-lying").err
    assert "journal-unplanned" in corekit(*words[:1], "other.jsonl", *words[2:]).err


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [("runs\n", 1, "it does not begin with 'walks'"), ("walks\ncrash", 1, "broke down (RuntimeError)")],
)
def test_a_plugin_that_cannot_read_is_told(corekit: Run, tmp_path: Path, text: str, code: int, sentence: str) -> None:
    """What it refuses and what it breaks over are sentences, and nothing is recorded."""
    (tmp_path / "walks.txt").write_text(text)
    answer = corekit("log", "me.jsonl", *TODAY, "--from", "walks.txt", "--format", "walks")
    assert (answer.code, sentence in answer.err) == (code, True), answer.err
    assert not (tmp_path / "me.jsonl").exists()


def test_what_was_done_of_an_exercise_is_recorded(corekit: Run, plan: Path, tmp_path: Path) -> None:
    """Fields of a result and answers about one exercise stand behind its id; a slip is told."""
    done = "extension-in-lying,sets=2,reps=10,side=left,effort_0_10=4,stretch_sensation=none"
    assert corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--exercise", done).code == 0
    (entry,) = lines(tmp_path / "me.jsonl")
    told = {"sets": 2, "reps": 10, "side": "left", "effort_0_10": 4, "facts": {"stretch_sensation": "none"}}
    assert entry["exercises"] == [{"exercise": PRESS_UP, **told}]
    for slip in ("extension-in-lying,sets", "extension-in-lying,setts=2"):
        assert corekit("log", "me.jsonl", "--plan", plan, *TODAY, "--exercise", slip).code == 2
    assert len(lines(tmp_path / "me.jsonl")) == 1


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("", {}),
        ("3x10", {"sets": 3, "reps": 10}),
        (" 3 x 10 x 5 ", {"sets": 3, "reps": 10, "hold_seconds": 5}),
        ("20 min", {"minutes": 20}),
        ("7.5min", {"minutes": 7.5}),
        ("a lot", None),
        ("3x", None),
    ],
)
def test_amounts_are_read(typed: str, amount: Any) -> None:
    """Sets, repetitions and seconds, or minutes; nothing else is guessed."""
    assert amount_of(typed) == amount


def test_on_a_terminal_it_asks(plan: Path, tmp_path: Path, cache: Path) -> None:
    """Exercises, amounts, how it went, the day around it; what was mistyped is asked again."""
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, "log", "me.jsonl", "--plan", str(plan), *TODAY, *plugins()]
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "TERM": "xterm"}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=tmp_path, env=env)
    os.close(slave)
    shown = answer_prompts(master, {"Which exercises": "2", "What did you do?": ["lots", "2x10"]}, "?")
    assert process.wait(60) == 0, shown
    assert "Write sets x repetitions" in shown
    assert "Recorded for 21 November 2026: " in shown
    (entry,) = lines(tmp_path / "me.jsonl")
    (done,) = entry["exercises"]
    assert (done["sets"], done["reps"]) == (2, 10)
    assert set(entry["facts"].values()) == {"unknown"}


def answer_prompts(terminal: int, answers: dict[str, Any], otherwise: str) -> str:
    """Type an answer whenever the program waits for one, until it ends; gives everything that was shown."""
    waiting = {asked: [answer] if isinstance(answer, str) else list(answer) for asked, answer in answers.items()}
    shown = since = ""
    asked: str | None = None
    while True:
        try:
            piece = os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            return shown
        if not piece:
            return shown
        shown, since = shown + piece, since + piece
        if since.endswith("> "):
            asked = next((one for one in waiting if one in since), asked if "Write sets" in since else None)
            typed = waiting[asked].pop(0) if asked and waiting[asked] else otherwise
            os.write(terminal, f"{typed}\n".encode())
            since = ""


#: Kills of `corekit log` under a concurrent one; the full run does 200.
KILLS = int(os.environ.get("COREKIT_JOURNAL_KILLS", "6"))


class Writer(threading.Thread):
    """Runs `corekit log` again and again, and kills it at random moments of its life until there were enough kills."""

    def __init__(self, command: list[str], env: dict[str, str], kills: int, seed: int) -> None:
        super().__init__()
        self._command, self._env, self._wanted = command, env, kills
        self._rng = random.Random(seed)
        self.acknowledged: list[str] = []
        self.kills = 0

    def run(self) -> None:
        """A third of the runs end by themselves; how long those take says how long a life is."""
        usual: float | None = None
        while self.kills < self._wanted:
            began = time.monotonic()
            spared = usual is None or self._rng.random() < 1 / 3
            process = subprocess.Popen(self._command, stdout=subprocess.PIPE, env=self._env)
            said = self._ended(process, None if spared or usual is None else usual * self._rng.random() * 1.2)
            if process.returncode == 0:
                usual = time.monotonic() - began
            if said.endswith(b"}\n"):
                self.acknowledged += [entry["id"] for entry in json.loads(said)["recorded"]]

    def _ended(self, process: subprocess.Popen[bytes], moment: float | None) -> bytes:
        try:
            return process.communicate(timeout=moment)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            said = process.communicate()[0]
            self.kills += process.returncode != 0
            return said


def test_what_log_acknowledged_survives_kills(plan: Path, tmp_path: Path, cache: Path) -> None:
    """Two at a time, killed at random moments: every entry that was said to be recorded is there, once."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    journal = tmp_path / "me.jsonl"
    words = ["log", str(journal), "--plan", str(plan), *TODAY, "--notes", "slept well; " * 400, "--json", *plugins()]
    command = [sys.executable, "-c", PROGRAM, *words]
    writers = [Writer(command, env, kills, seed) for seed, kills in enumerate((KILLS - KILLS // 2, KILLS // 2))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    acknowledged = [identifier for writer in writers for identifier in writer.acknowledged]
    whole = [json.loads(line)["id"] for line in journal.read_bytes().split(b"\n") if line.endswith(b"}")]
    kills = sum(writer.kills for writer in writers)
    print(f"{kills} kills, {len(acknowledged)} entries acknowledged, {len(whole)} recorded")  # noqa: T201 - `-rP`
    assert kills == KILLS
    assert acknowledged
    assert len(whole) == len(set(whole))
    assert set(acknowledged) <= set(whole)


def test_a_simulation_shows_the_path(corekit: Run, tmp_path: Path) -> None:
    """Sessions from a file, or at random with a seed that gives the same again."""
    (tmp_path / "worse.yaml").write_text("- {repeat: 3}\n- {symptom_location_change: peripheralised}\n")
    path = corekit("simulate", "derangement-extension", "--responses", "worse.yaml", *TODAY, "--json").json
    assert [one["end"] for one in path["paths"]] == ["stop"]
    random = ("simulate", "mckenzie:back", "--random", "40", "--seed", "5", *TODAY)
    assert corekit(*random).out == corekit(*random).out
    assert corekit("simulate", "mckenzie:back", *TODAY).code == 2
    (tmp_path / "bad.yaml").write_text("sessions: 3\n")
    bad = corekit("simulate", "mckenzie:back", "--responses", "bad.yaml", *TODAY)
    assert (bad.code, "no list of sessions" in bad.err) == (1, True)


def test_another_kind_of_file_is_no_journal_and_stays_as_it_was(corekit: Run, tmp_path: Path) -> None:
    """A profile given in place of a journal is refused in one sentence; nothing is written behind it."""
    other = tmp_path / "me.yaml"
    other.write_text("schema: 1\nfacts: {}\n", encoding="utf-8")
    answer = corekit("log", other, *TODAY, "--set", "pain_rest_nprs=2")
    assert answer.code == 1
    assert "is no journal" in answer.err
    assert other.read_text(encoding="utf-8") == "schema: 1\nfacts: {}\n"
