"""The log: change sets, changes, what is awaited; attachments' bytes and the search index."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first version."""
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "change_set",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("replica", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("ms", sa.Integer, nullable=False),
        sa.Column("counter", sa.Integer, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("undoes", sa.Text, nullable=False),
        sa.UniqueConstraint("replica", "number"),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.UniqueConstraint("item", "kind"),
    )
    op.create_table(
        "change",
        sa.Column("set_id", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("item_id", sa.Integer, nullable=False, index=True),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("parents", sa.Text, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("is_head", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table("disputed", sa.Column("item_id", sa.Integer, primary_key=True))
    op.create_table(
        "awaited",
        sa.Column("change_id", sa.Text, primary_key=True),
        sa.Column("item_id", sa.Integer, primary_key=True),
        sa.Column("field", sa.Text, primary_key=True),
        sa.Column("member", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attachment_chunk",
        sa.Column("attachment", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_text "
        "USING fts5(title, words, digits, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    op.execute("INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1)")
