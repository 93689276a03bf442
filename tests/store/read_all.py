"""Says the ids of all people in a case file: `python -m tests.store.read_all FOLDER`."""

import sys
from pathlib import Path

from navigator.store.connection import connect
from tests.store.case_files import KEY, Desk

if __name__ == "__main__":
    for (person,) in connect(Desk(Path(sys.argv[1])).path, KEY).execute("SELECT id FROM person"):
        print(person)
