# SPDX-License-Identifier: Apache-2.0
"""
The data of a faultless YAML text, and nothing else: no positions, no words for faults.

Nearly every text is faultless, and its positions are asked for by nobody; anything out of the ordinary is left to
`yaml_reader`, which reads the text again and says what is wrong. A property test holds the two against each other.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

from corekit.content.scalars import MAY_BE_MORE, NumberError, plain_scalar

#: The fastest parser of events that is installed.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SCALAR: Final = yaml.ScalarEvent
_MAPPING: Final = yaml.MappingStartEvent
_SEQUENCE: Final = yaml.SequenceStartEvent
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def quick_data(text: str, maximum_depth: int, loader: Any = None) -> Any:
    """
    Return the data of a text in which nothing is out of the ordinary; None for any other.

    *loader* is the class of the parser, None the fastest installed.
    """
    parser = (loader or LOADER)(text)
    try:
        return _document(parser.get_event, maximum_depth)
    except (yaml.YAMLError, UnicodeError, NumberError):
        return None
    finally:
        parser.dispose()


def _document(next_event: Any, maximum_depth: int) -> Any:
    next_event()  # the start of the stream
    start = next_event()
    if start.__class__ is not yaml.DocumentStartEvent or start.version or start.tags:
        return None
    first = next_event()
    if first.__class__ not in (_MAPPING, _SEQUENCE) or first.anchor is not None or first.tag is not None:
        return None
    data = _collection(next_event, first.__class__ is _MAPPING, maximum_depth)
    if data is None:
        return None
    next_event()  # the end of the document
    return data if next_event().__class__ is yaml.StreamEndEvent else None


def _collection(next_event: Any, mapping: bool, maximum_depth: int) -> Any:  # noqa: C901, PLR0912 - the one hot loop
    """Return the mapping or sequence that has begun, None for one with anything out of the ordinary."""
    here: Any = {} if mapping else []
    key: str | None = None
    above: list[tuple[Any, str | None]] = []
    while True:
        event = next_event()
        kind = event.__class__
        if kind is _SCALAR:
            if event.tag is not None or event.anchor is not None:
                return None
            value: Any = event.value
            if here.__class__ is dict and key is None:
                if not value or value in here:
                    return None
                key = value
                continue
            if event.implicit[0] and (not value or value[0] in MAY_BE_MORE):
                value = plain_scalar(value)
        elif kind in _ENDS:
            if not above:
                return here
            value = here
            here, key = above.pop()
        elif kind is _MAPPING or kind is _SEQUENCE:
            if event.anchor is not None or event.tag is not None or len(above) + 2 > maximum_depth:
                return None
            if here.__class__ is dict and key is None:
                return None
            above.append((here, key))
            here, key = ({} if kind is _MAPPING else []), None
            continue
        else:  # an alias
            return None
        if here.__class__ is dict:
            here[key] = value
            key = None
        else:
            here.append(value)
