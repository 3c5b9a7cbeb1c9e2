# SPDX-License-Identifier: Apache-2.0
"""Whatever goes wrong is said in words, with its place and an exit code, and never as a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import EXAMPLES, TODAY, Answer, plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]

DESK = EXAMPLES / "desk-worker.yaml"

BAD_PROFILES = {
    "not yaml": "facts: [1, 2",
    "empty": "",
    "only a comment": "# nothing\n",
    "a list": "- 1\n- 2\n",
    "a word": "hello\n",
    "not utf-8": b"\xff\xfe\x00\x01\x02",
    "control characters": 'schema: 1\nlanguage: "a\x07b"\n',
    "10 MB": "schema: 1\nfacts:\n" + "  x: 1\n" * 1_500_000,
    "nesting bomb": "[" * 60_000,
    "alias bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "duplicate keys": "schema: 1\nschema: 1\nanswered_on: 2026-11-21\nfacts: {}\n",
}


@pytest.mark.parametrize("what", BAD_PROFILES)
@pytest.mark.parametrize("command", ["screen", "plan"])
def test_a_file_that_holds_no_profile_is_refused_in_words(
    corekit: Run, tmp_path: Path, what: str, command: str
) -> None:
    """Exit code 1 (or 4, where what is left can still be screened), and the place of the fault."""
    bad = tmp_path / "bad.yaml"
    content = BAD_PROFILES[what]
    bad.write_bytes(content if isinstance(content, bytes) else content.encode())
    answer = corekit(command, bad, *TODAY)
    assert answer.code == 1
    assert "bad.yaml:" in answer.err
    under_json = corekit(command, bad, *TODAY, "--json")
    assert under_json.code == 1
    assert isinstance(under_json.json, dict)


def test_all_faults_of_a_profile_come_at_once_with_their_places(corekit: Run, tmp_path: Path) -> None:
    """Wrong type, unknown fact, out-of-range number: each with file:line:column, a caret and the nearest name."""
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "schema: 1\n"
        "answered_on: 2026-11-21\n"
        "facts:\n"
        "  age_years: 341\n"
        "  leg_pain_sied: left\n"
        "  ces_urine_leak_new: perhaps\n"
        "  pain_regions: [lumbar, nowhere]\n"
        "  trauma_days_ago: soon\n",
        encoding="utf-8",
    )
    answer = corekit("screen", bad, *TODAY)
    assert answer.code == 1
    for place in ("bad.yaml:4:", "bad.yaml:5:", "bad.yaml:6:", "bad.yaml:7:", "bad.yaml:8:"):
        assert place in answer.err, answer.err
    assert "leg_pain_side" in answer.err
    assert "^" in answer.err
    assert "Screening of" in answer.out


def test_an_emergency_is_found_among_unusable_answers(corekit: Run, tmp_path: Path) -> None:
    """A profile with faults is screened all the same: referral goes before the exit code of an invalid document."""
    bad = tmp_path / "bad.yaml"
    text = (EXAMPLES / "cauda-equina-emergency.yaml").read_text(encoding="utf-8")
    bad.write_text(text.replace("age_years: 48", "age_years: old") + "colour: blue\n", encoding="utf-8")
    answer = corekit("plan", bad, *TODAY)
    assert answer.code == 3
    assert "emergency department" in answer.out
    assert "colour" in answer.err
    assert "age_years" in answer.err


def test_a_contradiction_holds(corekit: Run, tmp_path: Path) -> None:
    """Answers that cannot both be true are asked again before anything is given."""
    text = DESK.read_text(encoding="utf-8").replace("leg_pain_below_knee: no", "leg_pain_below_knee: yes")
    contradiction = tmp_path / "contradiction.yaml"
    contradiction.write_text(text, encoding="utf-8")
    answer = corekit("plan", contradiction, *TODAY)
    assert answer.code in (3, 4)
    assert "Today," not in answer.out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("pln", DESK), "plan"),
        (("list", "exercise-s"), "exercises"),
        (("show", "mckenzie:extention-in-lying"), "extension-in-lying"),
        (("why", "mckenzie:extention-in-lying", DESK, *TODAY), "extension-in-lying"),
        (("plan", DESK, *TODAY, "--regimen", "mckenzie:lumbr"), ""),
        (("plan", DESK, *TODAY, "-f", "hmtl"), "markdown"),
        (("plan", DESK, *TODAY, "--only", "mckenzi"), "mckenzie"),
        (("plan", DESK, "--today", "tomorrow"), "YYYY-MM-DD"),
        (("plan", "missing.yaml"), "missing.yaml"),
        (("plan", DESK, "--colour"), "--colour"),
        (("schema", "excercise"), "exercise"),
        (("plan",), "PROFILE"),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest_right_one(
    corekit: Run, words: tuple[object, ...], hint: str
) -> None:
    """Exit code 2, one line that helps, and one JSON document under --json."""
    answer = corekit(*words)
    assert answer.code == 2, answer.err
    assert answer.out == ""
    assert hint in answer.err
    under_json = corekit(*words, "--json")
    assert under_json.code == 2
    assert under_json.json["error"]["exit_code"] == 2


def test_nothing_asked_is_answered_with_the_help(corekit: Run) -> None:
    """`corekit` alone says what there is."""
    answer = corekit()
    assert answer.code == 0
    assert "intake" in answer.out


def test_an_unexpected_failure_is_one_line_and_exit_code_5(tmp_path: Path) -> None:
    """A bug of corekit never shows a traceback unless --debug asks for it."""
    program = (
        "import sys, corekit.kit\n"
        "def broken(**_): raise RuntimeError('secret answer')\n"
        "corekit.kit.load = broken\n"
        "from corekit.cli import main\n"
        "sys.exit(main())\n"
    )
    plain = subprocess.run(
        [sys.executable, "-c", program, "plugins"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert plain.returncode == 5
    assert "Traceback" not in plain.stderr
    assert "secret" not in plain.stderr
    assert "report" in plain.stderr
    debug = subprocess.run(
        [sys.executable, "-c", program, "plugins", "--debug"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert "Traceback" in debug.stderr


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    """`corekit list facts | head -1` says nothing about pipes."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from corekit.cli import main; sys.exit(main())",
            "list",
            "facts",
            *plugins(),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.wait(timeout=60)
    process.stderr.close()
    assert said == b""
    assert process.returncode in (0, 141)


