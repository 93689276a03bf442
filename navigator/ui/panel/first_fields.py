"""Which fields of each kind always show, filled or not: what one most often wants to put down."""

from collections.abc import Mapping

FIRST_FIELDS: Mapping[str, tuple[str, ...]] = {
    "client": (
        "preferred_name", "full_name", "born", "pronouns", "what_matters_to_me", "important_about_me",
        "please_do", "please_do_not", "safe_contact_how", "safe_contact_when", "phones",
    ),
    "organisation": ("name", "sector", "what_it_does", "phones", "emails"),
    "person": ("name", "professional", "role", "organisation", "phones", "when_to_reach", "closeness"),
    "tie": ("one_end", "other_end", "strength", "talk_about_client", "last_talked"),
    "need": ("topic", "what", "in_the_clients_words", "rank", "lead", "status"),
    "view": ("need", "organisation", "date", "severity", "formulation"),
    "step": ("what", "kind", "status", "needs", "organisation", "person", "planned_start", "planned_end"),
    "dependency": ("step", "waits_for", "condition", "met_on"),
    "reliance": ("step", "organisation", "for_what", "agreed", "funded_by"),
    "entry": ("when", "kind", "text", "voice", "people", "organisations"),
    "score": ("need", "scale", "value", "by", "date"),
    "target": ("name", "area", "indicator", "organisations"),
    "meeting": ("when", "where", "purpose", "invited", "decisions"),
    "ask": ("kind", "from_whom", "to_whom", "what", "by_when", "state"),
    "alert": ("what", "level", "review_on"),
    "agreement": ("organisation", "topics", "lawful_basis", "purpose", "valid_from", "until"),
    "disclosure": ("when", "decision", "to_whom", "purpose", "what_went"),
    "place": ("node", "x", "y", "pinned"),
    "attachment": ("name", "item"),
}  # fmt: skip
