"""What was decided about each item, and why: plain values, in words for the keyworker and words to tell."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why something is held back."""

    NO_AGREEMENT = "no agreement"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "the client said no"
    NOT_YET = "not yet begun"
    NOT_VALID = "the agreement is not complete"
    TOO_SENSITIVE = "above the highest sensitivity agreed"
    THIRD_PARTY = "third party's data"
    NO_TOPIC = "no topic is set"
    NOT_PART = "they were not part of it"
    BELONGS = "belongs to something that is held back"
    SPEAKS = "speaks of something that is held back"
    RECORD = "kept in the case alone"
    CHOSEN = "held back by you"


ABOUT_OTHERS = "about other people"
_TOLD = {
    Why.THIRD_PARTY: ABOUT_OTHERS,
    Why.CHOSEN: "held back for now",
    Why.RECORD: "records of the case itself",
}
NOT_COVERED = "not covered by an agreement"
"""What readers are told of everything that more words would give away."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `words` are a sentence for the keyworker, and never for the readers: they get `told`.

    `recipient` is whom it stands against, "" for everybody; `topic` and `agreement` what it is about.
    """

    why: Why
    words: str
    recipient: str = ""
    topic: str = ""
    agreement: str = ""

    @property
    def told(self) -> str:
        """As much as readers may be told: not which topic, which agreement, or that the client said no."""
        return _TOLD.get(self.why, NOT_COVERED)


@dataclass(frozen=True, slots=True)
class Cut:
    """A field, or sentences of it, that is held back of an item that goes."""

    field: str
    reason: Reason
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one item.

    `reasons` are all that stand against it, () when it goes; `cuts` what is held back of one that goes.
    `agreements` are those on which it goes; `vital` are the words with which it goes, without any, to
    protect somebody's life.
    """

    item: str
    kind: str
    title: str
    reasons: tuple[Reason, ...] = ()
    cuts: tuple[Cut, ...] = ()
    agreements: tuple[str, ...] = ()
    vital: str = ""

    @property
    def goes(self) -> bool:
        """Whether it goes, in whole or with something cut."""
        return not self.reasons

    @property
    def may_go_to_protect_a_life(self) -> bool:
        """Whether the keyworker could let it go on vital interests: whatever an agreement is wanting for."""
        return bool(self.reasons) and not any(
            reason.why in (Why.RECORD, Why.BELONGS, Why.CHOSEN) for reason in self.reasons
        )


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who is to read it: an item of the case, and what of the case is their own.

    `organisation` is the one that agreements are asked about, "" for somebody without one. `own` are the
    ids of it, of those linked with it, and of its workers.
    """

    id: str
    name: str
    organisation: str
    own: frozenset[str]
