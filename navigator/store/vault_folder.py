"""Where things stand in a vault's folder. Only names: nothing is read or written here.

No name says who a case is about; case files are called by their random ids.
"""

from pathlib import Path

from navigator.casefile.frozen import frozen
from navigator.errors import UnreadableFile


@frozen
class VaultFolder:
    """The paths in one vault's folder (the profile)."""

    root: Path

    @property
    def vault(self) -> Path:
        """The sealed vault file."""
        return self.root / "vault.sealed"

    @property
    def spare(self) -> Path:
        """Its second copy."""
        return self.root / "vault.sealed.bak"

    @property
    def lock(self) -> Path:
        """The file that the running app holds locked."""
        return self.root / "vault.lock"

    @property
    def attempts(self) -> Path:
        """The count of wrong passphrases."""
        return self.root / "attempts.json"

    @property
    def cases(self) -> Path:
        """The folder of the case files and their marks."""
        return self.root / "cases"

    @property
    def backups(self) -> Path:
        """The folder of the encrypted backups."""
        return self.root / "backups"

    def case(self, case_id: str) -> Path:
        """A case's SQLCipher file."""
        return self.cases / f"{case_id}.case"

    def mark(self, case_id: str) -> Path:
        """A case's replica mark."""
        return self.cases / f"{case_id}.mark"

    def holds_a_vault(self) -> bool:
        """Is there a vault file or its second copy? Raises UnreadableFile where one may not look."""
        try:
            return self.vault.is_file() or self.spare.is_file()
        except PermissionError as problem:
            raise UnreadableFile(
                f"You may not read the folder {self.root}.", "Nothing was changed.", "Choose another folder."
            ) from problem
