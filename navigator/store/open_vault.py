"""A vault file that is open: loading it, falling back on its second copy, and saving it whole.

Each save writes both copies in full before either takes its place, the vault file first. Until then the
second copy is the state before; afterwards it is the same as the first, so that no replaced passphrase
still opens it and no case's key is missing from it. It is used only where the first is missing or damaged,
never because a key did not fit, and the damaged file is kept. What the contents mean is in vault.py.
"""

import threading
from collections.abc import Callable

from navigator.casefile.frozen import frozen
from navigator.errors import CannotWrite, NavigatorError, NewerFile, UnreadableFile
from navigator.store.atomic_file import Staged, flush_folder, read_whole, remove_leftovers, write_whole
from navigator.store.keys import Entropy, Secret
from navigator.store.sealed_file import LARGEST, Header, SealedFile, damaged, parse, sealed_bytes
from navigator.store.vault_contents import Contents, from_bytes, to_bytes
from navigator.store.vault_folder import VaultFolder

Way = Callable[[SealedFile], Secret]
"""Gets the wrapping key of a vault file, or raises Locked."""


class NoVault(NavigatorError):
    """There is no vault in this folder yet."""


class OpenVault:
    """The live state of an unlocked vault. A change is saved before it is seen; threads take turns."""

    def __init__(
        self, folder: VaultFolder, wrapping: Secret, header: Header, contents: Contents, entropy: Entropy
    ) -> None:
        self.folder = folder
        self.wrapping = wrapping
        self.header = header
        self.contents = contents
        self.entropy = entropy
        self._guard = threading.RLock()

    def change(self, change: Callable[[Contents], Contents]) -> Contents:
        """Save what `change` makes of the contents. Raises CannotWrite; then nothing has changed."""
        with self._guard:
            self._save(self.header, change(self.contents))
            return self.contents

    def change_header(self, change: Callable[[Header], Header]) -> None:
        """Save with other doors; both copies have them when this returns. Raises CannotWrite."""
        with self._guard:
            self._save(change(self.header), self.contents)

    def save(self) -> None:
        """Save it as it is, as for a new vault. Raises CannotWrite."""
        with self._guard:
            self._save(self.header, self.contents)

    def as_saved(self) -> bytes:
        """The bytes of a vault file with all this in it, sealed anew."""
        with self._guard:
            return self._sealed(self.header, self.contents)

    def wipe(self) -> None:
        """Overwrite all keys, as far as Python can; see Secret."""
        self.wrapping.wipe()
        self.contents.wipe()

    def _save(self, header: Header, contents: Contents) -> None:
        content = self._sealed(header, contents)
        vault = Staged(self.folder.vault, content)
        try:
            spare = Staged(self.folder.spare, content)
        except CannotWrite:
            vault.abandon()
            raise
        try:
            vault.take_place()
        except CannotWrite:
            spare.abandon()
            raise
        self.header, self.contents = header, contents
        try:
            spare.take_place()
        except CannotWrite as trouble:
            raise CannotWrite(
                f"The vault was saved, but not its second copy. {trouble.happened}",
                "What you changed is saved.",
                "See to the disk; the next unlock makes the second copy again.",
            ) from trouble
        flush_folder(self.folder.root)

    def _sealed(self, header: Header, contents: Contents) -> bytes:
        return sealed_bytes(header, to_bytes(contents), self.wrapping, self.entropy)


@frozen
class Loaded:
    """A vault that was opened, and what there is to say about it."""

    vault: OpenVault
    notices: tuple[str, ...]


def load(folder: VaultFolder, way: Way, entropy: Entropy) -> Loaded:
    """Open the vault in the folder by `way`, from the second copy if need be. Only under the vault's lock.

    Raises NoVault, Locked, NewerFile, and UnreadableFile when neither copy is whole.
    """
    if not folder.holds_a_vault():
        raise no_vault()
    remove_leftovers(folder.root, folder.vault.name)
    remove_leftovers(folder.root, folder.spare.name)
    try:
        content = read_whole(folder.vault, LARGEST)
        vault = _opened(folder, content, way, entropy)
    except NewerFile:
        raise
    except (FileNotFoundError, UnreadableFile) as problem:
        return _load_spare(folder, way, entropy, problem)
    return Loaded(vault, _level_spare(folder, content))


def read_header(folder: VaultFolder) -> Header:
    """What the vault file says without a key. Raises NoVault, NewerFile, and UnreadableFile."""
    if not folder.holds_a_vault():
        raise no_vault()
    try:
        return parse(read_whole(folder.vault, LARGEST)).header
    except NewerFile:
        raise
    except (FileNotFoundError, UnreadableFile) as problem:
        try:
            return parse(read_whole(folder.spare, LARGEST)).header
        except FileNotFoundError:
            raise damaged() from problem


def no_vault() -> NoVault:
    """The sentences for a folder without a vault."""
    return NoVault("There is no vault here yet.", "", "Set one up first: navigator setup.")


def _opened(folder: VaultFolder, content: bytes, way: Way, entropy: Entropy) -> OpenVault:
    sealed = parse(content)
    wrapping = way(sealed)
    inside = sealed.open(wrapping)
    contents = None if inside is None else from_bytes(inside)
    if contents is None:
        raise damaged()
    return OpenVault(folder, wrapping, sealed.header, contents, entropy)


def _load_spare(
    folder: VaultFolder, way: Way, entropy: Entropy, problem: FileNotFoundError | UnreadableFile
) -> Loaded:
    try:
        content = read_whole(folder.spare, LARGEST)
        vault = _opened(folder, content, way, entropy)
    except NewerFile:
        raise
    except (FileNotFoundError, UnreadableFile):
        raise damaged() from problem
    what = "missing" if isinstance(problem, FileNotFoundError) else "damaged"
    said = [f"The vault file was {what}, so its second copy was opened instead."]
    try:
        if what == "damaged":
            said.append(f"The damaged file is kept as {_set_aside(folder)}.")
        write_whole(folder.vault, content)
    except CannotWrite as trouble:
        said.append(f"It could not be mended yet. {trouble}")
    unknown = _case_files_without_key(folder, vault.contents)
    if unknown:
        said.append(
            f"Case files for which the second copy has no key: {unknown}. Keep them, and the damaged file."
        )
    else:
        said.append("Every case has its key.")
    return Loaded(vault, (" ".join(said),))


def _level_spare(folder: VaultFolder, content: bytes) -> tuple[str, ...]:
    """Bring the second copy up to date if a crash or a fault left it behind; what to say if that failed."""
    try:
        same = read_whole(folder.spare, LARGEST) == content
    except (FileNotFoundError, UnreadableFile):
        same = False
    if same:
        return ()
    try:
        write_whole(folder.spare, content)
    except CannotWrite as trouble:
        return (f"The vault's second copy could not be brought up to date. {trouble}",)
    return ()


def _set_aside(folder: VaultFolder) -> str:
    number = 1
    while (kept := folder.vault.with_name(f"{folder.vault.name}.damaged-{number}")).exists():
        number += 1
    try:
        folder.vault.rename(kept)
    except OSError as problem:
        raise CannotWrite(f"{kept.name} could not be made.", "Nothing was changed.") from problem
    return kept.name


def _case_files_without_key(folder: VaultFolder, contents: Contents) -> int:
    known = {*contents.cases, *contents.removed}
    return sum(file.stem not in known for file in folder.cases.glob("*.case"))
