"""Making a vault: its keys, its ways in, its first file. Unlocking one that exists is in open_vault.py."""

from navigator.casefile.frozen import frozen
from navigator.errors import CannotWrite, InvalidValue, NavigatorError
from navigator.store.doors import PassphraseDoor, RecoveryDoor
from navigator.store.keyring_store import KeyringRefused, KeyringStore
from navigator.store.keys import Entropy, Secret, random_key
from navigator.store.open_vault import OpenVault
from navigator.store.passphrase import PassphraseCost
from navigator.store.recovery_code import RecoveryCode
from navigator.store.sealed_file import Header
from navigator.store.vault_contents import Contents
from navigator.store.vault_folder import VaultFolder

_ID_BYTES = 16


@frozen
class NewVault:
    """A vault that was made and saved, the code that opens it, and what there is to tell."""

    opened: OpenVault
    code: RecoveryCode
    notices: tuple[str, ...]


@frozen
class FirstWays:
    """By what the new vault shall open, besides its recovery code; one of the two at least."""

    passphrase: Secret | None
    """From passphrase.as_secret."""
    cost: PassphraseCost
    keyring: KeyringStore | None


def make(folder: VaultFolder, contents: Contents, ways: FirstWays, entropy: Entropy) -> NewVault:
    """Make and save the vault. Only under the vault's lock.

    A keyring that is not fit raises KeyringRefused where it is the only way; beside a passphrase it is told
    of in the notices. Raises CannotWrite when there is a vault already, or no room for one.
    """
    if ways.passphrase is None and ways.keyring is None:
        raise InvalidValue(
            "A vault needs a passphrase where no keyring is used.",
            "Four words that have nothing to do with each other are easy to remember.",
            field="passphrase",
        )
    if folder.holds_a_vault():
        raise CannotWrite(
            "There is a vault in this folder already.", "Nothing was changed.", "Choose another folder."
        )
    if any(folder.cases.glob("*.case")):
        raise CannotWrite(
            "There are case files in this folder, but the vault file with their keys is missing.",
            "Nothing was changed.",
            f"Put {folder.vault.name} back from a backup, or choose another folder.",
        )
    vault_id = entropy(_ID_BYTES).hex()
    wrapping = random_key(entropy)
    door = None
    if ways.passphrase is not None:
        door = PassphraseDoor.new(vault_id, ways.passphrase, wrapping, ways.cost, entropy)
    code = RecoveryCode.new(entropy)
    notices = _keep_in_keyring(ways, vault_id, wrapping)
    in_keyring = ways.keyring is not None and not notices
    header = Header(vault_id, RecoveryDoor.new(vault_id, code, wrapping, entropy), door, in_keyring)
    opened = OpenVault(folder, wrapping, header, contents, entropy)
    try:
        opened.save()
    except NavigatorError:
        if in_keyring and ways.keyring is not None:
            ways.keyring.remove(vault_id)
        raise
    return NewVault(opened, code, notices)


def _keep_in_keyring(ways: FirstWays, vault_id: str, wrapping: Secret) -> tuple[str, ...]:
    """Nothing to tell, or why the keyring is not used."""
    if ways.keyring is None:
        return ()
    try:
        ways.keyring.put(vault_id, wrapping)
    except KeyringRefused as refusal:
        if ways.passphrase is None:
            raise
        return (f"{refusal.happened} The passphrase opens the vault.",)
    return ()
