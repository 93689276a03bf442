"""Which areas of the map are taken, so that none is given out twice."""

from collections.abc import Iterator

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_CELL = 64.0


def overlap(one: Area, other: Area) -> bool:
    """Whether two areas share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class Areas:
    """Areas by id, found by where they lie."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[str, Area]] = {}

    def add(self, name: str, area: Area) -> None:
        """Take an area."""
        for cell in _cells(area):
            self._cells.setdefault(cell, {})[name] = area

    def remove(self, name: str, area: Area) -> None:
        """Give an area back that was taken under this name."""
        for cell in _cells(area):
            del self._cells[cell][name]

    def free(self, area: Area) -> bool:
        """Whether nothing of the area is taken."""
        for cell in _cells(area):
            for other in self._cells.get(cell, {}).values():
                if overlap(area, other):
                    return False
        return True

    def among(self, area: Area) -> set[str]:
        """Whose areas overlap this one."""
        return {
            name
            for cell in _cells(area)
            for name, other in self._cells.get(cell, {}).items()
            if overlap(area, other)
        }


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    for column in range(int(area[0] // _CELL), int(area[2] // _CELL) + 1):
        for row in range(int(area[1] // _CELL), int(area[3] // _CELL) + 1):
            yield column, row
