"""What goes on the client's own page: all that is about them, and nothing about third parties.

Third parties are the people around the client who are not there because of their work. What the client said
themselves stays as they said it, whoever is in it.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.casefile.checking import SetAside
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Ask, Entry
from navigator.casefile.needs import Need
from navigator.casefile.network import Person
from navigator.casefile.sharing import Attachment
from navigator.summary.sharing.about import is_personal
from navigator.summary.sharing.reducing import reduce_case
from navigator.summary.sharing.verdicts import Reason, Recipient, Why
from navigator.summary.sharing.what_may_go import Sharing, verdicts_of

_RECORDS = (Attachment, SetAside)


class ForTheClient:
    """The rules of the client's own page."""

    def reasons(self, item: Item) -> tuple[Reason, ...]:
        """Third parties and the case's own records stay behind."""
        if isinstance(item, Person) and is_personal(item):
            return (Reason(Why.THIRD_PARTY, "It is about somebody else."),)
        if isinstance(item, _RECORDS):
            return (Reason(Why.RECORD, "It is a record of the case itself."),)
        return ()

    def client_cuts(self, client: Client, *, only_to_protect: bool) -> Iterable[tuple[str, Reason]]:
        """All that is known of the client is the client's."""
        return ()

    def closed_topics(self) -> Collection[str]:
        """There is no topic that the client may not know of."""
        return ()

    def is_introduced(self, item: Item) -> bool:
        """There is one reader."""
        return False

    def is_own_words(self, item: Item, name: str) -> bool:
        """What the client said, and what they themselves named as a need or asked for."""
        match item:
            case Client():
                return True
            case Need():
                return name == "in_the_clients_words" or item.raised_by == CLIENT_ID
            case Entry():
                return item.voice == "client_said" and name == "text"
            case Ask():
                return CLIENT_ID in (item.from_whom, item.to_whom)
            case _:
                return False


def for_the_client(
    case: Case, today: date, *, held: Collection[str] = (), purpose: str = "My plan"
) -> Sharing:
    """What the client's own page is made of. `held` are ids that the keyworker holds back besides."""
    chosen: Mapping[str, Reason] = MappingProxyType(
        {item: Reason(Why.CHOSEN, "You hold it back.") for item in held}
    )
    work = reduce_case(case, ForTheClient(), held=chosen, vital=())
    reader = Recipient(CLIENT_ID, case.client.title or "the client", "", frozenset((CLIENT_ID,)))
    return Sharing(
        case,
        work.reduced(),
        (reader,),
        purpose,
        today,
        verdicts_of(case, work),
        work.needles,
        for_client=True,
    )
