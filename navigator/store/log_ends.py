"""How far the log of a file has come: what is asked of it first, straight from the driver."""

from navigator.history.stamp import Stamp
from navigator.store.connection import Driver

_LAST = """
    SELECT ms, counter, replica FROM change_set AS act
    WHERE number = (SELECT max(number) FROM change_set WHERE replica = act.replica)
    ORDER BY replica
"""
_DISPUTED = "SELECT DISTINCT item.item FROM item JOIN disputed ON disputed.item_id = item.id"


def last_number(driver: Driver, replica: str) -> int:
    """The highest number of a replica's sets in this file; 0 for none."""
    (number,) = driver.execute("SELECT max(number) FROM change_set WHERE replica = ?", (replica,)).fetchone()
    return number or 0


def last_stamps(driver: Driver) -> tuple[Stamp, ...]:
    """The last stamp of each replica in the log; a replica's stamps grow with its numbers."""
    return tuple(Stamp(*row) for row in driver.execute(_LAST).fetchall())


def disputed_items(driver: Driver) -> frozenset[str]:
    """The ids of the items with a conflict."""
    return frozenset(item for (item,) in driver.execute(_DISPUTED).fetchall())
