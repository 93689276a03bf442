"""A case and its log in memory: what the store does with a draft, without a file."""

from navigator.actions.items import added_id
from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.kinds import KINDS
from navigator.history.change import Change, ChangeSet
from navigator.history.draft import Draft, seal
from navigator.history.heads import Merge
from navigator.history.inverse import inverse
from navigator.history.projection import apply
from navigator.history.stamp import HybridClock


class Book:
    """Commits drafts and undoes them, and shows the case that comes of it."""

    def __init__(self) -> None:
        self.case = Case()
        self.ids = Ids()
        self.sets: list[ChangeSet] = []
        self._merge = Merge()
        self._clock = HybridClock("here")
        self._changes: dict[str, Change] = {}

    def commit(self, draft: Draft) -> ChangeSet | None:
        """As an open case does."""
        done = seal(
            draft,
            lambda _, item: self._merge.heads_of_item(item),
            stamp=self._clock.tick(),
            number=len(self.sets) + 1,
            author="Alex Green",
        )
        if done is not None:
            self.sets.append(done)
            self._changes.update((change.id, change) for change in done.changes)
            self.case = apply(self.case, self._merge, self._merge.absorb(done.changes))
        return done

    def undo(self) -> None:
        """Take back the latest change set."""
        draft = inverse(
            self.sets[-1],
            lambda _, item: self._merge.heads_of_item(item),
            lambda ids: {one: self._changes[one] for one in ids if one in self._changes},
        )
        self.commit(draft)

    def add(self, kind: str, /, **values: object) -> str:
        """Add an item and return its id."""
        from navigator.actions.items import add_item

        draft = add_item(self.case, self.ids, kind, values)
        self.commit(draft)
        return added_id(draft)

    def name_of_last(self) -> str:
        """What the latest act is called."""
        return self.sets[-1].name


def everything(book: Book) -> dict[str, str]:
    """One item of every kind, each named by others where a field can name it; ids by kind."""
    ids = {"client": CLIENT_ID}
    book.add("client", preferred_name="Sam")
    ids["organisation"] = book.add("organisation", name="Harbour House")
    ids["person"] = book.add("person", name="Dana Whitlock", organisation=ids["organisation"])
    ids["tie"] = book.add("tie", one_end=CLIENT_ID, other_end=ids["person"], strength="strong")
    ids["need"] = book.add("need", what="Somewhere to live")
    ids["view"] = book.add("view", need=ids["need"], organisation=ids["organisation"])
    ids["step"] = book.add("step", what="Detox place", needs=(ids["need"],), person=ids["person"])
    ids["dependency"] = book.add("dependency", step=ids["step"], condition="Proof of identity")
    ids["reliance"] = book.add("reliance", step=ids["step"], organisation=ids["organisation"])
    ids["entry"] = book.add("entry", kind="call", people=(ids["person"],), steps=(ids["step"],))
    ids["score"] = book.add("score", need=ids["need"], value=4.0)
    ids["target"] = book.add("target", name="Digital", organisations=(ids["organisation"],))
    ids["meeting"] = book.add("meeting", purpose="Release planning", invited=(ids["person"],))
    ids["ask"] = book.add("ask", what="Chase the form", to_whom=ids["person"])
    ids["alert"] = book.add("alert", what="Needle-stick risk")
    ids["agreement"] = book.add("agreement", organisation=ids["organisation"], purpose="Housing")
    ids["disclosure"] = book.add("disclosure", to_whom=(ids["organisation"],), purpose="Housing")
    ids["place"] = book.add("place", node=ids["person"], x=10.0, y=20.0)
    ids["attachment"] = book.add("attachment", name="Letter.pdf", item=ids["person"])
    ids["set_aside"] = book.add("set_aside", rule="two leads", items=(ids["person"],), reason="Agreed so")
    assert ids.keys() == KINDS.keys()
    return ids
