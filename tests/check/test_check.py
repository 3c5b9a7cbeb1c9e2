# SPDX-License-Identifier: Apache-2.0
"""`corekit check` as a process: what it takes, what it says where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from .packs import write

DATA = Path(__file__).parent / "data"
HOOKS = DATA / "hooks" / "installed"
PROGRAM = "import sys; from corekit.cli import main; sys.exit(main())"
MISSPELT = "title: Chin nod\nlevel: 1\ntitel: Nod\n"
WAIVED = """\
waive:
  - code: reference-source
    where: rules/stiff-neck.yaml
    because: The book is out of print.
"""


@attrs.frozen
class Answer:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> Any:
        return json.loads(self.out)

    @property
    def found(self) -> list[tuple[str, str | None, int | None]]:
        """Code, file and line of every finding."""
        packs = [fault for pack in self.report["packs"] for fault in pack["diagnostics"]]
        return [(fault["code"], fault.get("file"), fault.get("line")) for fault in [*self.report["problems"], *packs]]


def run(directory: Path, *words: object, path: Path | None = None, cache: bool = True) -> Answer:
    """Run `corekit check ...` in *directory*; *path* goes onto `sys.path`."""
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(directory.parent / "cache"),
        "PYTHONPATH": str(path or ""),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-c", PROGRAM, "check", *map(str, words), *([] if cache else ["--no-cache"])]
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, check=False, timeout=120)
    answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in answer.err, answer.err
    return answer


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a sound rule and a misspelt key in an exercise."""
    return write(tmp_path / "project", {"exercises/chin-nod.yaml": MISSPELT})


def test_a_sound_pack_ends_with_0_and_a_fault_with_1(tmp_path: Path) -> None:
    """Nothing found is 0; one error is 1 and stands at its line."""
    assert run(write(tmp_path / "sound"), ".", "--json").code == 0

    answer = run(write(tmp_path / "faulty", {"exercises/chin-nod.yaml": MISSPELT}), ".", "--json")
    assert answer.code == 1
    assert ("schema-unknown-key", "content/exercises/chin-nod.yaml", 3) in answer.found


@pytest.mark.parametrize("place", ["content/rules", "content/rules/stiff-neck.yaml", "content/pack.yaml"])
def test_a_file_or_folder_of_a_pack_shows_what_is_wrong_there_alone(project: Path, place: str) -> None:
    """The whole pack is checked, and faults of other files are not this place's."""
    answer = run(project, place, "--json")

    assert answer.code == 0
    assert answer.found == []
    assert [pack["namespace"] for pack in answer.report["packs"]] == ["demo"]


@pytest.mark.parametrize("place", ["content/exercises", "content/exercises/chin-nod.yaml", "content", "."])
def test_a_file_or_folder_with_a_fault_shows_it(project: Path, place: str) -> None:
    """However the place is named, the fault in it is found."""
    answer = run(project, place, "--json")

    assert answer.code == 1
    assert ("schema-unknown-key", "content/exercises/chin-nod.yaml", 3) in answer.found


def test_a_place_without_a_pack_is_wrong_usage(tmp_path: Path) -> None:
    """Exit code 2, and what a pack is."""
    (tmp_path / "empty").mkdir()

    answer = run(tmp_path / "empty", ".")

    assert answer.code == 2
    assert "content/pack.yaml" in answer.err


def test_two_packs_of_one_namespace_are_both_told(tmp_path: Path) -> None:
    """Nobody wins, and nothing is passed over in silence."""
    write(tmp_path / "both" / "one")
    write(tmp_path / "both" / "two")

    answer = run(tmp_path / "both", "one", "two", "--json")

    assert answer.code == 1
    assert [code for code, _, _ in answer.found] == ["duplicate-namespace"]


def test_a_case_that_fails_is_a_finding_at_its_line(tmp_path: Path) -> None:
    """It has file and line of the case, and the text report says so too."""
    rule = (DATA / "base" / "content" / "rules" / "stiff-neck.yaml").read_text(encoding="utf-8")
    project = write(tmp_path / "project", {"rules/stiff-neck.yaml": rule.replace("fires: no", "fires: yes")})

    answer = run(project, ".", "--json")

    assert answer.code == 1
    assert answer.found == [("case-failed", "content/rules/stiff-neck.yaml", 9)]
    assert [case["state"] for case in answer.report["packs"][0]["cases"]] == ["passed", "failed"]
    assert "content/rules/stiff-neck.yaml:9:5: error: " in run(project, ".").out


def test_what_cannot_be_read_is_a_finding_and_hides_nothing(project: Path) -> None:
    """A link that leads nowhere and a pipe that nobody writes to: neither ends nor stops the check."""
    (project / "content" / "facts" / "demo_gone.yaml").symlink_to("nowhere")
    os.mkfifo(project / "content" / "facts" / "demo_pipe.yaml")

    found = run(project, ".", "--json").found

    assert ("pack-unreadable", "content/facts/demo_gone.yaml", 1) in found
    assert ("pack-unreadable", "content/facts/demo_pipe.yaml", 1) in found
    assert ("schema-unknown-key", "content/exercises/chin-nod.yaml", 3) in found


