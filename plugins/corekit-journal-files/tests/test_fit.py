# SPDX-License-Identifier: Apache-2.0
"""The reader `fit`, on files that the official encoder writes, and beside what the official decoder reads."""

from __future__ import annotations

import random
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from corekit_journal_files import activity
from corekit_journal_files.activity import read_activity
from garmin_fit_sdk import CrcCalculator, Decoder, Encoder, Profile, Stream

from corekit.content.documents import check_document
from corekit.testing import ReaderLaws

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = Path(__file__).parent / "data"
START = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
PREFIX = "journal_files_"
LIMITS = (95, 110, 130, 150, 170, 190)
#: Seconds below zone 1, in zones 1 to 5, and above.
ZONES = (0.0, 60.0, 600.0, 480.0, 120.0, 30.0, 30.0)


def written(*messages: tuple[str, dict[str, Any]]) -> bytes:
    """A FIT file of these messages."""
    encoder = Encoder()
    for name, fields in messages:
        encoder.write_mesg({"mesg_num": Profile["mesg_num"][name], **fields})
    return bytes(encoder.close())


def file_id(kind: str = "activity") -> tuple[str, dict[str, Any]]:
    return "FILE_ID", {"type": kind, "manufacturer": "development", "product": 1, "time_created": START}


def session(**fields: Any) -> tuple[str, dict[str, Any]]:
    """22 minutes of walking."""
    said = {
        "timestamp": START + timedelta(minutes=22),
        "start_time": START,
        "total_elapsed_time": 1400.0,
        "total_timer_time": 1320.0,
        "total_distance": 1650.0,
        "sport": "walking",
        "sub_sport": "generic",
        "avg_heart_rate": 118,
        "max_heart_rate": 176,
    }
    return "SESSION", {name: value for name, value in {**said, **fields}.items() if value is not None}


def zones(times: Sequence[float] = ZONES) -> tuple[str, dict[str, Any]]:
    said = {"timestamp": START, "reference_mesg": "session", "reference_index": 0}
    return "TIME_IN_ZONE", {**said, "time_in_hr_zone": list(times), "hr_zone_high_boundary": list(LIMITS)}


def ended(hours: float = 1) -> tuple[str, dict[str, Any]]:
    """The end of an activity, on a watch that is so many hours ahead of UTC."""
    end = START + timedelta(minutes=22)
    local = int((end + timedelta(hours=hours) - FIT_EPOCH).total_seconds())
    return "ACTIVITY", {"timestamp": end, "num_sessions": 1, "type": "manual", "local_timestamp": local}


def beats(*rates: int) -> list[tuple[str, dict[str, Any]]]:
    """A heart rate each ten seconds."""
    return [
        ("RECORD", {"timestamp": START + timedelta(seconds=10 * number), "heart_rate": rate})
        for number, rate in enumerate(rates)
    ]


WALK = written(file_id(), *beats(90, 100, 120), session(), zones(), ended())
LOSSY = written(file_id(), ("RECORD", {"timestamp": START, "cadence": 60}), session(), ("LAP", {"timestamp": START}))


class TestFit(ReaderLaws):
    """The laws of readers."""

    reader = "fit/journal"
    module = "corekit_journal_files.hooks"
    samples = (WALK, (DATA / "walk.fit").read_bytes())
    lossy = (LOSSY,)
    broken = (
        b"",
        b"\xff\xfe\x00not a document",
        WALK[:200],
        WALK[:-1],
        WALK[:-2] + bytes(byte ^ 1 for byte in WALK[-2:]),
        written(file_id("settings"), session()),
        written(file_id()),
    )


def entry(content: bytes) -> dict[str, Any]:
    """The one entry of a file."""
    (only,) = read_activity(content).document
    return dict(only)


def test_a_session_is_an_entry() -> None:
    """Sport, minutes without breaks, metres, heart rate and its zones, on the day of the watch's own clock."""
    found = entry(WALK)
    assert found["date"] == "2026-11-21"
    assert found["recorded_at"] == "2026-11-21T00:52:00+01:00"
    assert found["exercises"] == [{"exercise": "walking", "minutes": 22, "metres": 1650}]
    assert {name.removeprefix(PREFIX): value for name, value in found["facts"].items()} == {
        "minutes": 22,
        "zone_1_minutes": 1,
        "zone_2_minutes": 10,
        "zone_3_minutes": 8,
        "zone_4_minutes": 2,
        "zone_5_minutes": 1,
        "heart_rate_average": 118,
        "heart_rate_highest": 176,
    }


