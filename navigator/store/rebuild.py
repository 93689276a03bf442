"""The item tables and the search index, made again from nothing but the log."""

from sqlalchemy import Connection, delete, text, update

from navigator.casefile.case import Case
from navigator.history.heads import Merge
from navigator.history.projection import project
from navigator.store.item_numbers import item_numbers
from navigator.store.log import all_changes, lower, merge_all, note_disputes
from navigator.store.row_writing import write_items
from navigator.store.search import index_items
from navigator.store.tables import change, disputed, item_tables, member_tables


def rebuild_items(connection: Connection) -> Case:
    """Empty every table that is a reading of the log, and read the log into it again."""
    for table in (*item_tables.values(), *member_tables.values(), disputed):
        connection.execute(delete(table))
    connection.execute(text("DELETE FROM search_text"))
    merge = merge_all(connection)
    connection.execute(update(change).values(is_head=True))
    heads = {head.id for found in merge.heads.values() for head in found}
    lower(connection, [one.id for one in all_changes(connection) if one.id not in heads])
    numbered = item_numbers(connection, {register[:2] for register in merge.heads})
    note_disputes(connection, merge, numbered)
    case = project(merge)
    items = {(item.KIND, item.id): item for item in case.items()}
    write_items(connection, items, numbered.fresh)
    index_items(connection, items, numbered)
    return case


def read_from_log(connection: Connection) -> tuple[Case, Merge]:
    """The Case as the log alone has it, for comparison with the item tables."""
    merge = merge_all(connection)
    return project(merge), merge
