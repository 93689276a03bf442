"""What several commands take on their command line."""

from pathlib import Path

import click

from navigator.cli.session import Session

pass_session = click.make_pass_decorator(Session)
"""Gives the command the session of this run as its first argument."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")

output_file = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="The file to write; one that is there is replaced. - for the standard output.",
)
