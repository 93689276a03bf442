"""The people map of a case on a sheet of its own: places, ties and what the network says, put together."""

from dataclasses import dataclass
from datetime import date

from navigator.casefile.case import Case
from navigator.insights.talking import islands, network_in_words
from navigator.layout.clusters import clusters
from navigator.layout.display_list import Measure, Picture, rough_width
from navigator.layout.map_look import MapLook
from navigator.layout.map_picture import A4, Captions, map_picture
from navigator.layout.network import network_of, one_line, whole_network
from navigator.layout.places import placed


@dataclass(frozen=True, slots=True)
class MapWish:
    """What somebody wants to see: the network on a day (None for today), and how."""

    as_at: date | None = None
    size: tuple[float, float] = A4
    clusters: bool = False
    islands: bool = False


def people_map(
    case: Case, *, today: date, wish: MapWish | None = None, measure: Measure = rough_width
) -> Picture:
    """The whole map on a sheet, with title, date, summary and key. Places that the case keeps are kept."""
    wish = wish or MapWish()
    on = wish.as_at or today
    network = network_of(case, on)
    spots = clusters(whole_network(case)) if wish.clusters else placed(case).spots
    look = MapLook(rings=not wish.clusters, islands=islands(case, on) if wish.islands else ())
    captions = Captions(
        title=f"The people around {one_line(case.client.title) or 'the client'}",
        summary=network_in_words(case, on),
        on=on,
        as_at=on != today,
    )
    return map_picture(network, spots, captions, size=wish.size, look=look, measure=measure)
