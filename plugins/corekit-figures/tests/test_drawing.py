# SPDX-License-Identifier: Apache-2.0
"""What a drawing is: one safe element, the same every time, told in words, in colours that can be told apart."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from corekit_figures import SKIN_TONES, Theme, draw
from corekit_figures.remembering import forget
from corekit_figures.rendering.palette import contrast, palette
from corekit_figures.theme import THEMES

from corekit.content.reading import read

DATA = Path(__file__).parent / "data"
EXERCISES = read((DATA / "exercises.yaml").read_bytes(), name="exercises.yaml").data
FORMS = ("strip", "thumbnail", "animated")
SVG = "{http://www.w3.org/2000/svg}"
BODY = ("skin", "skin_far", "neck", "shirt", "shirt_far", "trousers", "trousers_far", "shoes", "shoes_far", "hair")


def parsed(svg: str) -> ET.Element:
    """The element of a drawing."""
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EXERCISES)
def test_it_is_one_safe_element(name: str, form: Any) -> None:
    """Every form is well-formed, named, and without script, style attribute, handler or outside reference."""
    drawing = draw(EXERCISES[name]["figure"], form=form, title="Knees & <hips>")
    root = parsed(drawing.svg)
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert root.findtext(f"{SVG}title") == "Knees & <hips>"
    assert root.findtext(f"{SVG}desc") == drawing.description != ""
    known = {element.get("id") for element in root.iter()}
    assert set((root.get("aria-labelledby") or "").split()) <= known
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "image", "foreignObject", "a", "use")
        for key, value in element.attrib.items():
            assert not key.startswith("on")
            assert key not in ("style", "href")
            assert "nan" not in value
            for target in re.findall(r"url\(#(.*?)\)", value):
                assert target in known
    left, top, width, height = map(float, (root.get("viewBox") or "").split())
    assert (left, top) == (0, 0)
    assert (width / 10, height / 10) == pytest.approx((drawing.width, drawing.height), abs=0.1)


@pytest.mark.parametrize("form", FORMS)
def test_ids_begin_as_asked(form: Any) -> None:
    """Many drawings fit in one page: every id and class begins with what was given, made safe; else they differ."""
    figure, other = EXERCISES["chin-tuck"]["figure"], EXERCISES["squat"]["figure"]
    for element in parsed(draw(figure, form=form, ids='7 "x"').svg).iter():
        for key in ("id", "class"):
            assert (element.get(key) or "f7--x-").startswith("f7--x-")
    ids = [{element.get("id") for element in parsed(draw(one, form=form).svg).iter()} for one in (figure, other)]
    assert ids[0] & ids[1] == {None}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_arguments_give_the_same_bytes(form: Any, tmp_path: Path) -> None:
    """Solved now, remembered in memory, in a file or in another process: the drawing is the same."""
    figure = EXERCISES["seated-piriformis"]["figure"]
    fresh = draw(figure, form=form, cache=False)
    assert draw(figure, form=form, cache=tmp_path) == fresh
    assert draw(figure, form=form, cache=tmp_path) == fresh
    forget()
    assert list(tmp_path.glob("*.json"))
    assert draw(figure, form=form, cache=tmp_path) == fresh
    code = f"from corekit_figures import draw; print(draw({figure!r}, form={form!r}, cache=False).svg)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"{fresh.svg}\n"


def test_a_figure_is_solved_once(remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second drawing asks no solver, in this process or the next; a spoilt file is solved anew."""
    figure = EXERCISES["squat"]["figure"]
    drawing = draw(figure)

    def fail(_spec: object) -> None:
        raise AssertionError("solved twice")

    with monkeypatch.context() as patch:
        patch.setattr("corekit_figures.solving.solve.solve_figure", fail)
        assert draw(figure) == drawing
        assert draw(figure, mirrored=True).svg != drawing.svg
        forget()
        assert draw(figure) == drawing
    (file,) = remembered.glob("*.json")
    for spoilt in (b"", b"[]", b'[["no-base",{},[0,0,0],0,[]],1]', b"\xff"):
        file.write_bytes(spoilt)
        forget()
        assert draw(figure) == drawing


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    """Where the directory is a file, everything is drawn all the same."""
    (tmp_path / "file").write_text("x")
    assert draw(EXERCISES["squat"]["figure"], cache=tmp_path / "file").frames == 2


