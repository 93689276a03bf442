"""Messages between the app and the process that talks to a share: a little JSON, and bytes beside it."""

import json
import struct
from typing import IO, Any

_SIZES = struct.Struct(">IQ")


def send(stream: IO[bytes], data: dict[str, Any], content: bytes = b"") -> None:
    """Write one message."""
    head = json.dumps(data).encode()
    stream.write(_SIZES.pack(len(head), len(content)))
    stream.write(head)
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Read one message; EOFError when the other side is gone."""
    head, content = _SIZES.unpack(_exactly(stream, _SIZES.size))
    data: dict[str, Any] = json.loads(_exactly(stream, head))
    return data, _exactly(stream, content)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) != size:
        raise EOFError
    return found
