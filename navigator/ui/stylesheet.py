"""The one stylesheet, `resources/look/window.qss`, with the tokens put in at a scale."""

from navigator.casefile.resources import resource
from navigator.layout.tokens import BASE_POINTS, CORNER, LEAST_TARGET, STEPS, TICK_BOX, Palette


def mixed(over: str, under: str, share: float) -> str:
    """The colour (RRGGBB) that `share` of one colour gives when laid over another."""
    pairs = zip(bytes.fromhex(over), bytes.fromhex(under), strict=True)
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def stylesheet(tokens: Palette, scale: float) -> str:
    """Qt's stylesheet for these colours, with type and space at this scale."""
    words = {name: f"#{value}" for name, value in _colours(tokens).items()}
    words |= {
        "small": f"{BASE_POINTS * STEPS[0] * scale:.2f}pt",
        "large": f"{BASE_POINTS * STEPS[2] * scale:.2f}pt",
        "title": f"{BASE_POINTS * STEPS[3] * scale:.2f}pt",
        "corner": f"{CORNER}px",
        "least": f"{max(LEAST_TARGET, round(LEAST_TARGET * scale))}px",
        "control": f"{round(20 * scale)}px",
        "half": f"{round(4 * scale)}px",
        "gap": f"{round(8 * scale)}px",
        "round": f"{max(LEAST_TARGET, round(LEAST_TARGET * scale)) // 2}px",
        "wide": f"{round(14 * scale)}px",
        "tick": f"{round(TICK_BOX * scale) - 2}px",
    }
    text = resource("look/window.qss").read_text(encoding="utf-8")
    for name, value in words.items():
        text = text.replace(f"@{name}@", value)
    return text


def _colours(tokens: Palette) -> dict[str, str]:
    return {
        "background": tokens.background,
        "surface": tokens.surface,
        "ink": tokens.ink,
        "muted": tokens.muted,
        "line": tokens.line,
        "accent": tokens.accent,
        "on_accent": tokens.on_accent,
        "danger": tokens.danger,
        "warn": tokens.warn,
        "good": tokens.good,
        "held": tokens.held,
        "hairline": tokens.hairline,
        "hover": mixed(tokens.accent, tokens.surface, 0.07),
        "chosen": mixed(tokens.accent, tokens.surface, 0.14),
        "pressed": mixed(tokens.ink, tokens.accent, 0.15),
        "danger_wash": mixed(tokens.danger, tokens.surface, 0.08),
        "warn_wash": mixed(tokens.warn, tokens.surface, 0.10),
        "good_wash": mixed(tokens.good, tokens.surface, 0.10),
        "held_wash": mixed(tokens.held, tokens.surface, 0.10),
        "accent_wash": mixed(tokens.accent, tokens.surface, 0.10),
    }
