"""The headings of the page and what stands where there is nothing to say, by who is to read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Headings, and the kind sentences of empty sections."""

    must_know: str = "Must know"
    no_must_know: str = "No must-knows are written down yet."
    safe_contact: str = "Safe contact"
    no_safe_contact: str = "How, when and on what number it is safe to get in touch is not written down yet."
    about_me: str = "About me, in my words"
    no_about_me: str = "Nothing in my own words yet. Please ask me what matters to me."
    needs: str = "What matters to me, in my order"
    no_needs: str = "No open needs are written down yet. What would make the biggest difference to me?"
    contacts: str = "Who to call first"
    no_contacts: str = "Nobody to call is written down yet."
    next_steps: str = "What is next"
    blocked: str = "What is blocked, and by what"
    people: str = "Who is around me"
    lately: str = "Lately, and coming up"
    asks: str = "Asks and offers"
    no_asks: str = "Nothing is asked or offered at the moment."
    findings: str = "Worth sorting out first"


FOR_WORKERS = PageWords()

FOR_OTHERS = PageWords(
    no_must_know="None that may be shared with you is written down.",
    no_safe_contact="Ask whoever made this page how it is safe to get in touch.",
    no_about_me="Nothing in their own words that may be shared with you.",
    no_needs="No open need that may be shared with you.",
    no_contacts="Ask whoever made this page whom to call.",
    no_asks="Nothing that may be shared with you is asked or offered at the moment.",
)

FOR_THE_CLIENT = PageWords(
    must_know="What people who help me must know",
    no_must_know="Nothing is written down that everybody must know.",
    safe_contact="How to reach me safely",
    about_me="About me, in my words",
    needs="What I want, in my order",
    no_needs="Nothing is written down yet. What would make the biggest difference to me?",
    contacts="Who helps me",
    next_steps="What happens next",
    blocked="What has to wait, and for what",
    people="The people who work with me",
    lately="Lately, and coming up",
    asks="Who asked whom for what",
)
