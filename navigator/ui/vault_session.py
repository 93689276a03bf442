"""The vault as the window sees it: set up, locked or unlocked, and its list of cases."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from navigator.casefile.client import Client
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.ui.desk import CaseState, Desk, VaultState
from navigator.ui.session import CaseSession
from navigator.ui.worker import CaseWorker, Query

_AFTER_PAINTING_MS = 50


class VaultSession(QObject):
    """Opens and locks the vault, and makes and opens its cases."""

    unlocked = Signal()
    locked = Signal()
    cases_changed = Signal()
    """The list of cases has one more, or was read again."""
    news_changed = Signal()
    """The list of cases says of another case, or another number, that something is new."""

    def __init__(self, worker: CaseWorker, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._session = session
        session.case_changed.connect(self._on_case_changed)
        self.state: VaultState | None = None

    def set_up(
        self,
        name: str,
        organisation: str,
        passphrase: str | None,
        with_keyring: bool,
        then: Callable[[str], None],
        otherwise: Callable[[NavigatorError], None],
    ) -> None:
        """Make the vault; `then` gets the recovery code. `show` has to follow once the code was kept."""

        def made(answer: tuple[VaultState, str]) -> None:
            self.state = answer[0]
            then(answer[1])

        self._worker.give(
            Query(
                self,
                lambda desk: desk.set_up(name, organisation, passphrase, with_keyring=with_keyring),
                made,
                otherwise,
            )
        )

    def show(self) -> None:
        """Tell the window that the vault is open."""
        self.unlocked.emit()
        self.cases_changed.emit()

    def unlock(
        self,
        passphrase: str | None,
        recovery_code: str | None,
        otherwise: Callable[[NavigatorError], None],
    ) -> None:
        """Open the vault, by the keyring when neither is given."""
        self._worker.give(
            Query(self, lambda desk: desk.unlock(passphrase, recovery_code), self._on_unlocked, otherwise)
        )

    def change_passphrase(
        self, old: str, new: str, then: Callable[[], None], otherwise: Callable[[NavigatorError], None]
    ) -> None:
        """Open by another passphrase from now on; `old` is "" where there is none."""
        self._do(lambda desk: desk.vault.change_passphrase(old or None, new), then, otherwise)

    def use_keyring(
        self, wanted: bool, then: Callable[[], None], otherwise: Callable[[NavigatorError], None]
    ) -> None:
        """Open by this computer's keyring too, or no longer."""
        self._do(lambda desk: desk.stores.use_keyring(desk.vault, wanted), then, otherwise)

    def new_recovery_code(
        self, then: Callable[[str], None], otherwise: Callable[[NavigatorError], None]
    ) -> None:
        """Put the recovery code out of use; `then` gets the new one, to be shown once."""
        self._worker.give(Query(self, lambda desk: desk.vault.new_recovery_code().text, then, otherwise))

    def _do(
        self,
        act: Callable[[Desk], None],
        then: Callable[[], None],
        otherwise: Callable[[NavigatorError], None],
    ) -> None:
        self._worker.give(Query(self, act, lambda _: then(), otherwise))

    def lock(self) -> None:
        """Close the case and the vault once everything given before is saved."""
        self._worker.give(Query(self, Desk.close, self._on_locked))

    def open_case(self, case_id: str) -> None:
        """Open this case."""
        if self._session.state is None or self._session.state.case_id != case_id:
            self._worker.give(Query(self, lambda desk: desk.use_case(case_id), self._on_opened))

    def open_joined(self, case_id: str) -> None:
        """A case came into the vault by joining: list it, and open it."""
        self._worker.give(Query(self, Desk.vault_state, self._on_read))
        self.open_case(case_id)

    def new_case(self, name: str) -> None:
        """Make a case for a client of this name ("" when it is not known yet) and open it."""
        self._worker.give(Query(self, lambda desk: desk.new_case(name), self._on_made))

    @Slot(object)
    def _on_opened(self, state: CaseState) -> None:
        self._session.take(state)
        QTimer.singleShot(_AFTER_PAINTING_MS, self, self._get_ready)

    def _get_ready(self) -> None:
        self._worker.give(Query(self, Desk.get_ready))

    @Slot(object)
    def _on_case_changed(self, change_set: ChangeSet) -> None:
        """A client's name is the name of their case."""
        if any(change.register.kind == Client.KIND for change in change_set.changes):
            self._worker.give(Query(self, Desk.vault_state, self._on_read))

    @Slot(object)
    def _on_read(self, state: VaultState) -> None:
        if self.state is not None:
            self.state = state
            self.cases_changed.emit()

    def read_news(self) -> None:
        """Read again how much is new in each case."""
        if self.state is not None:
            self._worker.give(Query(self, Desk.vault_state, self._on_news))

    def _on_news(self, state: VaultState) -> None:
        if self.state is not None and self.state.records != state.records:
            self.state = state
            self.news_changed.emit()

    @Slot(object)
    def _on_unlocked(self, state: VaultState) -> None:
        self.state = state
        self.show()

    @Slot(object)
    def _on_locked(self, _: None) -> None:
        self.state = None
        self._session.take(None)
        self.locked.emit()

    @Slot(object)
    def _on_made(self, answer: tuple[VaultState, CaseState]) -> None:
        self.state = answer[0]
        self.cases_changed.emit()
        self._session.take(answer[1])
