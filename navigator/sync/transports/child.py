"""The process that talks to a share, so that it can be ended when the share does not answer.

It reads requests from its standard input and writes answers to its standard output, until the input ends.
Started by `guarded` and by nobody else. What goes wrong in it is told by the kind and the place of the
error; words of libraries, which may hold addresses and names, stay here.
"""

import os
import sys
import traceback
from pathlib import Path
from typing import IO, Any

from navigator.sync import transport as kinds
from navigator.sync.transport import ShareError, Transport
from navigator.sync.transports.framing import receive, send

_KINDS = (kinds.ShareUnreachable, kinds.ShareRefused, kinds.ShareFull, kinds.NotOnShare)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until there are no more requests. The first says which share."""
    share: Transport | None = None
    while True:
        try:
            request, content = receive(requests)
        except EOFError:
            return
        try:
            if share is None:
                share = _open(request)
                continue
            answer, given = _answer(share, request, content)
        except ShareError as error:
            answer, given = _error_in_words(error), b""
        except Exception as error:  # noqa: BLE001 - told to the app, which raises it there
            answer, given = {"fault": _fault_in_words(error)}, b""
        send(answers, answer, given)
        if share is None:
            return


def _open(request: dict[str, Any]) -> Transport:
    from navigator.sync.transports.address import read_address
    from navigator.sync.transports.opening import bare_transport

    return bare_transport(read_address(request["address"]), request["ours"])


def _answer(share: Transport, request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    name = request["name"]
    match request["verb"]:
        case "list":
            return {"names": list(share.list(name))}, b""
        case "get":
            return {}, share.get(name)
        case "put_new":
            return {"put": share.put_new(name, content)}, b""
        case "remove_temporary":
            share.remove_temporary()
            return {}, b""
    raise ValueError("not a verb of a share")


def _error_in_words(error: ShareError) -> dict[str, Any]:
    name = next((kind.__name__ for kind in _KINDS if isinstance(error, kind)), _KINDS[0].__name__)
    return {"error": name, "words": [error.happened, error.safe, error.next_step]}


def _fault_in_words(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames[-6:]))
    return f"{type(error).__name__} at {places}"


if __name__ == "__main__":
    # Nothing but answers may go where the answers go.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