def test_a_known_pose_needs_no_numpy(tmp_path: Path) -> None:
    """The second process that draws a figure does not import the solver."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom corekit_figures import draw\n"
        f"draw({EXERCISES['squat']['figure']!r}, cache=Path({str(tmp_path)!r}))\nprint('numpy' in sys.modules)"
    )
    command = [sys.executable, "-c", code]
    seen = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert seen == ["True\n", "False\n"]


def test_a_strip_numbers_its_pictures() -> None:
    """Each picture of several bears its number; a single one bears none, and a thumbnail never."""
    figure = EXERCISES["prone-press-up"]["figure"]
    strip = draw(figure)
    assert [text.text for text in parsed(strip.svg).iter(f"{SVG}text")] == ["1", "2", "3"]
    assert strip.frames == 3
    assert not list(parsed(draw(figure, form="thumbnail").svg).iter(f"{SVG}text"))
    assert not list(parsed(draw(EXERCISES["front-plank"]["figure"]).svg).iter(f"{SVG}text"))


def test_lying_people_are_not_made_small() -> None:
    """Pictures of people who lie are stacked: the strip is broad enough to show them as large as standing ones."""
    lying, standing = draw(EXERCISES["prone-press-up"]["figure"]), draw(EXERCISES["standing-back-extension"]["figure"])
    shares = [min(1.5 / drawing.width, 1.0 / drawing.height) for drawing in (lying, standing)]
    assert shares[0] > 0.7 * shares[1]


def test_mirrored_is_the_picture_seen_in_a_mirror() -> None:
    """A mirrored drawing has the same size, and mirroring what is mirrored in the data gives the first again."""
    for name in ("clamshell", "bird-dog", "seated-rotation", "er-band", "wall-push-up"):
        plain, mirrored = (draw(EXERCISES[name]["figure"], form="thumbnail", mirrored=flag) for flag in (False, True))
        assert (plain.width, plain.height) == pytest.approx((mirrored.width, mirrored.height), abs=0.3), name
        assert plain.svg != mirrored.svg


def test_the_moving_form_is_still_unless_motion_is_welcome() -> None:
    """Without the style, or with less motion wanted, the still picture is seen; the style bears the nonce."""
    svg = draw(EXERCISES["squat"]["figure"], form="animated", ids="a", nonce='x"y').svg
    root = parsed(svg)
    (style,) = root.iter(f"{SVG}style")
    assert style.get("nonce") == 'x"y'
    assert style.text == "@media (prefers-reduced-motion:no-preference){.am{display:inline}.as{display:none}}"
    groups = {element.get("class"): element for element in root.iter(f"{SVG}g") if element.get("class")}
    assert groups["am"].get("display") == "none"
    assert groups["as"].get("display") is None
    assert not list(groups["as"].iter(f"{SVG}animate"))
    assert "nonce" not in draw(EXERCISES["squat"]["figure"], form="animated").svg
    assert "<style" not in draw(EXERCISES["squat"]["figure"]).svg


@pytest.mark.parametrize("name", [name for name in EXERCISES if len(EXERCISES[name]["figure"]["frames"]) > 1])
def test_every_path_can_move_into_the_next(name: str) -> None:
    """All values of an animated path have the same commands, one time each, and a round takes under five seconds."""
    root = parsed(draw(EXERCISES[name]["figure"], form="animated").svg)
    animations = list(root.iter(f"{SVG}animate"))
    assert animations
    for animation in animations:
        values, times = (str(animation.get(key)).split(";") for key in ("values", "keyTimes"))
        assert len(values) == len(times)
        assert [times[0], float(times[0])] == ["0", 0.0]
        assert [float(time) for time in times] == sorted(float(time) for time in times)
        assert float(str(animation.get("dur")).rstrip("s")) < 5
        assert animation.get("repeatCount") is None
        if animation.get("attributeName") == "d":
            assert times[-1] == "1"
            assert len({re.sub(r"-?\d+", "0", re.sub(r"( 0) [01] (1)", r"\1 \2", value)) for value in values}) == 1
    looping = draw(EXERCISES[name]["figure"], form="animated", loop=True).svg
    assert 'repeatCount="indefinite"' in looping


def test_what_is_held_moves_with_the_hands() -> None:
    """Straps and weights are animated like the limbs that hold them; arrows are seen while they apply."""
    strap = palette(Theme())["strap"]
    svg = draw(EXERCISES["hamstring-strap"]["figure"], form="animated").svg
    moving = [path for path in parsed(svg).iter(f"{SVG}path") if path.get("stroke") == strap and len(path)]
    assert moving
    assert 'attributeName="display"' in svg


def stroked(svg: str, paint: str) -> list[list[tuple[float, float]]]:
    """The points of every line in a colour."""
    lines = [path.get("d") or "" for path in parsed(svg).iter(f"{SVG}path") if path.get("stroke") == paint]
    return [[(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+)[ ,](-?[\d.]+)", line)] for line in lines]


@pytest.mark.parametrize(("side", "way"), [("r", -1), ("l", 1)])
def test_a_band_is_fixed_to_the_side_that_is_said(side: str, way: int) -> None:
    """Seen from the front, a band fixed to the right runs to the left of the picture, and mirrored the other way."""
    frame = {"base": "standing", "pose": {"shoulder": 85, "shoulder.abd": -12, "elbow": 0}}
    figure = {"view": "front", "props": [{"band": [f"hand_{side}", f"anchor_{side}"]}], "frames": [frame]}
    for mirrored, expected in ((False, way), (True, -way)):
        (points,) = stroked(draw(figure, mirrored=mirrored).svg, palette(Theme())["strap"])
        assert (points[-1][0] - points[0][0]) * expected > 200


def test_a_weight_is_worn_on_the_ankle_that_is_said() -> None:
    """A cuff is drawn once for one ankle and twice for both, and moves with the leg."""
    frames = [{"base": "quadruped"}, {"pose": {"hip_r": 0, "knee_r": 0}}]
    strap = palette(Theme())["strap"]
    for prop, expected in (({"cuff": "ankle_r"}, 1), ("cuffs", 2)):
        figure = {"props": [prop], "frames": frames}
        drawn = parsed(draw(figure, form="thumbnail").svg).iter(f"{SVG}path")
        assert len([path for path in drawn if path.get("fill") == strap]) == expected
        moving = parsed(draw(figure, form="animated").svg).iter(f"{SVG}path")
        assert len([path for path in moving if path.get("fill") == strap and len(path)]) == expected


@pytest.mark.parametrize("name", THEMES)
def test_colours_hold_on_their_paper(name: str) -> None:
    """Contours have 4.5 to 1 against the paper, arrows 3 to 1; contrast is of lightness, so it holds in greyscale."""
    colours = palette(THEMES[name]())
    assert contrast(colours["ink"], colours["paper"]) >= 4.5
    assert contrast(colours["accent"], colours["paper"]) >= 3
    assert contrast(colours["strap"], colours["paper"]) >= 3
    assert contrast(colours["ghost"], colours["paper"]) >= 2
    if name == "light":
        for part in BODY:
            assert contrast(colours[part], colours["paper"]) >= 3, part
    for first, second in (("skin", "shirt"), ("shirt", "trousers"), ("hair", "skin"), ("mat", "trousers")):
        assert contrast(colours[first], colours[second]) >= 1.25, (first, second)


@pytest.mark.parametrize("tone", SKIN_TONES)
def test_every_tone_of_skin_is_outlined(tone: str) -> None:
    """Where a tone has less than 3 to 1 against the paper the contour has more, and eyes are seen in every tone."""
    colours = palette(Theme(skin=SKIN_TONES[tone]))
    assert max(contrast(colours["skin"], colours["paper"]), contrast(colours["ink"], colours["paper"])) >= 3
    assert contrast(colours["eye"], colours["skin"]) >= 2
    assert SKIN_TONES[tone] in draw(EXERCISES["squat"]["figure"], theme=Theme(skin=SKIN_TONES[tone])).svg


def test_a_colour_is_a_colour() -> None:
    """What is no colour of six digits never gets into a drawing."""
    for colour in ("red", "#fff", '#12345"', "", "url(#x)"):
        with pytest.raises(ValueError, match="shirt"):
            Theme(shirt=colour)


def test_the_description_says_what_moves() -> None:
    """Positions and the largest movements are named as clinicians name them; a description that is given stands."""
    told = draw(EXERCISES["hip-abd-standing"]["figure"]).description
    assert told == "Picture 1: standing. Picture 2: right hip abduction."
    assert "left hip abduction" in draw(EXERCISES["hip-abd-standing"]["figure"], mirrored=True).description
    assert draw(EXERCISES["squat"]["figure"], description="In die Knie").description == "In die Knie"
