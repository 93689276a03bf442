"""The vault file's form: it comes back, and whatever else it is given ends in a sentence."""

import hashlib
import json
import os
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import NavigatorError, NewerFile, UnreadableFile
from navigator.store.doors import PassphraseDoor, RecoveryDoor
from navigator.store.keys import Secret, random_key
from navigator.store.passphrase import as_secret
from navigator.store.recovery_code import RecoveryCode
from navigator.store.sealed_file import Header, parse, sealed_bytes
from tests.store.vaults import CHEAP, PASSPHRASE, seeded

ID = "0123456789abcdef" * 2
KEY = random_key(seeded(1))
CODE = RecoveryCode.new(seeded(2))
HEADER = Header(
    ID,
    RecoveryDoor.new(ID, CODE, KEY, seeded(3)),
    PassphraseDoor.new(ID, as_secret(PASSPHRASE), KEY, CHEAP, seeded(4)),
    True,
)
FILE = sealed_bytes(HEADER, b"contents", KEY, seeded(5))


def doctored(change: Callable[[dict[str, Any]], object], version: int = 1) -> bytes:
    """The file with another header and a checksum that fits, as a forger would make it."""
    start = 16 + 6
    length = struct.unpack(">HI", FILE[16:start])[1]
    header = json.loads(FILE[start : start + length])
    change(header)
    text = json.dumps(header).encode()
    return checked(FILE[:16] + struct.pack(">HI", version, len(text)) + text + FILE[start + length : -32])


def checked(whole: bytes) -> bytes:
    """These bytes with the checksum that fits."""
    return whole + hashlib.sha256(whole).digest()


@pytest.mark.parametrize("passphrase", [HEADER.passphrase, None])
@pytest.mark.parametrize("keyring", [True, False])
def test_it_comes_back(passphrase: PassphraseDoor | None, keyring: bool) -> None:
    header = Header(ID, HEADER.recovery, passphrase, keyring)
    found = parse(sealed_bytes(header, b"contents", KEY, os.urandom))
    assert found.header == header
    assert found.open(KEY) == b"contents"


def test_no_two_saves_are_sealed_alike() -> None:
    """The same nonce twice would lay both contents open."""
    nonces = {parse(sealed_bytes(HEADER, b"contents", KEY, os.urandom)).body[:24] for _ in range(50)}
    assert len(nonces) == 50


def test_each_door_opens_to_the_key() -> None:
    header = parse(FILE).header
    assert header.passphrase is not None
    assert header.passphrase.open(ID, as_secret(PASSPHRASE)) == KEY
    assert header.passphrase.open(ID, as_secret("another one")) is None
    assert header.recovery.open(ID, CODE) == KEY
    assert header.recovery.open(ID, RecoveryCode.new(os.urandom)) is None


def test_a_door_of_another_vault_does_not_open() -> None:
    other = ID[::-1]
    assert HEADER.recovery.open(other, CODE) is None
    assert HEADER.passphrase is not None
    assert HEADER.passphrase.open(other, as_secret(PASSPHRASE)) is None


def test_the_plain_part_names_nobody_and_holds_no_key() -> None:
    plain = parse(FILE).plain
    assert set(json.loads(plain[22:])) == {"vault", "keyring", "recovery", "passphrase"}
    assert KEY.reveal() not in FILE


def test_every_flipped_bit_is_noticed() -> None:
    for bit in range(len(FILE) * 8):
        spoiled = bytearray(FILE)
        spoiled[bit // 8] ^= 1 << bit % 8
        with pytest.raises(UnreadableFile):
            parse(bytes(spoiled))


def test_every_cut_is_noticed() -> None:
    for length in range(len(FILE)):
        with pytest.raises(UnreadableFile):
            parse(FILE[:length])


@pytest.mark.parametrize("place", range(0, len(FILE) - 32, 3))
def test_a_forger_who_mends_the_checksum_still_opens_nothing(place: int) -> None:
    spoiled = bytearray(FILE[:-32])
    spoiled[place] ^= 1
    try:
        found = parse(checked(bytes(spoiled)))
    except NavigatorError:
        return
    assert found.open(KEY) is None


def set_in(*path: str, value: object) -> Callable[[dict[str, Any]], object]:
    """A change of one value in the header."""

    def change(header: dict[str, Any]) -> None:
        for name in path[:-1]:
            header = header[name]
        header[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        set_in("passphrase", "memory", value=100 << 30),
        set_in("passphrase", "passes", value=1 << 31),
        set_in("passphrase", "passes", value=10**300),
        set_in("passphrase", "memory", value=True),
        set_in("passphrase", "memory", value=8192.0),
        set_in("passphrase", "memory", value="8192"),
        set_in("passphrase", "salt", value=""),
        set_in("passphrase", "salt", value=7),
        set_in("passphrase", value=[]),
        set_in("passphrase", value="no"),
        set_in("recovery", value=None),
        set_in("recovery", "wrapped", value="AAAA"),
        set_in("recovery", "wrapped", value="é"),
        set_in("vault", value="../../../etc/passwd"),
        set_in("vault", value="x" * 32),
        set_in("vault", value=["0"] * 32),
        set_in("vault", value=None),
        set_in("keyring", value=1),
        dict.clear,
        lambda header: header.pop("recovery"),
    ],
)
def test_a_doctored_header_is_a_sentence(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(UnreadableFile):
        parse(doctored(change))


def test_a_weaker_cost_or_another_salt_opens_nothing() -> None:
    for change in (
        set_in("passphrase", "passes", value=2),
        set_in("passphrase", "salt", value="A" * 22 + "=="),
    ):
        door = parse(doctored(change)).header.passphrase
        assert door is not None
        assert door.open(ID, as_secret(PASSPHRASE)) is None


def test_a_newer_version_is_kindly_refused() -> None:
    with pytest.raises(NewerFile, match="newer version of Case Navigator"):
        parse(doctored(lambda _: None, version=2))
    with pytest.raises(UnreadableFile):
        parse(doctored(lambda _: None, version=0))


@given(st.binary(max_size=300))
def test_any_other_bytes_are_a_sentence(content: bytes) -> None:
    for tried in (content, FILE[:16] + content, checked(FILE[:16] + content), checked(FILE[:22] + content)):
        with pytest.raises(UnreadableFile):
            parse(tried)


def test_a_header_nested_too_deep_is_a_sentence() -> None:
    text = b"[" * 60_000
    with pytest.raises(UnreadableFile):
        parse(checked(FILE[:16] + struct.pack(">HI", 1, len(text)) + text))


def test_a_secret_of_the_wrong_length_opens_nothing() -> None:
    assert parse(FILE).open(Secret(bytes(32))) is None
