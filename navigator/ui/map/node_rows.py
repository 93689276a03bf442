"""What the table beside the map says of each node: the same people, organisations and facts as the canvas."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from navigator.actions.marks import NEW, TO_CHOOSE, Marks
from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.insights.talking import islands, talking_ties
from navigator.layout.map_look import badge_of
from navigator.layout.network import ORGANISATIONS, Network, Node, NodeKind

RING_WORDS = {0: "In the middle", 1: "Close", 2: "Regular", 3: "Distant", ORGANISATIONS: "Organisation"}
HEADINGS = ("Name", "Who", "Ring", "Ties", "Talks with", "Island")


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One row: the node's id, its cells in the order of HEADINGS, and what they sort by."""

    id: str
    cells: tuple[str, ...]
    keys: tuple[str | int, ...]
    past: bool


def node_rows(case: Case, network: Network, on: date, marks: Marks | None = None) -> tuple[NodeRow, ...]:
    """A row for each node that is shown."""
    marks = marks or Marks()
    talks: dict[str, set[str]] = {}
    for tie in talking_ties(case, on):
        talks.setdefault(tie.one_end, set()).add(tie.other_end)
        talks.setdefault(tie.other_end, set()).add(tie.one_end)
    island_of = {node: at for at, island in enumerate(islands(case, on), 1) for node in island}
    ties: dict[str, int] = {}
    for line in network.inner_lines:
        if not line.past:
            for end in line.ends:
                ties[end] = ties.get(end, 0) + 1
    marked = Counter((end, marks.of(line.tie)) for line in network.lines for end in line.ends)
    return tuple(
        _marked(
            _row(case, node, ties.get(node.id, 0), len(talks.get(node.id, ())), island_of.get(node.id, 0)),
            marks.of(node.id),
            {word: marked[node.id, word] for word in (NEW, TO_CHOOSE)},
        )
        for node in network.nodes.values()
        if node.id != CLIENT_ID
    )


def _marked(row: NodeRow, mark: str, marked_ties: Mapping[str, int]) -> NodeRow:
    """The row with its mark, and how many of its ties have one, in words; it sorts as it did."""
    name, who, ring, ties, *rest = row.cells
    name = f"{mark} · {name}" if mark else name
    said = ", ".join(f"{number} {word}" for word, number in marked_ties.items() if number)
    ties = f"{ties} ({said})" if said else ties
    return replace(row, cells=(name, who, ring, ties, *rest))


def _row(case: Case, node: Node, ties: int, talks: int, island: int) -> NodeRow:
    cells = (
        node.name,
        _who(case, node),
        RING_WORDS[node.ring] + (", ended" if node.past else ""),
        str(ties),
        str(talks) if talks else "nobody" if node.kind is NodeKind.WORKER else "",
        str(island) if island else "",
    )
    keys = (node.name.casefold(), cells[1].casefold(), node.ring, -ties, -talks, island or 10_000)
    return NodeRow(node.id, cells, keys, node.past)


def _who(case: Case, node: Node) -> str:
    if node.kind is NodeKind.ORGANISATION:
        return badge_of(node.sector).label
    person = case.people[node.id]
    words = person.role or person.relationship
    home = case.title_of(node.organisation)
    return ", ".join(part for part in (words, home) if part) or (
        "Worker" if node.kind is NodeKind.WORKER else "Family or friend"
    )
