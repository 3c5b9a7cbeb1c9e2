# SPDX-License-Identifier: Apache-2.0
"""Checks that do what they should, and checks that do not."""

from corekit import hookimpl
from corekit.values import Check, Diagnostic


def titles(library, namespace):
    """Findings in the files of the pack, by pointer."""
    for identifier in library.ids("exercise"):
        if library.owner("exercise", identifier) == namespace:
            file, pointer = library.place("exercise", identifier)
            yield Diagnostic(
                code="made-title", message="A title.", severity="warning", file=file, pointer=f"{pointer}/title"
            )


def raises(_library, _namespace):
    """A finding, and then a failure."""
    yield Diagnostic(code="made-before", message="Found before the failure.")
    raise RuntimeError("worn out")


def words(_library, _namespace):
    """What is no diagnostic."""
    return ["A word."]


def foreign(_library, _namespace):
    """A code of somebody else."""
    yield Diagnostic(code="case-failed", message="Not mine to say.")


def leaves(_library, _namespace):
    """An end of the whole program."""
    raise SystemExit(0)


@hookimpl
def corekit_checks():
    """All of them."""
    runs = (titles, raises, words, foreign, leaves)
    return [Check(id=f"made-{run.__name__}", code_prefix="made", run=run) for run in runs]
