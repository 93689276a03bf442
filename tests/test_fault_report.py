"""The report of a fault says where it happened and nothing of what it happened to."""

from pathlib import Path

from navigator.fault_report import describe, save_report


def fault(secret: str) -> Exception:
    try:
        try:
            int(secret)
        except ValueError as error:
            raise OSError(28, secret, secret) from error
    except OSError as error:
        found = error
    return found


def test_a_report_names_places_and_kinds_and_no_values() -> None:
    text = describe(fault("Dana Whitlock"))
    assert "Fault: OSError 28" in text and "Caused by: ValueError" in text
    assert "test_fault_report.py:" in text and "in fault" in text
    assert "Dana" not in text and str(Path.home()) not in text


def test_a_report_is_saved_for_the_owner_alone(tmp_path: Path) -> None:
    path = save_report(fault("Dana"), tmp_path / "reports")
    assert path is not None and path.read_text() == describe(fault("Dana"))
    assert path.stat().st_mode & 0o077 == 0


def test_where_no_report_can_be_written_that_is_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert save_report(fault("Dana"), file) is None


def test_a_ring_of_causes_comes_to_an_end() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert describe(one).count("Caused by") == 7
