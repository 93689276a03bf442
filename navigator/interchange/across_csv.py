"""The numbers across all cases as CSV, for a team leader or commissioner: counts, and nobody's name.

Only what `insights.suppression` lets through is written. One line a number: table, group, column, value.
"""

import csv
import io
from datetime import date

from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.insights.suppression import LEAST, SafeAcross
from navigator.interchange.csv_cells import escape

HEADINGS = ("Table", "Group", "Measure", "Value")
HIDDEN = f"fewer than {LEAST}, or hidden"


def across_csv(found: SafeAcross, today: date) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads it; lines end as RFC 4180 says."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerow(("All cases", "", "Day", say_date(PartialDate.on(today))))
    writer.writerow(("All cases", "", "Cases", found.cases if found.cases is not None else HIDDEN))
    for name, value in found.middle.items():
        writer.writerow(("All cases", "", f"{name}, median to the nearest five", f"{value:g}"))
    for table in found.tables:
        for row in table.rows:
            for column in table.columns:
                number = table.cells.get((row, column))
                writer.writerow((table.name, escape(row), column, HIDDEN if number is None else number))
        if table.dropped:
            writer.writerow((table.name, "Other groups", "Cases", HIDDEN))
    return out.getvalue().encode("utf-8-sig")
