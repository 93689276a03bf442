"""The parts of which the window is put together, made once at the start."""

from navigator.casefile.frozen import frozen
from navigator.ui.context import Context
from navigator.ui.faults import Faults
from navigator.ui.gate import Gate
from navigator.ui.idle_lock import IdleLock
from navigator.ui.settings import Settings
from navigator.ui.vault_session import VaultSession
from navigator.ui.worker import CaseWorker


@frozen
class Parts:
    """Everything that the window is given."""

    context: Context
    vault: VaultSession
    worker: CaseWorker
    gate: Gate
    settings: Settings
    idle: IdleLock
    faults: Faults
