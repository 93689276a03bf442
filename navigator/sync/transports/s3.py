"""A share in object storage that speaks S3: Amazon's, or anybody's own.

An object appears whole or not at all, so there are no temporary files. It is put on the condition that
there is none of that name (`If-None-Match: *`), which the store itself sees to.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import s3fs
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, PartialCredentialsError

from navigator.sync.transport import ShareError
from navigator.sync.transports import troubles
from navigator.sync.transports.address import Address
from navigator.sync.transports.names import LARGEST, can_be_read, check_new, check_read, is_temporary

_TAKEN = ("PreconditionFailed", "412")
_CLASH = ("ConditionalRequestConflict", "409", "OperationAborted")
"""Somebody else is putting the same name at this moment."""
_GONE = ("NoSuchKey", "404")
_EMPTY = ("InvalidRange", "416")
"""An object without a byte has no first one to begin reading at."""
_NOT_LET_IN = ("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "NotSignedUp")
_NOT_ALLOWED = ("AccessDenied", "403", "AllAccessDisabled", "AccountProblem", "MethodNotAllowed", "405")
_FULL = ("QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "507", "XMinioAdminBucketQuotaExceeded")


class S3Transport:
    """The four verbs on a folder of a bucket."""

    def __init__(self, address: Address) -> None:
        for library in ("s3fs", "botocore", "aiobotocore", "fsspec"):
            logging.getLogger(library).setLevel(logging.CRITICAL)
        self._bucket = address.place
        self._folder = f"{address.folder}/" if address.folder else ""
        region = address.option("region")
        self._store = s3fs.S3FileSystem(
            key=address.user or None,
            secret=address.password or None,
            endpoint_url=address.option("endpoint") or None,
            client_kwargs={"region_name": region} if region else {},
            config_kwargs={
                "connect_timeout": 10,
                "read_timeout": 20,
                "retries": {"total_max_attempts": 2, "mode": "standard"},
            },
            use_listings_cache=False,
            skip_instance_cache=True,
        )
        # s3fs has its own retries beside botocore's; the deadline is ours.
        self._store.retries = 1

    def list(self, prefix: str) -> tuple[str, ...]:
        """As `Transport.list`."""
        with _plain():
            names: list[str] = []
            more: dict[str, str] = {}
            while True:
                page = self._call("list_objects_v2", Prefix=self._folder + prefix, **more)
                names += (item["Key"].removeprefix(self._folder) for item in page.get("Contents", ()))
                if not page.get("IsTruncated"):
                    break
                more = {"ContinuationToken": page["NextContinuationToken"]}
            return tuple(
                sorted(
                    name for name in names if can_be_read(name) and not is_temporary(name.rpartition("/")[2])
                )
            )

    def get(self, name: str) -> bytes:
        """As `Transport.get`."""
        path = f"{self._bucket}/{self._folder}{check_read(name)}"
        with _plain():
            try:
                content: bytes = self._store.cat_file(path, start=0, end=LARGEST)
            except OSError as error:
                if _code(error) in _EMPTY:
                    return b""
                raise
            return content

    def put_new(self, name: str, content: bytes) -> bool:
        """As `Transport.put_new`."""
        key = self._folder + check_new(name)
        with _plain():
            try:
                self._call("put_object", Key=key, Body=content, IfNoneMatch="*")
            except OSError as error:
                code = _code(error)
                if code in _TAKEN:
                    return False
                if code in _CLASH:
                    raise troubles.unreachable() from error
                raise
            return True

    def remove_temporary(self) -> None:
        """There is nothing to remove: an object whose sending was interrupted is not there."""
        with _plain():
            self._call("list_objects_v2", Prefix=self._folder, MaxKeys=1)

    def _call(self, method: str, **words: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._store.call_s3(method, Bucket=self._bucket, **words)
        return answer


@contextmanager
def _plain() -> Iterator[None]:
    """Errors of the store as those of a share."""
    try:
        yield
    except ShareError:
        raise
    except (NoCredentialsError, PartialCredentialsError) as error:
        raise troubles.not_let_in() from error
    except (OSError, BotoCoreError, ClientError) as error:
        raise _trouble(error) from error


def _trouble(error: Exception) -> ShareError:
    code = _code(error)
    if code in _GONE:
        return troubles.not_there()
    if code == "NoSuchBucket":
        return troubles.unreachable("There is no such bucket.")
    if code in _FULL:
        return troubles.full()
    if code in _NOT_LET_IN:
        return troubles.not_let_in()
    if code in _NOT_ALLOWED:
        return troubles.not_allowed()
    return troubles.unreachable()


def _code(error: BaseException | None) -> str:
    """What the store called it; s3fs keeps the store's own error as the cause of its."""
    while error is not None:
        if isinstance(error, ClientError):
            return str(error.response.get("Error", {}).get("Code", ""))
        error = error.__cause__
    return ""
