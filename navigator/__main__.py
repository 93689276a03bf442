"""Starts the app: `navigator`, or `python -m navigator`."""

import sys


def main() -> int:
    """Run the app with the words of the command line; returns the exit code."""
    try:
        from navigator.app import start

        return start(sys.argv[1:])
    except KeyboardInterrupt:
        # Ctrl-C while the parts are still being imported: nothing has begun.
        return 1


if __name__ == "__main__":
    sys.exit(main())
