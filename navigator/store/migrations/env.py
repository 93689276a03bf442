"""What alembic runs to migrate one open case file; the connection is handed over in the config."""

from alembic import context

from navigator.store.tables import log_metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=log_metadata)
context.run_migrations()
