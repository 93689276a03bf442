"""What a scale of scores means: its ends, and which way is better. The scales are data, see `resources/`."""

from dataclasses import dataclass

from navigator.casefile.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale by key. `better` is 1 where higher is better, -1 where lower is, 0 where nobody knows."""

    key: str
    label: str
    least: float
    most: float
    better: int
    steps: tuple[str, ...] = ()

    def goodness(self, value: float) -> float:
        """How good a value is, from 0 (as bad as can be) to 1; values beyond the ends count as the ends."""
        if self.most <= self.least:
            return 0.0
        share = (min(max(value, self.least), self.most) - self.least) / (self.most - self.least)
        return 1 - share if self.better < 0 else share

    def in_words(self, value: float) -> str:
        """ "4, accepting help most times", where the scale has words for its steps; else the number."""
        place = round(value - self.least)
        words = self.steps[place] if value == round(value) and 0 <= place < len(self.steps) else ""
        return f"{value:g}{f', {words[:1].lower()}{words[1:]}' if words else ''}"


def scale_of(key: str) -> Scale:
    """The scale of this key; an unknown one is taken to go from 0 to 10, with neither way better."""
    term = vocabulary("scales").terms.get(key)
    more = term.more if term else {}
    return Scale(
        key,
        term.label if term else key or "No scale",
        float(more.get("least", 0)),
        float(more.get("most", 10)),
        {"higher": 1, "lower": -1}.get(str(more.get("better", "")), 0),
        tuple(more.get("steps", ())),
    )
