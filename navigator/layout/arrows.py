"""Arrows from what is waited for to what waits: out at its end, in at the other's start."""

Point = tuple[float, float]


def elbow(
    x0: float, y0: float, x1: float, y1: float, *, out: float = 6.0, row: float = 26.0
) -> tuple[Point, ...]:
    """The corners of an arrow from (x0, y0) to (x1, y1), which enters from the left.

    It turns beside its end, so that arrows to one step run together; one that leads back goes round.
    """
    turn = x1 - out
    if turn >= x0 + 1:
        return ((x0, y0), (turn, y0), (turn, y1), (x1, y1)) if y0 != y1 else ((x0, y0), (x1, y1))
    between = y1 - row / 2 if y1 > y0 else y1 + row / 2
    return ((x0, y0), (x0 + out, y0), (x0 + out, between), (turn, between), (turn, y1), (x1, y1))


def head(x: float, y: float, size: float = 4.0) -> tuple[Point, ...]:
    """The three corners of an arrow's head that ends at (x, y) from the left."""
    return ((x, y), (x - size * 1.4, y - size * 0.8), (x - size * 1.4, y + size * 0.8))
