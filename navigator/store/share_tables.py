"""The tables of a case file that know of its share: what was sent, what came, who is in the team.

They stand in the case file and not beside it, so that taking in a colleague's changes and remembering
that they were taken in is one transaction. Not in the case: nothing here is ever shown as client data.
"""

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, Table, Text

share_metadata = MetaData()

segment = Table(
    "segment",
    share_metadata,
    Column("replica", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("last", Integer, nullable=False),
    Column("carried", Text, nullable=False),  # JSON: the last number by replica
    Column("covers", Boolean, nullable=False),
    Column("name", Text, nullable=False),  # under which it was read back; "" until then
    Column("set_aside", Boolean, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Every segment that we hold, our own and others'. Our own that are not on the share yet are the outbox.

The bytes are kept as they were signed, so that what a share has lost can be put back from any laptop.
"""

share_file = Table(
    "share_file",
    share_metadata,
    Column("name", Text, primary_key=True),
    Column("found_as", Text, nullable=False),  # as `segment.name`
    Column("bytes", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""The signed chain of members and the wrapped keys, by the names they have on the share."""

odd_name = Table(
    "odd_name",
    share_metadata,
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Names on the share that do not say what they hold, such as conflicted copies have, and what they hold."""

quarantine = Table(
    "quarantine",
    share_metadata,
    Column("replica", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("change_set", Text, nullable=False),  # JSON, as it travels
    Column("dismissed", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""What a removed member signed beyond what the removal named, for a person to look at."""

share_note = Table(
    "share_note",
    share_metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
    sqlite_with_rowid=False,
)
"""What else has to be remembered from one sync to the next."""
