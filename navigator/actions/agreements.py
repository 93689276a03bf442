"""What can be done with an agreement to share, beyond changing a field: withdraw it, show its evidence."""

import dataclasses

from navigator.actions.naming import name_of
from navigator.casefile.case import Case
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.errors import InvalidValue, UnknownItem
from navigator.history.draft import Draft, changing


def withdraw_agreement(case: Case, agreement_id: str, on: PartialDate) -> Draft:
    """The client takes it back, as they may at any time; from that day on nothing more is shared on it.

    It stays in the case, because what was shared before was shared on it. InvalidValue when it is withdrawn
    already.
    """
    agreement = _agreement(case, agreement_id)
    if agreement.withdrawn_on is not None:
        raise InvalidValue("It is withdrawn already.", "Nothing more is shared on it.", field="withdrawn_on")
    after = dataclasses.replace(agreement, withdrawn_on=on)
    return Draft(f"Withdraw {name_of(case, agreement)}", changing(agreement, after))


def show_evidence(case: Case, agreement_id: str, attachment_id: str) -> Draft:
    """This attachment shows that it was given, such as the signed form."""
    agreement = _agreement(case, agreement_id)
    if attachment_id not in case.attachments:
        raise UnknownItem("There is no such attachment in this case.", "Nothing was changed.")
    after = dataclasses.replace(agreement, evidence=attachment_id)
    return Draft(f"Attach the evidence of {name_of(case, agreement)}", changing(agreement, after))


def _agreement(case: Case, agreement_id: str) -> Agreement:
    agreement = case.agreements.get(agreement_id)
    if agreement is None:
        raise UnknownItem("There is no such agreement in this case.", "Nothing was changed.")
    return agreement
