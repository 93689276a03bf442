"""The one base class for everything that can be expected to go wrong.

Each error says three things to the person at the screen: what happened, what is safe, and what to do
next. Nothing in these sentences may hold a key, a passphrase or free text out of a case: they end up
in logs and on other people's screens. What is not a NavigatorError is a fault in the program and
reaches the one excepthook.
"""


class NavigatorError(Exception):
    """What happened, what is safe, and what to do next; each a sentence, the last two optional."""

    def __init__(self, happened: str, safe: str = "", next_step: str = "") -> None:
        super().__init__(happened, safe, next_step)
        self.happened = happened
        self.safe = safe
        self.next_step = next_step

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.safe, self.next_step) if part)


class InvalidValue(NavigatorError):
    """A value that a field cannot hold; `field` names it, so that a form can point there."""

    def __init__(self, happened: str, next_step: str = "", *, field: str = "") -> None:
        super().__init__(happened, "", next_step)
        self.field = field


class UnknownItem(NavigatorError):
    """An item that is not in the case, or was removed from it."""


class UnreadableFile(NavigatorError):
    """A file that is not what it should be: damaged, cut short, of another kind, too large."""


class NewerFile(UnreadableFile):
    """A file made by a newer version of the app; it is left exactly as it is."""


class CannotWrite(NavigatorError):
    """A place that cannot be written: read-only, full, gone."""


class Locked(NavigatorError):
    """The vault is locked, or what was given does not open it."""


class VaultInUse(NavigatorError):
    """Another running app has the vault open."""