class TestWaivers:
    def manifest(self, more: str) -> str:
        return (DATA / "base" / "content" / "pack.yaml").read_text(encoding="utf-8") + more

    def project(self, directory: Path, waive: str) -> Path:
        rule = (DATA / "base" / "content" / "rules" / "stiff-neck.yaml").read_text(encoding="utf-8")
        cited = rule.replace("sources: editorial", "sources: {smith-2020: verified}")
        return write(directory, {"rules/stiff-neck.yaml": cited, "pack.yaml": self.manifest(waive)})

    def test_what_is_waived_does_not_count_and_is_counted(self, tmp_path: Path) -> None:
        """The verdict is sound, and the report holds the finding with its reason."""
        answer = run(self.project(tmp_path / "project", WAIVED), ".", "--json")

        assert answer.code == 0
        assert answer.report["counts"] == {"error": 0, "warning": 0, "note": 0, "waived": 1}
        (waived,) = answer.report["packs"][0]["waived"]
        assert (waived["finding"]["code"], waived["because"]) == ("reference-source", "The book is out of print.")

    def test_a_waiver_is_for_one_file(self, tmp_path: Path) -> None:
        """Elsewhere the finding counts, and the waiver is unused: an error at its line."""
        waive = WAIVED.replace("rules/stiff-neck.yaml", "rules/other.yaml")
        answer = run(self.project(tmp_path / "project", waive), ".", "--json")

        assert answer.code == 1
        line = self.manifest(waive).splitlines().index("  - code: reference-source") + 1
        assert ("waiver-unused", "content/pack.yaml", line) in answer.found
        assert "reference-source" in [code for code, _, _ in answer.found]

    def test_what_protects_people_cannot_be_waived(self, tmp_path: Path) -> None:
        """The finding stays, and the waiver is an error of its own."""
        waive = WAIVED.replace("reference-source", "schema-unknown-key").replace("rules/stiff", "exercises/chin")
        project = write(
            tmp_path / "project",
            {"exercises/chin-nod.yaml": MISSPELT, "pack.yaml": self.manifest(waive.replace("chin-neck", "chin-nod"))},
        )

        found = [code for code, _, _ in run(project, ".", "--json").found]

        assert {"schema-unknown-key", "waiver-safety"} <= set(found)


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """The second run beside installed hooks, of which some break down."""
    project = write(tmp_path_factory.mktemp("hooks") / "project")
    run(project, ".", "--json", path=HOOKS)
    return run(project, ".", "--json", path=HOOKS)


class TestInstalledChecks:
    def test_run_and_are_listed(self, answer: Answer) -> None:
        """The header says whose checks ran, and their findings have a line."""
        made = {bringer["distribution"]: bringer for bringer in answer.report["checks"]}["corekit-made"]

        assert made["version"] == "1.0"
        assert "made-titles" in made["checks"]
        assert ("made-title", "content/exercises/neck-turns.yaml", 1) in answer.found

    def test_that_break_down_end_with_5_and_hide_nothing(self, answer: Answer) -> None:
        """An exception, a word, a foreign code, an exit: each is a finding beside those of all others."""
        failed = [
            fault["message"] for fault in answer.report["packs"][0]["diagnostics"] if fault["code"] == "checker-failed"
        ]

        assert answer.code == 5
        assert not answer.report["complete"]
        for name in ("made-raises", "made-words", "made-foreign", "made-leaves"):
            assert any(f"'{name}'" in message for message in failed), name
        assert "made-before" in [code for code, _, _ in answer.found]

    def test_can_be_left_out(self, tmp_path: Path) -> None:
        """`--disable` goes on without them."""
        answer = run(write(tmp_path / "project"), ".", "--json", "--disable", "corekit-made", path=HOOKS)

        assert answer.code == 0
        assert "corekit-made" not in [bringer["distribution"] for bringer in answer.report["checks"]]

    def test_that_cannot_be_loaded_make_the_answer_incomplete(self, tmp_path: Path) -> None:
        """What a broken plugin would have found is not known: a finding, and exit code 5."""
        broken = DATA.parents[1] / "plugins_bad" / "broken-import" / "installed"
        answer = run(write(tmp_path / "project"), ".", "--json", path=broken)

        assert answer.code == 5
        assert "import-failed" in [code for code, _, _ in answer.found]


