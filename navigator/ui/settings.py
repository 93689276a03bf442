"""What the window remembers between two starts: colours, size of text, initials, minutes until it locks,
where the window stood.

It is read before anything is unlocked, so nothing about a case may ever stand in it.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from navigator.ui.theme import Brightness

_IDLE_MINUTES = 10


class Settings:
    """A small file beside the vault."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def brightness(self) -> Brightness:
        """Which colours are wanted."""
        kept = str(self._file.value("colours", Brightness.SYSTEM.value))
        return Brightness(kept) if kept in tuple(Brightness) else Brightness.SYSTEM

    @brightness.setter
    def brightness(self, wanted: Brightness) -> None:
        self._file.setValue("colours", wanted.value)

    @property
    def percent(self) -> int:
        """Size of text, in percent."""
        return self._number("text", 100)

    @percent.setter
    def percent(self, wanted: int) -> None:
        self._file.setValue("text", wanted)

    @property
    def initials(self) -> bool:
        """Whether names show as initials."""
        return self._number("initials", 0) == 1

    @initials.setter
    def initials(self, wanted: bool) -> None:
        self._file.setValue("initials", int(wanted))

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key or the mouse after which it locks."""
        return max(1, self._number("idle_minutes", _IDLE_MINUTES))

    @idle_minutes.setter
    def idle_minutes(self, wanted: int) -> None:
        self._file.setValue("idle_minutes", wanted)

    @property
    def place(self) -> QByteArray:
        """Where the window stood and how large it was, as Qt writes it; empty before the first time."""
        kept = self._file.value("place", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @place.setter
    def place(self, of_window: QByteArray) -> None:
        self._file.setValue("place", of_window)

    def _number(self, name: str, otherwise: int) -> int:
        try:
            return int(str(self._file.value(name, otherwise)))
        except ValueError:
            return otherwise
