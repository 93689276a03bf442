"""The look can be read: contrast computed as WCAG 2.2 says, in light and in dark."""

import re
from dataclasses import asdict

import pytest

from navigator.casefile.vocabulary import Term, vocabulary
from navigator.layout.tokens import BASE_POINTS, DARK, LEAST_TARGET, LIGHT, STEPS, Palette

TEXT, MEANING = 4.5, 3.0
"""WCAG 2.2: success criterion 1.4.3 for text, 1.4.11 for lines and signs that carry meaning."""

PALETTES = {"light": LIGHT, "dark": DARK}
both = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())


def luminance(colour: str) -> float:
    """Relative luminance of RRGGBB (WCAG 2.2, "relative luminance"), from 0 for black to 1 for white."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, "contrast ratio"), from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # WebAIM's checker, and the example of W3C technique G18
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("777777", "FFFFFF", 4.48),
        ("767676", "FFFFFF", 4.54),
    ],
)
def test_contrast_is_computed_as_others_compute_it(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@both
def test_every_colour_is_six_digits(palette: Palette) -> None:
    assert all(re.fullmatch(r"[0-9A-F]{6}", colour) for colour in asdict(palette).values())


@both
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "danger", "warn", "good", "held"])
@pytest.mark.parametrize("under", ["background", "surface"])
def test_text_can_be_read(palette: Palette, name: str, under: str) -> None:
    assert contrast(getattr(palette, name), getattr(palette, under)) >= TEXT


@both
@pytest.mark.parametrize("under", ["background", "surface"])
def test_lines_that_carry_meaning_can_be_seen(palette: Palette, under: str) -> None:
    assert contrast(palette.line, getattr(palette, under)) >= MEANING


@both
def test_text_on_the_accent_can_be_read(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.accent) >= TEXT


def tinted(colour: str, ground: str, share: float) -> str:
    """A ground with a share of a colour in it."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4)]
    return "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)


@both
@pytest.mark.parametrize("name", ["accent", "danger", "warn", "good", "held"])
def test_a_state_can_be_read_on_a_tenth_of_its_own_colour(palette: Palette, name: str) -> None:
    """The chips for states are drawn so."""
    colour = getattr(palette, name)
    assert contrast(colour, tinted(colour, palette.surface, 0.10)) >= TEXT


@both
@pytest.mark.parametrize("name", ["ink", "muted"])
def test_a_selected_line_can_be_read(palette: Palette, name: str) -> None:
    """Selected lines have up to 14 of 100 parts of the accent in their ground."""
    assert contrast(getattr(palette, name), tinted(palette.accent, palette.surface, 0.14)) >= TEXT


@both
def test_a_line_that_carries_no_meaning_is_fainter_than_one_that_does(palette: Palette) -> None:
    assert contrast(palette.hairline, palette.surface) < contrast(palette.line, palette.surface)


def test_light_is_light_and_dark_is_dark() -> None:
    assert luminance(LIGHT.background) > 0.8 > 0.1 > luminance(DARK.background)


@pytest.mark.parametrize("sector", vocabulary("sectors").terms.values(), ids=lambda term: term.key)
def test_the_badge_of_a_sector_can_be_read_on_its_fill_in_dark_or_in_white(sector: Term) -> None:
    fill = sector.more["colour"].removeprefix("#")
    assert max(contrast(fill, DARK.on_accent), contrast(fill, LIGHT.on_accent)) >= TEXT


def test_no_type_is_smaller_than_eight_points_and_no_target_smaller_than_the_standard() -> None:
    assert min(STEPS) * BASE_POINTS >= 8
    assert sorted(STEPS) == list(STEPS)
    assert LEAST_TARGET >= 24  # WCAG 2.2, success criterion 2.5.8