class TestCodeInTheCheckedPath:
    """A project that brings a pack and hooks, whose module leaves a trace when it is imported."""

    MODULE = (
        "from pathlib import Path\n"
        "from corekit import hookimpl\n"
        "from corekit.values import Check, Diagnostic\n"
        "Path(__file__).with_name('imported').write_text('')\n"
        "def run(library, namespace):\n"
        "    yield Diagnostic(code='own-finding', message='Found by its own check.')\n"
        "@hookimpl\n"
        "def corekit_checks():\n"
        "    return [Check(id='own', code_prefix='own', run=run)]\n"
    )

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        directory = write(tmp_path / "project")
        hooks = '[project.entry-points."corekit.hooks.v1"]\nown = "own_hooks"\n'
        (directory / "pyproject.toml").write_text(f'[project]\nname = "corekit-own"\nversion = "1.0"\n{hooks}')
        (directory / "src").mkdir()
        (directory / "src" / "own_hooks.py").write_text(self.MODULE)
        return directory

    def install(self, project: Path) -> Path:
        """As `pip install --editable` does: metadata elsewhere, the code where it lies."""
        metadata = project / "src" / "corekit_own-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: corekit-own\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text("[corekit.hooks.v1]\nown = own_hooks\n")
        return project / "src"

    @pytest.mark.parametrize("installed", [True, False])
    def test_is_not_imported(self, project: Path, installed: bool) -> None:
        """Installed or not, checking a stranger's pack runs none of its code; the header says so."""
        path = self.install(project) if installed else None
        answer = run(project, ".", "--json", path=path)

        assert answer.code == 0
        assert not (project / "src" / "imported").exists()
        own = [one["withheld"] for one in answer.report["checks"] if one["distribution"] == "corekit-own"]
        assert own == ([True] if installed else [])

    @pytest.mark.parametrize("installed", [True, False])
    def test_is_imported_with_code(self, project: Path, installed: bool) -> None:
        """Who asks for it gets the findings of its own checks, every time."""
        path = self.install(project) if installed else None
        for _ in range(2):
            answer = run(project, ".", "--json", "--with-code", path=path)

            assert answer.code == 1
            assert "own-finding" in [code for code, _, _ in answer.found]


def test_a_report_goes_to_a_file(project: Path) -> None:
    """With `-o` stdout stays empty, and the exit code is the same."""
    answer = run(project, ".", "-f", "sarif", "-o", "report.sarif")

    assert (answer.code, answer.out) == (1, "")
    assert json.loads((project / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


class TestWhatWasFoundLastTime:
    def test_changes_no_answer(self, project: Path) -> None:
        """Two runs and one without a cache give the same bytes, in every format."""
        for name in ("json", "text", "github", "sarif", "junit"):
            first = run(project, ".", "-f", name, cache=False)
            assert run(project, ".", "-f", name) == first
            assert run(project, ".", "-f", name) == first

    def test_is_forgotten_with_any_change(self, project: Path) -> None:
        """A file that is mended, broken, added, removed or renamed is seen at once."""
        content = project / "content"
        fault = ("schema-unknown-key", "content/exercises/chin-nod.yaml", 3)
        os.utime(content / "exercises" / "chin-nod.yaml", (1, 1))
        for _ in range(2):
            assert fault in run(project, ".", "--json").found

        (content / "exercises" / "chin-nod.yaml").rename(content / "exercises" / "nod.yaml")
        moved = [file for code, file, _ in run(project, ".", "--json").found if code == fault[0]]
        assert moved == ["content/exercises/nod.yaml"]
        (content / "exercises" / "nod.yaml").unlink()
        assert run(project, ".", "--json").code == 0
        assert run(project, ".", "--json").code == 0
        (content / "rule").mkdir()
        (content / "rule" / "lost.yaml").write_text("title: Lost\n")
        assert run(project, ".", "--json").found == [("pack-unknown-file", "content/rule/lost.yaml", 1)]

    def test_is_forgotten_when_a_required_pack_changes_or_comes(self, tmp_path: Path) -> None:
        """A rule may rest on a fact of another pack: that pack's files count as well."""
        manifest = (DATA / "base" / "content" / "pack.yaml").read_text(encoding="utf-8")
        fact = "ask: Are you dizzy?\ntype: yes_no\nreassuring: no\nask_when: {other_well: no}\n"
        project = write(
            tmp_path / "project", {"pack.yaml": f"{manifest}requires: [other]\n", "facts/demo_dizzy.yaml": fact}
        )
        other = tmp_path / "other" / "content"
        (other / "facts").mkdir(parents=True)
        head = manifest.partition("assume")[0].replace("namespace: demo", "namespace: other")
        (other / "pack.yaml").write_text(head)
        (other / "facts" / "other_well.yaml").write_text("ask: Are you well?\ntype: yes_no\nreassuring: yes\n")

        for _ in range(2):
            assert "pack-requires" in [code for code, _, _ in run(project, ".", "--json").found]
        for _ in range(2):
            assert run(project, ".", "--json", "--path", tmp_path / "other").found == []
        (other / "facts" / "other_well.yaml").write_text("ask: Are you well?\ntype: date\n")
        assert run(project, ".", "--json", "--path", tmp_path / "other").code == 1

    def test_is_forgotten_when_it_was_damaged(self, project: Path) -> None:
        """Whatever stands in the cache, nothing is hidden."""
        for _ in range(2):
            run(project, ".", "--json")
        files = list((project.parent / "cache").rglob("check-*.json"))
        assert files
        for file in files:
            content = file.read_bytes()
            file.write_bytes(content.replace(b"schema-unknown-key", b"schema-unknown-kex"))
            assert "schema-unknown-key" in [code for code, _, _ in run(project, ".", "--json").found]
            file.write_bytes(content[:-7])
            assert "schema-unknown-key" in [code for code, _, _ in run(project, ".", "--json").found]
