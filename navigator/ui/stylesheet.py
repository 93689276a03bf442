"""The one stylesheet, made from the tokens at a scale. What it cannot say is painted by the widget itself."""

from navigator.layout.tokens import BASE_POINTS, CORNER, LEAST_TARGET, STEPS, Palette


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
    }
    text = _SHEET
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


_SHEET = """
QLabel { background: transparent; }
*[step="small"] { font-size: @small@; }
*[step="large"] { font-size: @large@; }
*[step="title"] { font-size: @title@; }
*[strong="true"] { font-weight: 600; }
QLabel[tone="muted"] { color: @muted@; }
QLabel[tone="accent"] { color: @accent@; }
QLabel[tone="danger"] { color: @danger@; }
QLabel[tone="warn"] { color: @warn@; }
QLabel[tone="good"] { color: @good@; }
QLabel[tone="held"] { color: @held@; }

QFrame[card="true"] { background: @surface@; border: 1px solid @hairline@; border-radius: @corner@; }
QFrame[rule="true"] { background: @hairline@; border: none; }
QWidget[paper="true"] { background: @surface@; }
QWidget[desk="true"] { background: @background@; }

QPushButton { background: @surface@; color: @ink@; border: 1px solid @line@; border-radius: @corner@;
  padding: @half@ @wide@; min-height: @control@; }
QPushButton:hover { background: @hover@; }
QPushButton:pressed, QPushButton:checked { background: @chosen@; }
QPushButton:disabled { color: @muted@; border-color: @hairline@; }
QPushButton[kind="primary"] { background: @accent@; color: @on_accent@; border-color: @accent@; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @pressed@; }
QPushButton[kind="primary"]:disabled { background: @hairline@; color: @muted@; border-color: @hairline@; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @accent@; padding: @half@; }
QPushButton[kind="quiet"]:hover { background: @hover@; }
QPushButton[kind="quiet"]:disabled { color: @muted@; }
QPushButton[kind="danger"] { background: transparent; border: 1px solid transparent; color: @danger@; padding: @half@; }
QPushButton[kind="danger"]:hover { background: @danger_wash@; }
QPushButton[kind="line"] { background: transparent; border: none; border-radius: @half@; text-align: left;
  padding: 0px; color: @ink@; }
QPushButton[kind="line"]:hover { background: @hover@; }
QPushButton[kind="alert"] { background: @warn_wash@; border: 1px solid @warn@; border-radius: @corner@; padding: 0px;
  text-align: left; }
QPushButton[kind="alert"][tone="danger"] { background: @danger_wash@; border-color: @danger@; }
QPushButton[kind="alert"] QLabel { color: @warn@; font-weight: 600; }
QPushButton[kind="alert"][tone="danger"] QLabel { color: @danger@; }
QPushButton[kind="icon"] { background: transparent; border: none; padding: 0px; min-width: @least@;
  min-height: @least@; color: @muted@; }
QPushButton[kind="icon"]:hover { background: @hover@; }
QPushButton[kind="tab"] { background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0px; padding: @half@ @half@; color: @muted@; min-height: @least@; }
QPushButton[kind="tab"]:hover { color: @ink@; }
QPushButton[kind="tab"]:checked { color: @ink@; font-weight: 600; border-bottom: 2px solid @accent@; }
QPushButton[kind="pill"] { background: transparent; border: 1px solid @line@; border-radius: @round@;
  padding: 0px @gap@; min-height: @least@; color: @muted@; }
QPushButton[kind="pill"]:checked { background: @chosen@; color: @ink@; border-color: @accent@; font-weight: 600; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid @line@; border-radius: 0px;
  padding: 0px @gap@; min-height: @least@; color: @muted@; }
QPushButton[kind="segment"]:checked { background: @chosen@; color: @ink@; border-color: @accent@; font-weight: 600; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: @surface@; color: @ink@;
  border: 1px solid @line@; border-radius: @corner@; padding: @half@ @gap@; min-height: @control@;
  selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: @accent@; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: @background@; border-color: @hairline@; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: @danger@; }
QComboBox::drop-down { border: none; width: @least@; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: @surface@; border: 1px solid @line@;
  outline: 0; padding: @half@; selection-background-color: @chosen@; selection-color: @ink@; }
QComboBox QAbstractItemView::item { min-height: @least@; padding: 0px @half@; }
QCheckBox { spacing: @gap@; min-height: @least@; }

QTableView, QListView { background: @surface@; border: none; outline: 0;
  selection-background-color: @chosen@; selection-color: @ink@; }
QHeaderView { background: @surface@; border: none; }
QHeaderView::section { background: @surface@; color: @muted@; border: none; border-bottom: 1px solid @line@;
  padding: @half@ @gap@; font-size: @small@; }
QHeaderView::section:hover { color: @ink@; }

QMenuBar { background: @background@; color: @ink@; padding: 2px @half@; }
QMenuBar::item { padding: @half@ @gap@; border-radius: @half@; background: transparent; }
QMenuBar::item:selected { background: @chosen@; }
QMenu { background: @surface@; color: @ink@; border: 1px solid @line@; padding: @half@; }
QMenu::item { padding: @half@ @wide@; border-radius: @half@; min-height: @control@; }
QMenu::item:selected { background: @chosen@; }
QMenu::item:disabled { color: @muted@; }
QMenu::separator { height: 1px; background: @hairline@; margin: @half@; }
QToolTip { background: @surface@; color: @ink@; border: 1px solid @line@; padding: @half@; }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0px; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @line@; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @hairline@; }
QSplitter::handle:hover { background: @line@; }

QLabel[chip="true"] { border: 1px solid @line@; border-radius: @gap@; padding: 1px @gap@; color: @ink@; }
QLabel[chip="true"][tone="danger"] { color: @danger@; border-color: @danger@; background: @danger_wash@; }
QLabel[chip="true"][tone="warn"] { color: @warn@; border-color: @warn@; background: @warn_wash@; }
QLabel[chip="true"][tone="good"] { color: @good@; border-color: @good@; background: @good_wash@; }
QLabel[chip="true"][tone="held"] { color: @held@; border-color: @held@; background: @held_wash@; }
QLabel[chip="true"][tone="accent"] { color: @accent@; border-color: @accent@; background: @accent_wash@; }
QLabel[chip="true"][tone="muted"] { color: @muted@; }

QPushButton[kind="member"] { background: transparent; border: none; color: @ink@; text-align: left; padding: @half@; }
QFrame[banner="good"] { background: @good_wash@; border: 1px solid @good@; border-radius: @corner@; }
QFrame[banner="warn"] { background: @warn_wash@; border: 1px solid @warn@; border-radius: @corner@; }
QFrame[banner="danger"] { background: @danger_wash@; border: 1px solid @danger@; border-radius: @corner@; }
QFrame[banner="plain"] { background: @surface@; border: 1px solid @line@; border-radius: @corner@; }
"""
