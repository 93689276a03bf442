"""Single properties of a card as words: phone numbers and whose they are, addresses, and what is noted."""

import re
from urllib.parse import unquote

from navigator.interchange.vcard_value import Property

_NO_VOICE = ("fax", "pager", "modem", "telex", "bbs", "isdn", "textphone", "x-radio", "car fax")
_OTHERS = re.compile(r"assistant|secretary|manager|fax|pager", re.IGNORECASE)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_KIN = re.compile(r"SPOUSE|PARTNER|MANAGER|ASSISTANT|CHILD|RELATED")
_CHAT = re.compile(r"IMPP|X-(?:AIM|ICQ|JABBER|MSN|YAHOO|SKYPE|G(?:OOGLE-)?TALK|SOCIALPROFILE|WHATSAPP)")


def label_of(text: str) -> str:
    """Apple's own label in words: "_$!<AssistantPhone>!$_" is "Assistant phone"."""
    found = _APPLE_LABEL.fullmatch(text)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", found[1]) if found else text
    return words[:1].upper() + words[1:].lower() if found else words


def phone_of(prop: Property, label: str) -> tuple[str, str]:
    """The number of a TEL, and "" when it reaches this contact by voice or text, else what it is."""
    number = prop.text
    if number.casefold().startswith("tel:"):
        digits, *params = unquote(number[4:]).split(";")
        extensions = [param[4:] for param in params if param.casefold().startswith("ext=")]
        number = " ext. ".join((digits, *extensions[:1]))
    other = next((word for word in _NO_VOICE if word in prop.types), "")
    if not other and _OTHERS.search(label):
        other = label
    return " ".join(number.split()), other.capitalize()


def address_of(prop: Property, version: str) -> str:
    """An ADR as lines: its seven components, the post box and the flat before the street."""
    parts = [", ".join(words) for words in prop.component_words(version)]
    box, flat, street, town, region, code, country, *_ = (*parts, *[""] * 7)
    lines = (box, flat, street, town, " ".join(part for part in (region, code) if part), country)
    return "\n".join(line.strip(" ,") for line in lines if line.strip(" ,"))


def note_of(prop: Property, label: str) -> str:
    """A line about a property that says something of people but has no field, or "" for one that does not."""
    text = prop.text
    if prop.name == "RELATED" or prop.name == "X-ABRELATEDNAMES":
        if not text or text.casefold().startswith(("urn:", "http", "data:")):
            return ""
        kinds = label or ", ".join(sorted(prop.types - {"pref"})) or "related"
        return f"{kinds.capitalize()}: {text}"
    if _KIN.search(prop.name) or _CHAT.match(prop.name):
        word = prop.name.rpartition("-")[2].capitalize()
        named = {"Impp": "Messages", "Socialprofile": "Profile"}.get(word, word)
        return f"{named}: {text}" if text else ""
    return ""
