"""A laptop whose commands are at it at once: each is a real process, forked by a parent that is warm."""

import json
from typing import Any

from tests.cli.runs import Outcome
from tests.end_to_end.laptop import Laptop
from tests.warm_parent import WarmParent

COMMAND_LINE = (
    *("navigator.app", "navigator.cli.main", "navigator.store.vault", "navigator.store.log_file"),
    *(
        f"navigator.cli.commands.{name}"
        for name in ("cases", "conflicts", "edit", "keep", "share", "show", "sync")
    ),
    *("navigator.sync.joining", "navigator.sync.sharing", "navigator.actions.disputes"),
)
"""What a warm parent has to have imported for it, so that a command need not."""


class WarmLaptop:
    """Runs the words of a command line as `navigator` would, or `module` in its place."""

    def __init__(self, laptop: Laptop, parent: WarmParent, module: str = "navigator.__main__") -> None:
        self.laptop = laptop
        self.clock = "+0"
        """What faketime is told, where the parent knows it."""
        self._parent = parent
        self._module = module

    def run(self, *words: str, **changed: str) -> Outcome:
        """Run a command to its end; `changed` is added to its environment."""
        environment = {**self.laptop.environment, "FAKETIME": self.clock, **changed}
        process = self._parent.start(self._module, *words, **environment)
        out, err = process.communicate(timeout=100)
        assert process.returncode is not None
        return Outcome(process.returncode, out, err)

    def done(self, *words: str) -> Outcome:
        """Run a command that has to succeed."""
        outcome = self.run(*words)
        assert outcome.code == 0, outcome
        return outcome

    def json(self, *words: str) -> Any:
        """What a command that has to succeed says as data."""
        return json.loads(self.done(*words, "--json").out)
