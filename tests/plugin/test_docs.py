# SPDX-License-Identifier: Apache-2.0
"""The documentation of the hooks: complete, the same as in the code, and true."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import corekit.values
from corekit.plugin.found import FoundHooks
from corekit.plugin.names import HOOK_NAMES
from corekit.plugin.problem import CODES
from corekit.plugin.registration import inspect_hooks
from corekit.plugin.specs import SPECIFICATIONS, VALUE_TYPES
from corekit.values import RenderRequest

PAGE = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^### `(\w+)(\(.*?\))`\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
SECTIONS = {name: text for name, _, text in HEADINGS}


def example(hook: str) -> str:
    """Return the Python of a hook's section."""
    (code,) = re.findall(r"```python\n(.*?)```", SECTIONS[hook], flags=re.DOTALL)
    return code


@pytest.fixture
def value(request, monkeypatch):
    """The one value that the documented example of a hook offers, loaded as a plugin."""
    hook = request.param
    module = ModuleType("made_example")
    exec(example(hook), vars(module))  # noqa: S102  # the example is ours, and whether it runs is the question
    monkeypatch.setitem(sys.modules, "made_example", module)
    found = FoundHooks(name="example", module="made_example", distribution="corekit-example", version="1.0")
    loaded = inspect_hooks(found)
    assert loaded.problems == ()
    (only,) = loaded.values[hook]
    return only


def test_every_hook_is_documented_with_its_arguments():
    """The page has a heading for every hook, with its exact argument list, and none for a hook that does not exist."""
    documented = {name: arguments for name, arguments, _ in HEADINGS}
    assert documented == {
        name: str(inspect.signature(hook)).partition(" ->")[0] for name, hook in SPECIFICATIONS.items()
    }
    assert sorted(documented) == sorted(HOOK_NAMES) == sorted(VALUE_TYPES)


@pytest.mark.parametrize("hook", HOOK_NAMES)
def test_page_and_docstring_show_the_same_example(hook):
    """Whoever reads the code and whoever reads the page learn the same."""
    docstring = inspect.getdoc(SPECIFICATIONS[hook]) or ""
    assert textwrap.dedent(docstring.partition("Example::")[2]).strip() == example(hook).strip()


@pytest.mark.parametrize("hook", HOOK_NAMES)
def test_every_field_of_a_value_is_documented(hook):
    """A section names every field of the value its hook gives."""
    kind = VALUE_TYPES[hook]
    assert kind.__name__ in corekit.values.__all__
    for field in kind.__attrs_attrs__:
        assert field.name in SECTIONS[hook]


def test_every_problem_code_is_documented():
    """The page explains every code that a problem can have, in the words of the code, and no other."""
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", PAGE, flags=re.MULTILINE)) == CODES


@pytest.mark.parametrize("value", ["corekit_output_formats"], indirect=True)
def test_the_format_of_the_example_renders(value):
    """The documented format turns a plan into a file."""
    plan = SimpleNamespace(items=[SimpleNamespace(id="1", exercise="good:bend")])
    assert value.render(plan, RenderRequest()).content == b"1,good:bend\n"


@pytest.mark.parametrize("value", ["corekit_screeners"], indirect=True)
def test_the_screener_of_the_example_screens(value):
    """The documented screener holds what it says it holds, and nothing else."""
    from datetime import date

    today = date(2026, 1, 2)
    (finding,) = value.screen({"example_birthday": "2026-01-03"}, today)
    assert finding.outcome == "hold"
    assert list(value.screen({"example_birthday": "2026-01-01"}, today)) == []
    assert list(value.screen({}, today)) == []


@pytest.mark.parametrize("value", ["corekit_checks"], indirect=True)
def test_the_check_of_the_example_checks(value):
    """The documented check finds a title that is too long."""
    titles = ["Short", "Long " * 20]
    library = SimpleNamespace(all=lambda _kind: [SimpleNamespace(title=title) for title in titles])
    (diagnostic,) = value.run(library, "example")
    assert diagnostic.code.startswith(f"{value.code_prefix}-")


@pytest.mark.parametrize("value", ["corekit_readers"], indirect=True)
def test_the_reader_of_the_example_reads(value):
    """The documented reader takes over what it can and says what it cannot."""
    result = value.read(b'{"answers": {"age": 40}, "colour": "blue"}')
    assert result.document == {"schema": 1, "facts": {"age": 40}}
    assert result.losses == ("colour: not known here",)
