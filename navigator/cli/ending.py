"""How a command ends: its exit code, and the one sentence when it did not do what was asked.

Nothing here repeats what was typed or what stands in a case: what a command says when it fails ends up in
scripts' logs and over people's shoulders.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

from navigator.cli.session import Session
from navigator.cli.terminal import ReaderGone, note, prepare
from navigator.errors import NavigatorError
from navigator.fault_report import save_report

DONE, FAILED, WRONG_WORDS = 0, 1, 2


class WrongWords(click.UsageError):
    """The words of the command are wrong, said in a sentence that repeats none of them."""


def ended(command: Callable[[], Any], session: Session) -> int:
    """Run it and say how it ended. Nothing gets past this but the end of the process itself."""
    prepare()
    try:
        code = command()
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except click.UsageError as error:
        return _wrong_words(error)
    except (click.Abort, KeyboardInterrupt, EOFError):
        return _failed("Stopped. What had been saved stays saved.")
    except NavigatorError as error:
        # The ring of a refused dependency names steps: it is for the person who is making it, here.
        ring = getattr(error, "ring", "")
        return _failed(" ".join(part for part in (error.happened, ring, error.safe, error.next_step) if part))
    except (ReaderGone, BrokenPipeError, SystemExit):
        # click itself turns a broken pipe into a SystemExit; nothing else here raises one.
        return _reader_gone()
    except Exception as error:  # noqa: BLE001 - the one place where a fault in the program ends
        return _fault(error, session)


def _failed(sentence: str) -> int:
    note(sentence)
    return FAILED


def _wrong_words(error: click.UsageError) -> int:
    if error.ctx is not None:
        note(f"{error.ctx.get_usage()}\nTry “{error.ctx.command_path} --help”.")
    note(f"Error: {_without_what_was_typed(error)}")
    return WRONG_WORDS


def _without_what_was_typed(error: click.UsageError) -> str:
    match error:
        case WrongWords() | click.MissingParameter() | click.BadOptionUsage():
            return error.format_message()
        case click.NoSuchOption():
            known = f" Did you mean {' or '.join(error.possibilities)}?" if error.possibilities else ""
            return f"There is no such option.{known}"
        case click.BadParameter(param=click.Parameter() as parameter):
            known = ""
            if isinstance(parameter.type, click.Choice):
                known = f" Known: {', '.join(map(str, parameter.type.choices))}."
            hint = parameter.get_error_hint(error.ctx)
            return f"{hint} cannot take that value.{known}"
    return "There are more words, or other ones, than this command takes."


def _reader_gone() -> int:
    """Whoever read the output has read enough, as in "navigator show Sam | head": that is no failure."""
    # Python flushes stdout once more when it ends, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _fault(error: Exception, session: Session) -> int:
    report = save_report(error, session.profile / "reports")
    where = f"A report without names or texts is in {report}." if report else "No report could be written."
    return _failed(f"Something went wrong in the program. What was saved before is unchanged. {where}")
