"""Which words for a relationship mean family or friends, and so somebody who is no worker."""

import re

_PERSONAL = re.compile(
    r"\b(?:(?:god|step|grand|half|foster )?-?(?:mother|father|parent|sister|brother|son|daughter|child)|"
    r"(?:step)?(?:mum|mam|mom|mummy|dad|daddy)|sibling|sis|bro|twin|"
    r"gran|nan|nana|granny|grandma|grand?dad|grandpa|aunt|auntie|aunty|uncle|cousin|niece|nephew|"
    r"wife|husband|spouse|partner|girlfriend|boyfriend|fiancée?|ex|"
    r"friend|mate|neighbou?r|flatmate|housemate|roommate|family|relative|(?:next of )?kin)\b",
    re.IGNORECASE,
)
_WORKER = re.compile(
    r"\b(?:worker|officer|carer|service|team|support|nurse|manager|advis[eo]r|social|agency|organisation)\b",
    re.IGNORECASE,
)


def is_personal(relationship: str) -> bool:
    """Whether the words say family or friend, as in "mum" or "ex-partner", and not "family worker"."""
    return bool(_PERSONAL.search(relationship)) and not _WORKER.search(relationship)
