"""Where the app's own data files stand (vocabularies, the example case, fonts, icons).

In a checkout they are the folder `resources/`; in an installed app they travel inside the package.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(name: str) -> Path:
    """The path of one of the app's own files, such as "vocabularies/topics.toml"."""
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if root.is_dir():
            return root / name
    raise FileNotFoundError("the app's resources folder is missing: the installation is damaged")
