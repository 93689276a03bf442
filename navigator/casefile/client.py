"""The client: the person whom the case is about, much of it in their own words.

The "about me" fields follow the About Me standard of the Professional Record Standards Body
(PRSB, About Me, version 1.3), which is meant to be written in the first person.
"""

from typing import ClassVar

from navigator.casefile.fields import day, email_list, line, phone_list, prose
from navigator.casefile.frozen import entity
from navigator.casefile.item import Item
from navigator.casefile.partial_date import PartialDate


@entity
class Client(Item):
    """The client; one in each case."""

    KIND: ClassVar[str] = "client"
    PLURAL: ClassVar[str] = "clients"
    TITLE: ClassVar[tuple[str, ...]] = ("preferred_name", "full_name")

    preferred_name: str = line("Preferred name")
    full_name: str = line("Full name")
    born: PartialDate | None = day("Born")
    pronouns: str = line("Pronouns")
    languages: tuple[str, ...] = line("Languages", many=True)
    interpreter: str = line("Interpreter", hint="Whether one is needed, and for what language")
    how_i_communicate: str = prose("How I communicate")
    what_matters_to_me: str = prose("What matters to me")
    important_about_me: str = prose("What is important about me")
    please_do: str = prose("Please do")
    please_do_not: str = prose("Please do not")
    when_and_how_to_support_me: str = prose("When and how to support me")
    safe_contact_how: str = line("Safe contact: how")
    safe_contact_when: str = line("Safe contact: when")
    safe_contact_must_not_answer: str = line("Safe contact: who must not answer")
    phones: tuple[str, ...] = phone_list()
    emails: tuple[str, ...] = email_list()
    address: str = prose("Address")
    nhs_number: str = line("NHS number")
    pnc: str = line("PNC", hint="Police National Computer id")
    ni_number: str = line("National Insurance number")
    local_id: str = line("Local id")
    confirmed_on: PartialDate | None = day("Details confirmed on")
