"""`check`."""

from typing import TYPE_CHECKING

import click

from navigator.cli.options import as_json, pass_session
from navigator.cli.session import Session
from navigator.cli.terminal import say, say_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from navigator.insights.check.finding import Finding

_QUIET = "Nothing that does not join up was found."


@click.command("check")
@click.argument("case")
@click.option("--all", "everything", is_flag=True, help="Show findings that are set aside as well.")
@as_json
@pass_session
def check_command(session: Session, case: str, everything: bool, as_json: bool) -> None:
    """Say where the help does not join up, what it stands on, and what could be done.

    A finding is set aside with `navigator add CASE set_aside rule=RULE items=ITEM… reason=WHY until=DAY`,
    where RULE and the ITEMs it is about are those that --json prints.
    """
    from navigator.cli.finding_shapes import finding_shape
    from navigator.insights.check.checking import check_all

    with session.case(case) as opened:
        found = check_all(opened.case, session.today)
        shown = [finding for finding in found if everything or finding.set_aside is None]
        if as_json:
            say_json([finding_shape(opened.case, finding) for finding in shown])
        else:
            say("\n".join(_lines(shown, len(found) - len(shown))))


def _lines(shown: "Sequence[Finding]", quiet: int) -> "Iterator[str]":
    from navigator.insights.check.finding import Severity

    if not shown:
        yield _QUIET
    for severity in Severity:
        findings = [finding for finding in shown if finding.severity is severity]
        if findings:
            yield f"{severity.label} ({len(findings)})"
            for finding in findings:
                yield from _finding_lines(finding)
            yield ""
    if quiet:
        yield f"{quiet} set aside; --all shows {'it' if quiet == 1 else 'them'}."


def _finding_lines(finding: "Finding") -> "Iterator[str]":
    yield f"  {finding.title}"
    yield f"    {finding.why}"
    yield f"    How can we: {finding.how_can_we.words}."
    if finding.set_aside is not None:
        from navigator.casefile.date_words import say_date

        until = say_date(finding.set_aside.until)
        yield f"    Set aside{f' until {until}' if until else ''}: {finding.set_aside.reason}"
