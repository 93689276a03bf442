"""What the vault takes from the operating system, in one piece, so that a test can pass its own."""

import os
import time
from collections.abc import Callable

from navigator.casefile.frozen import frozen
from navigator.store.keys import Entropy
from navigator.store.machine import machine_id


@frozen
class Surroundings:
    """Clock, sleep, randomness and the name of the machine."""

    clock: Callable[[], float] = time.time
    """Seconds since 1970, UTC."""
    sleep: Callable[[float], None] = time.sleep
    """Waits that many seconds."""
    entropy: Entropy = os.urandom
    machine: Callable[[], str] = machine_id
    """An id of this computer, or nothing where there is none."""

    def milliseconds(self) -> int:
        """Now, in milliseconds since 1970, UTC."""
        return int(self.clock() * 1000)
