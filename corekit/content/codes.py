# SPDX-License-Identifier: Apache-2.0
"""Every diagnostic code of reading and linking content, with one sentence each: a stable part of the interface."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOTH_FORMATS = {
    "syntax": "The text breaks the rules of the format; nothing of the file is used.",
    "duplicate-key": "A mapping names one key twice; neither value is used.",
    "too-large": "The file is larger than a file of its kind may be; nothing of it is used.",
    "too-deep": "Values are nested deeper than allowed; nothing of the file is used.",
    "not-utf8": "The file is not UTF-8 text; nothing of it is used.",
    "control-character": "The text holds a character that text files must not hold, such as NUL.",
    "empty": "The file holds no value.",
    "number": "A number is infinite, not a number, or too long to be one.",
}

#: Code -> what it says about the file, item or answer it is given for.
CODES: Mapping[str, str] = MappingProxyType(
    {
        **{f"yaml-{name}": sentence for name, sentence in _BOTH_FORMATS.items()},
        **{f"json-{name}": sentence for name, sentence in _BOTH_FORMATS.items()},
        "yaml-anchor": "An anchor (`&name`) stands before a value; content has no anchors.",
        "yaml-alias": "An alias (`*name`) stands for a value; content has no aliases, and the value is not used.",
        "yaml-tag": "A tag (`!name`) stands before a value; content has no tags, and the value is not used.",
        "yaml-directive": "A `%` directive stands before the document; content has none.",
        "yaml-several-documents": "The file holds several documents; only the first is read.",
        "yaml-key": "A key is a list or a mapping or is empty; keys are words.",
        "schema-unknown-key": "A key is none of those its place allows.",
        "schema-required": "A key that its place demands is missing.",
        "schema-type": "A value is of another type than its place demands.",
        "schema-choice": "A value is none of those its place allows.",
        "schema-range": "A number lies outside of its bounds.",
        "schema-length": "A text, list or mapping is shorter or longer than allowed.",
        "schema-pattern": "A text is not of the form its place demands.",
        "schema-key-name": "A key is not of the form that keys of its place have.",
        "schema-repeated": "A list names one entry twice.",
        "schema-together": "Keys stand together that exclude each other, or one stands without the other it needs.",
        "schema-other": "A value breaks another rule of its schema.",
        "text-colon": "A text holds ': ' and is read as a key and its value.",
        "text-number": "A code or a version is read as a number, which is written differently.",
        "text-range": "A range is written as a text (`10-15`) and is read as words.",
        "text-space": "A space is missing after a ':' or a '-', so that a key or an entry is read as part of a text.",
        "text-quotes": "Curly quotes stand around a value; they are part of it, since only straight ones quote.",
        "pack-unreadable": "A file or directory of the pack cannot be read.",
        "pack-no-manifest": "The directory holds no pack.yaml.",
        "pack-namespace": "The namespace is not a kebab-case word, or is none this pack may use.",
        "pack-schema-version": "The pack is written for a schema version that this corekit does not read.",
        "pack-unknown-file": "A file lies where no content is looked for.",
        "pack-file-name": "A file's name is not the id of an item: kebab-case, facts and terms snake_case.",
        "pack-duplicate-id": "Several places of one pack give the same item; none of them is used.",
        "pack-duplicate-namespace": "Several packs claim one namespace; none of them is used.",
        "pack-duplicate-name": "Several packs give the same fact or term; none of them is used.",
        "pack-fact-prefix": "A fact of a pack lacks the pack's namespace as prefix; facts without one are the core's.",
        "pack-not-owner": "A pack gates, moves or renames what another pack owns.",
        "pack-without": "`without` names an attribute that has no null value, or that the item states itself.",
        "rule-unknown-because": "A lenient rule that blocks or excludes does not say why it may be lenient.",
        "rule-hold-falls-back": "A rule that holds while unknown can fall from true back to unknown.",
        "pack-attribute-unsaid": "An exercise leaves a safety attribute unsaid; it counts as unknown.",
        "pack-hold-unsaid": "An exercise of a mode that holds does not say for how long; it counts as unknown.",
        "pack-alias": "An alias is also the id of an item, or stands for nothing.",
        "pack-requires": "A pack that this one requires is not there.",
        "reference-unknown": "A name refers to nothing.",
        "reference-source": "A citation names a source that is nowhere; the item is used all the same.",
        "reference-spelling": "A name is found, but in another spelling.",
        "reference-absent-pack": "A name refers to a pack that is not installed; it is left aside.",
        "reference-ambiguous-term": "A term could belong to several vocabularies.",
        "reference-cycle": "Items refer to each other in a circle.",
        "reference-vocabulary": "A term stands below a term of another vocabulary.",
        "profile-unknown-fact": "An answer is to a question that no installed pack asks.",
        "profile-wrong-type": "An answer is of another type than the question asks for.",
        "profile-out-of-range": "A number lies outside of what the question allows.",
        "profile-unknown-choice": "An answer is none of the choices of the question.",
        "profile-derived-fact": "An answer is given to a fact that is worked out and never asked.",
        "profile-unknown-name": "Equipment, a regimen or an exercise has a name that nothing installed knows.",
        "profile-date": "A date is missing its form YYYY-MM-DD, or lies nowhere in the calendar.",
    }
)
