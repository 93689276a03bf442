"""Identifiers with rules of their own, and whether what was written can be one.

NHS number: ten digits, written 3-3-4, the last a check digit by modulus 11 (NHS Data Dictionary,
"NHS number"). National Insurance number: two letters, six digits, a letter A to D (HMRC manual
NIM39110). PNC id: a year of two or four digits, a number of up to seven and a check letter from the
remainder by 23; often written without its stroke (as in the Ministry of Justice's hmpps-person-record).
"""

import re

_NI_PREFIX_NOT = ("BG", "GB", "KN", "NK", "NT", "TN", "ZZ")
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_PNC = re.compile(r"(?:(?:\d\d)?(\d\d)/(\d{1,7})|\d\d(\d\d)(\d{7})|(\d\d)(\d{1,7}))([A-Z])", re.ASCII)
_GAPS = re.compile(r"[\s\-\u2010-\u2014\u2212]")


def say_nhs_number(text: str) -> str:
    """Ten digits as 3-3-4; anything else as it is."""
    digits = _GAPS.sub("", text)
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if re.fullmatch(r"\d{10}", digits, re.ASCII) else text


def is_nhs_number(text: str) -> bool:
    """Whether it has ten digits and the last is right."""
    digits = _GAPS.sub("", text)
    if not re.fullmatch(r"\d{10}", digits, re.ASCII):
        return False
    check = 11 - sum(int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(digits[9])  # ten has no digit, so that such numbers are not given out


def is_ni_number(text: str) -> bool:
    """Whether it has the form of a National Insurance number."""
    compact = _GAPS.sub("", text).upper()
    return bool(re.fullmatch(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?", compact, re.ASCII)) and (
        compact[:2] not in _NI_PREFIX_NOT
    )


def is_pnc(text: str) -> bool:
    """Whether it has the form of a PNC id and its check letter is right."""
    found = _PNC.fullmatch(_GAPS.sub("", text).upper())
    if found is None:
        return False
    year, number = (found[1] or found[3] or found[5]), (found[2] or found[4] or found[6])
    return _PNC_LETTERS[int(year + number.zfill(7)) % 23] == found[7]
