"""One measured figure: what it is, what it is measured beside, and what it should be."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A value in its unit. All aims are "at most"; they come from the table of numbers in the design.

    `baseline` names what was measured side by side in the same run, with `baseline_value` in the same unit;
    only their ratio means anything on another machine. An aim is for the value or the ratio, if there is one.
    """

    name: str
    value: float
    unit: str
    aim: float | None = None
    baseline: str = ""
    baseline_value: float | None = None
    aim_ratio: float | None = None

    def __post_init__(self) -> None:
        if (self.baseline_value is None) != (not self.baseline):
            raise ValueError(f"{self.name}: a baseline has a name and a value")
        if self.aim_ratio is not None and self.baseline_value is None:
            raise ValueError(f"{self.name}: an aim for a ratio needs a baseline")

    @property
    def ratio(self) -> float | None:
        """How many times the baseline; None without one, or beside one too small to have been measured."""
        return self.value / self.baseline_value if self.baseline_value else None

    @property
    def reached(self) -> bool | None:
        """Whether all aims are reached; None if the figure has no aim."""
        checks = [
            actual is not None and actual <= aim
            for actual, aim in ((self.value, self.aim), (self.ratio, self.aim_ratio))
            if aim is not None
        ]
        return all(checks) if checks else None

    def line(self) -> str:
        """The figure as a person reads it."""
        parts = [f"{self.name}: {self.value:.4g} {self.unit}"]
        if self.baseline_value is not None:
            times = "" if self.ratio is None else f", {self.ratio:.2f} times"
            parts.append(f"(beside {self.baseline}: {self.baseline_value:.4g} {self.unit}{times})")
        aims = [f"{self.aim:g} {self.unit}"] if self.aim is not None else []
        aims += [f"{self.aim_ratio:g} times"] if self.aim_ratio is not None else []
        if aims:
            parts.append(f"aim: at most {' and '.join(aims)}: {'reached' if self.reached else 'NOT REACHED'}")
        return " ".join(parts)

    def as_json(self) -> dict[str, object]:
        """Everything about the figure, for `out/bench.json`."""
        return {**asdict(self), "ratio": self.ratio, "reached": self.reached}
