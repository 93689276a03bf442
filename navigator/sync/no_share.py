"""The share of whoever only asks what is known here already."""

from typing import NoReturn

from navigator.sync.transport import ShareUnreachable


class NoShare:
    """A transport that is never there."""

    def list(self, prefix: str) -> tuple[str, ...]:
        """Raises ShareUnreachable."""
        self._refuse()

    def get(self, name: str) -> bytes:
        """Raises ShareUnreachable."""
        self._refuse()

    def put_new(self, name: str, content: bytes) -> bool:
        """Raises ShareUnreachable."""
        self._refuse()

    def remove_temporary(self) -> None:
        """Raises ShareUnreachable."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise ShareUnreachable("No share was named.", "Nothing was changed.")
