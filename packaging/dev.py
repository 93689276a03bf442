#!/usr/bin/env python3
"""Case Navigator from a fresh machine: needs nothing but Python, and sets up the rest itself, once.

python3 packaging/dev.py run [--no-screen]   open the app on the example case (no screen: write its pages)
python3 packaging/dev.py test [WORDS...]     lint, then every test; the words go to pytest
python3 packaging/dev.py lint                style, types and the arrows between the folders
python3 packaging/dev.py bench [NAMES...]    measure; the figures are printed, and kept in out/bench.json
python3 packaging/dev.py pictures            a picture of every screen, light and dark, in out/pictures
python3 packaging/dev.py simulate N [--seed S]  N runs of a team that shares through a bad share
python3 packaging/dev.py soak WHAT [N]        tests of one kind of trouble, N times (samba, power-cuts, ...)
python3 packaging/dev.py lock [--upgrade]    write packaging/requirements.lock anew from pyproject.toml
"""

# Nothing in this file may need a newer Python than 2.7, or an old one could not say what is wrong.
import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Case Navigator needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python %d.%d (%s). "  # noqa: UP031
        "Start dev.py with one of those, for example: python3.12 packaging/dev.py run"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

from commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], __doc__))
