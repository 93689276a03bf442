"""moto's S3 server on loopback, which checks keys and policies; with a limit, as stores with quotas have it.

Run as a program with the port and the limit in bytes (0 for none). A put that would go over the limit is
answered as MinIO does, because moto knows no quotas.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.sync.transports.server_process import ServerProcess, accepts, free_port

_FULL = b"""<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>XMinioStorageFull</Code><Message>Storage backend has reached its minimum free drive threshold.
</Message></Error>"""


class ObjectStore:
    """One server, whose buckets are gone when it is killed."""

    def __init__(self, folder: Path, limit: int = 0) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", __name__, str(self.port), str(limit)]
        self.process = ServerProcess(command, folder / "moto.log", lambda: accepts(self.port))

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def make_bucket(self, name: str) -> None:
        self.client("s3").create_bucket(Bucket=name)

    def client(self, service: str) -> Any:
        """Amazon's own client, for setting things up."""
        import boto3

        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id="owner",
            aws_secret_access_key="secret",
        )

    def forbid_writing(self, bucket: str) -> None:
        """From now on nobody may put anything into the bucket."""
        statement = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:PutObject",
            "Resource": f"arn:aws:s3:::{bucket}/*",
        }
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        self.client("s3").put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))

    def address(self, bucket: str, folder: str = "", *, key: str = "owner", secret: str = "secret") -> str:
        where = f"s3://{key}:{secret}@{bucket}/{folder}"
        return f"{where}?endpoint={self.endpoint.replace(':', '%3A').replace('/', '%2F')}&region=us-east-1"


def _serve(port: int, limit: int) -> None:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import run_simple

    store = DomainDispatcherApplication(create_backend_app)
    run_simple("127.0.0.1", port, _limited(store, limit) if limit else store, threaded=True)


def _limited(store: Callable[..., Iterable[bytes]], limit: int) -> Callable[..., Iterable[bytes]]:
    taken = 0

    def answer(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        nonlocal taken
        size = int(environ.get("CONTENT_LENGTH") or 0)
        if environ["REQUEST_METHOD"] == "PUT" and environ["PATH_INFO"].count("/") > 1:
            if taken + size > limit:
                environ["wsgi.input"].read(size)
                start_response("507 Insufficient Storage", [("Content-Type", "application/xml")])
                return [_FULL]
            taken += size
        return store(environ, start_response)

    return answer


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
