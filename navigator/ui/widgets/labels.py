"""Words on the screen: labels in the steps and tones of the theme, and chips for states."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class Words(QLabel):
    """Plain text that wraps. It may be as narrow as its layout likes, and is then as tall as it needs.

    Qt would ask for the height that the words have at their narrowest: windows would outgrow the screen.
    """

    def minimumSizeHint(self) -> QSize:
        """One line, however narrow."""
        return QSize(1, self.fontMetrics().height())


_STEPS = ("small", "", "large", "title")


def label(
    text: str = "",
    *,
    step: int = 1,
    tone: str = "",
    strong: bool = False,
    wraps: bool = True,
    parent: QWidget | None = None,
) -> QLabel:
    """A line or paragraph of plain text; nothing in it is ever read as markup."""
    made = Words(parent) if wraps else QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wraps)
    if _STEPS[step]:
        made.setProperty("step", _STEPS[step])
    if tone:
        made.setProperty("tone", tone)
    if strong:
        made.setProperty("strong", "true")
    if wraps:
        # A label that wraps may be narrower than its longest line, and then is taller.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def rule(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A hairline between two parts."""
    made = QFrame(parent)
    made.setProperty("rule", "true")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made
