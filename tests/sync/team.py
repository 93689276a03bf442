"""Colleagues with real vaults and case files, for tests of what a person does with a share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft, changing
from navigator.store.cases import new_case, open_case
from navigator.store.open_case import OpenCase
from navigator.store.vault import Vault
from navigator.sync.joining import join, read_invitation
from navigator.sync.sharing import card_of, create_share, invite
from navigator.sync.syncing import SyncResult, sync_case
from navigator.sync.transport import Transport
from tests.store.vaults import make_vault


@dataclass
class Colleague:
    """One keyworker with a vault and, once it is shared or joined, the case."""

    vault: Vault
    share: Transport
    opened: OpenCase

    def sync(self) -> SyncResult:
        """Sync once."""
        return sync_case(self.vault, self.opened, self.share)

    def change(self, **fields: Any) -> ChangeSet:
        """Change something about the client."""
        old = self.opened.case.client
        done = self.opened.commit(Draft("Change the client", changing(old, replace(old, **fields))))
        assert done is not None
        return done

    @property
    def client(self) -> Client:
        """The client as this colleague sees them."""
        assert self.opened.case.client.id == CLIENT_ID
        return self.opened.case.client


@contextmanager
def team_of(folder: Path, share: Transport, size: int) -> Iterator[tuple[Colleague, ...]]:
    """A case of one colleague, shared with others by invitation; everybody is up to date."""
    team: list[Colleague] = []
    try:
        for number in range(size):
            vault, _ = make_vault(folder / f"vault{number}")
            vault.change_keyworker(f"Keyworker {number}", "Harbour Link")
            if not team:
                team.append(Colleague(vault, share, new_case(vault, "Dana")))
                create_share(vault, team[0].opened, share, "a test's share")
            else:
                first = team[0]
                content = invite(first.vault, first.opened, share, card_of(vault))
                joined = join(vault, read_invitation(vault, content), share, "a test's share")
                team.append(Colleague(vault, share, open_case(vault, joined.case_id)))
        for one in team:
            one.sync()
        yield tuple(team)
    finally:
        for one in team:
            one.opened.close()
            one.vault.lock()
