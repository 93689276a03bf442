"""Starting the window from `app.py`: on a vault, or on the example case in a vault of its own.

PySide6 is imported here when it is wanted and not before.
"""

import builtins
import gc
import shutil
import tempfile
from pathlib import Path

from navigator.ui.laptop_stores import LaptopStores

DEMO_PASSPHRASE = "this is only the example"
"""Nothing in the example is anybody's secret."""


def run_window(profile: Path, demo: bool) -> int:
    """Show the window; returns the exit code when it is closed. The example's vault goes with it."""
    if not demo:
        prepare()
        from navigator.ui.application import run

        return run(LaptopStores(profile))
    prepare()
    folder = Path(tempfile.mkdtemp(prefix="case-navigator-example-"))
    try:
        stores = make_demo(folder)
        from navigator.ui.application import run
        from navigator.ui.demo import open_example

        return run(stores, at_start=open_example(DEMO_PASSPHRASE))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prepare() -> None:
    """Import what opens a case, and Qt, in the time that it takes and not in twice as much.

    Nothing made while starting is garbage, and looking for some takes a tenth of the time: the window has
    it looked for again once it shows. PySide6 puts a hook into `import` that reads the source of every
    module imported from then on, for a feature that nothing here uses (`from __feature__ import`):
    Python's own import is put back.
    """
    gc.disable()
    import navigator.store.cases  # noqa: F401

    plain_import = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = plain_import


def make_demo(folder: Path) -> LaptopStores:
    """A vault in this folder with the example case in it."""
    from datetime import date

    from navigator.interchange.example import example_draft
    from navigator.store.cases import new_case
    from navigator.store.passphrase import PassphraseCost
    from navigator.store.vault import Vault

    # Nothing in it is anybody's secret, so opening it again may be quick.
    quick = PassphraseCost(1, 1 << 20)
    vault, _ = Vault.setup(
        folder, name="Ada Obi", organisation="", passphrase=DEMO_PASSPHRASE, keyring=None, cost=quick
    )
    with vault, new_case(vault, "") as opened:
        opened.commit(example_draft(date.today()))
    return LaptopStores(folder, f"To go on with the example, type: {DEMO_PASSPHRASE}")
