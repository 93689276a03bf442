"""Addresses of shares: what they mean, and that their secrets are not shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import InvalidValue
from navigator.sync.transports.address import read_address, shown_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/mnt/team", "/mnt/team"),
        ("smb://ada:p%40ss@files.example.org/team/cases/", "smb://files.example.org/team/cases"),
        ("smb://files.example.org:4450/team", "smb://files.example.org:4450/team"),
        ("s3://key:secret@team/county?endpoint=https%3A%2F%2Fs3.example.org", "s3://team/county"),
        ("S3://Team", "s3://Team"),
        ("postgres://ada:x@db.example.org/team?sslmode=require", "postgresql://db.example.org/team"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert shown_address(text) == shown


def test_what_is_read() -> None:
    smb = read_address("smb://work%5Cada:p%40ss%2Fword@files.example.org:4450/team/a%20b/c")
    assert (smb.user, smb.password, smb.port) == ("work\\ada", "p@ss/word", 4450)
    assert (smb.server, smb.place, smb.folder) == ("files.example.org", "team", "a b/c")
    s3 = read_address("s3://key:secret@team/x?endpoint=http%3A%2F%2F127.0.0.1%3A9000&region=eu-west-2")
    assert (s3.place, s3.folder, s3.option("endpoint")) == ("team", "x", "http://127.0.0.1:9000")
    assert read_address("~/team").place == str(Path.home() / "team")


@pytest.mark.parametrize(
    "text",
    [
        *("", "ftp://example.org/x", "https://example.org", "smb://server", "smb:///share", "s3://"),
        *("postgresql://server", "postgresql://server/a/b", "smb://server:nan/share", "s3://b?unknown=1"),
        *("smb://server/share/../up", "postgresql://s/db?host=elsewhere.example.org", "smb://[/share"),
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        read_address(text)
    assert "example.org" not in str(refused.value)


@given(
    st.sampled_from(("smb://{}:{}@server/share", "s3://{}:{}@bucket", "postgresql://{}:{}@server/db")),
    st.text("abcxyz0189", min_size=4),
    st.text("ABCXYZ2345", min_size=4),
)
def test_secrets_stand_in_no_words_about_an_address(form: str, user: str, password: str) -> None:
    text = form.format(user, password)
    said = shown_address(text) + repr(read_address(text))
    assert password not in said
    assert user not in said.replace("server", "").replace("bucket", "")
