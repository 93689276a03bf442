"""A process that commits to a case file until it is killed, and says so after each commit.

`python -m tests.store.committing FILE ROUND [write-until-full]`
"""

import sys
from pathlib import Path

from navigator.errors import NavigatorError
from navigator.history.draft import Draft, making
from tests.store.case_files import KEY, Desk


def main() -> None:
    """Commit for ever; the id of each person who is in the file for good goes to standard output."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    desk = Desk(folder)
    desk.clock.ms += number * 100_000_000
    opened = desk.open(KEY) if desk.path.exists() else desk.make()
    print("ready", flush=True)
    try:
        while True:
            person = desk.person(f"Person of round {number}", role="worker " * 50)
            opened.commit(Draft("Add a person", making(person)))
            print(person.id, flush=True)
    except NavigatorError as error:
        print(f"refused: {error}", flush=True)
        print(f"whole: {opened.problems() == ()}", flush=True)


if __name__ == "__main__":
    main()