def test_no_answer_stands_in_json_diagnostics(corekit: Run, tmp_path: Path) -> None:
    """An error document says which fact is wrong and never repeats what was answered."""
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"schema": 1, "facts": {"hla_b27": "very-secret-word"}}), encoding="utf-8")
    answer = corekit("screen", bad, *TODAY, "--json")
    assert "very-secret-word" not in answer.out


def test_a_number_that_no_float_holds_is_a_fault_and_hides_nothing(corekit: Run, tmp_path: Path) -> None:
    """Five hundred digits are no age: that is said, and the emergency beside it is still found."""
    bad = tmp_path / "bad.yaml"
    emergency = (EXAMPLES / "cauda-equina-emergency.yaml").read_text(encoding="utf-8")
    bad.write_text(emergency.rstrip() + f"\n  aaa_known_mm: {'9' * 500}\n", encoding="utf-8")
    answer = corekit("screen", bad, *TODAY)
    assert answer.code == 3
    assert "the answer to 'aaa_known_mm' is not a number" in answer.err


def test_a_long_line_is_shown_around_its_fault(corekit: Run, tmp_path: Path) -> None:
    """Three hundred misspelt facts in one line are said in as many windows, each with its caret below the name."""
    bad = tmp_path / "bad.yaml"
    names = [f"foot_drop{number:03}" for number in range(300)]
    facts = ", ".join(f"{name}: yes" for name in names)
    bad.write_text(f"schema: 1\nanswered_on: 2026-11-21\nfacts: {{{facts}}}\n", encoding="utf-8")
    lines = corekit("screen", bad, *TODAY).err.splitlines()
    assert max(map(len, lines)) < 250
    for number, name in enumerate(names):
        place = next(index for index, line in enumerate(lines) if f"'{name}'" in line)
        caret = lines[place + 2].index("^")
        assert lines[place + 1][caret : caret + len(name)] == name, number


@pytest.mark.parametrize(
    ("dated", "said"), [("", "have no date"), ("answered_on: 2027-11-21\n", "after today (2026-11-21)")]
)
def test_answers_that_do_not_count_for_their_date_are_said(corekit: Run, tmp_path: Path, dated: str, said: str) -> None:
    """Without a word nobody would know why everything is asked again."""
    undated = tmp_path / "me.yaml"
    undated.write_text(f"schema: 1\n{dated}facts: {{age_years: 40}}\n", encoding="utf-8")
    answer = corekit("screen", undated, *TODAY)
    assert answer.code == 4
    assert said in answer.err


def test_a_character_that_nobody_sees_is_named(corekit: Run, tmp_path: Path) -> None:
    """Without it the message would offer the very name that was written."""
    bad = tmp_path / "me.yaml"
    bad.write_text("schema: 1\nanswered_on: 2026-11-21\nfacts: {age\u200b_years: 40}\n", encoding="utf-8")
    assert "asks 'age<U+200B>_years' — did you mean 'age_years'?" in corekit("screen", bad, *TODAY).err


def test_a_profile_of_a_newer_schema_asks_for_a_newer_corekit(corekit: Run, tmp_path: Path) -> None:
    """And not for another value of the key."""
    newer = tmp_path / "me.yaml"
    newer.write_text("schema: 2\nanswered_on: 2026-11-21\nfacts: {}\n", encoding="utf-8")
    assert "written for schema 2, this corekit reads 1" in corekit("screen", newer, *TODAY).err
