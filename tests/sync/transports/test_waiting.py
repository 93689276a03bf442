"""Waiting out a sharing violation: for two and a half seconds, and for nothing else."""

import errno

import pytest

from navigator.sync.transports.waiting import PATIENCE_SECONDS, patiently


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def tell(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += seconds


def _in_use(error: OSError) -> bool:
    return error.errno == errno.EBUSY


@pytest.mark.parametrize(("free_at", "works"), [(0.0, True), (2.0, True), (2.6, False)])
def test_how_long(free_at: float, works: bool) -> None:
    clock = Clock()

    def call() -> str:
        if clock.now < free_at:
            raise OSError(errno.EBUSY, "in use")
        return "done"

    if works:
        assert patiently(call, _in_use, clock=clock.tell, pause=clock.pause) == "done"
    else:
        with pytest.raises(OSError, match="in use"):
            patiently(call, _in_use, clock=clock.tell, pause=clock.pause)
        assert PATIENCE_SECONDS - 0.3 < clock.now <= PATIENCE_SECONDS


def test_other_errors_come_at_once() -> None:
    clock = Clock()

    def call() -> None:
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        patiently(call, _in_use, clock=clock.tell, pause=clock.pause)
    assert clock.now == 0.0
