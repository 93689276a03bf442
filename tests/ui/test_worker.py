"""The worker: one thing after the other, everything before the end, and nobody told who is gone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from navigator.errors import CannotWrite, Locked, NavigatorError
from navigator.ui.desk import Desk
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.worker import CaseWorker, Query


@pytest.fixture
def worker(tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot) -> Iterator[CaseWorker]:
    """A worker at a desk with nothing on it."""
    made = CaseWorker(Desk(LaptopStores(tmp_path_factory.mktemp("desk"))))
    made.start()
    yield made
    made.finish()


def test_work_is_done_in_its_own_thread_and_told_in_ours(worker: CaseWorker, qtbot: QtBot) -> None:
    owner = QObject()
    told: list[tuple[bool, bool]] = []
    here = QThread.currentThread()

    def ask(_: Desk) -> bool:
        return QThread.currentThread() is here

    def then(same: bool) -> None:
        told.append((same, QThread.currentThread() is here))

    worker.give(Query(owner, ask, then))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(False, True)]


def test_everything_given_is_done_before_the_end(worker: CaseWorker) -> None:
    owner = QObject()
    done: list[int] = []
    for number in range(100):
        worker.give(Query(owner, lambda _, number=number: done.append(number)))  # type: ignore[misc]
    worker.finish()
    assert done == list(range(100))
    worker.start()


def test_trouble_goes_to_its_taker_or_to_everybody(worker: CaseWorker, qtbot: QtBot) -> None:
    owner = QObject()
    taken: list[NavigatorError] = []

    def fail(_: Desk) -> None:
        raise CannotWrite("The disk is full.")

    worker.give(Query(owner, fail, otherwise=taken.append))
    qtbot.waitUntil(lambda: bool(taken))
    with qtbot.waitSignal(worker.troubled) as troubled:
        worker.give(Query(owner, fail))
    assert troubled.args is not None
    assert [str(taken[0]), str(troubled.args[0])] == ["The disk is full.", "The disk is full."]


def test_what_nobody_expected_is_no_end_of_the_worker(worker: CaseWorker, qtbot: QtBot) -> None:
    owner = QObject()
    after: list[int] = []
    with qtbot.waitSignal(worker.faulted) as faulted:
        worker.give(Query(owner, lambda _: 1 / 0))
    assert faulted.args is not None and faulted.args[0][0] is ZeroDivisionError
    worker.give(Query(owner, lambda _: 7, after.append))
    qtbot.waitUntil(lambda: after == [7])


def test_nobody_is_told_who_is_gone(worker: CaseWorker, qtbot: QtBot) -> None:
    owner = QObject()
    told: list[int] = []
    after: list[int] = []
    worker.give(Query(owner, lambda _: 1, told.append))
    delete(owner)
    keeper = QObject()
    worker.give(Query(keeper, lambda _: 2, after.append))
    qtbot.waitUntil(lambda: bool(after))
    assert told == []


def test_a_desk_without_a_case_says_so(worker: CaseWorker, qtbot: QtBot) -> None:
    owner = QObject()
    taken: list[NavigatorError] = []
    worker.give(Query(owner, lambda desk: desk.open_case.case, otherwise=taken.append))
    worker.give(Query(owner, lambda desk: desk.vault.name, otherwise=taken.append))
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert all(isinstance(one, Locked) for one in taken)