def test_the_official_decoder_reads_the_same() -> None:
    """Every figure is that which Garmin's own decoder finds in the file."""
    for content in (WALK, (DATA / "walk.fit").read_bytes()):
        messages, errors = Decoder(Stream.from_byte_array(bytearray(content))).read()
        assert not errors
        (known,) = messages["session_mesgs"]
        (counted,) = messages["time_in_zone_mesgs"]
        found = entry(content)
        assert found["exercises"][0]["exercise"] == known["sport"]
        assert found["exercises"][0]["minutes"] == pytest.approx(known["total_timer_time"] / 60, abs=0.05)
        assert found["exercises"][0]["metres"] == pytest.approx(known["total_distance"], abs=0.05)
        assert found["facts"][f"{PREFIX}heart_rate_average"] == known["avg_heart_rate"]
        assert found["facts"][f"{PREFIX}heart_rate_highest"] == known["max_heart_rate"]
        seconds = counted["time_in_hr_zone"]
        for number in range(1, 5):
            assert found["facts"][f"{PREFIX}zone_{number}_minutes"] == pytest.approx(seconds[number] / 60, abs=0.05)


def test_zones_are_counted_where_the_watch_did_not() -> None:
    """From the beats and the limits that the watch was set to; a pause counts to none."""
    limits = [("HR_ZONE", {"message_index": number, "high_bpm": limit}) for number, limit in enumerate(LIMITS)]
    rates = beats(90, *[100] * 6, *[120] * 6, *[200] * 6)
    paused = ("RECORD", {"timestamp": START + timedelta(minutes=15), "heart_rate": 120})
    facts = entry(written(file_id(), *limits, *rates, paused, session(avg_heart_rate=None, max_heart_rate=None)))[
        "facts"
    ]
    assert [facts[f"{PREFIX}zone_{number}_minutes"] for number in range(1, 6)] == [1, 1, 0, 0, 0.8]
    assert facts[f"{PREFIX}heart_rate_highest"] == 200
    unknown = read_activity(written(file_id(), *rates, session(), ended()))
    assert unknown.losses == ("minutes in heart-rate zones: the file does not say where the zones begin",)
    assert f"{PREFIX}zone_1_minutes" not in unknown.document[0]["facts"]


def test_what_is_lost_is_said_by_its_name() -> None:
    """Positions, cadence, calories, laps and the time zone that is missing; no value of any of them."""
    record = {"timestamp": START, "position_lat": 495280000, "cadence": 61, "heart_rate": 100}
    lap = ("LAP", {"timestamp": START, "total_calories": 77})
    losses = " | ".join(read_activity(written(file_id(), ("RECORD", record), session(total_calories=77), lap)).losses)
    for word in ("time zone", "position_lat", "cadence", "total_calories", "'lap'"):
        assert word in losses
    assert "77" not in losses
    assert "495280000" not in losses


def test_a_figure_that_cannot_be_is_left_out() -> None:
    """A session of two weeks has no minutes, and the report says so."""
    result = read_activity(written(file_id(), session(total_timer_time=1_300_000.0, total_elapsed_time=None), ended()))
    assert "minutes" not in result.document[0]["exercises"][0]
    assert result.losses == ("a figure that cannot be right: minutes",)


def test_two_sessions_are_two_entries() -> None:
    """A swim and a ride in one file have an id each."""
    second = session(start_time=START + timedelta(hours=1), timestamp=START + timedelta(hours=2), sport="cycling")
    found = read_activity(written(file_id(), session(), second, ended())).document
    assert [one["exercises"][0]["exercise"] for one in found] == ["walking", "cycling"]
    assert found[0]["id"] != found[1]["id"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no FIT file"),
        (b"date,exercise\n", "it is no FIT file"),
        (WALK[:-1], "it ends too early"),
        (WALK[:150], "it ends too early"),
        (WALK[:-2] + b"\0\0", "its checksum is wrong"),
        (WALK[:60] + b"\x11\x22" + WALK[62:], "damaged"),
        (written(file_id("course"), session()), "it is no activity"),
        (written(file_id()), "there is no session in it"),
        (written(file_id(), session(start_time=None)), "a session has no beginning"),
        (WALK + b"\0" * (11 * 1024 * 1024), "larger than 10 MB"),
    ],
)
def test_what_is_wrong_is_refused_in_words(content: bytes, said: str) -> None:
    """Cut off, damaged, another kind of file, nothing in it, too large."""
    with pytest.raises(ValueError, match=said):
        read_activity(content)


def test_too_many_messages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of millions of tiny messages does not keep anybody waiting."""
    monkeypatch.setattr(activity, "MOST_MESSAGES", 50)
    with pytest.raises(ValueError, match="more than 50 messages"):
        read_activity(written(file_id(), *beats(*[100] * 60), session()))


def test_nothing_breaks_it() -> None:
    """1,000 files with bytes turned over and the checksum made right again: valid entries, or refused."""
    chance = random.Random(4)  # noqa: S311 - nothing secret
    read = refused = 0
    for _ in range(1000):
        content = bytearray(WALK)
        for _ in range(chance.randint(1, 5)):
            content[chance.randrange(14, len(content) - 2)] = chance.randrange(256)
        calculator = CrcCalculator()
        content[-2:] = struct.pack("<H", calculator.calculate_crc(content[:-2], 0, len(content) - 2))
        try:
            document = read_activity(bytes(content)).document
        except ValueError:
            refused += 1
            continue
        read += 1
        assert [fault for each in document for fault in check_document("journal-entry", each)] == []
    assert read > 100
    assert refused > 100
