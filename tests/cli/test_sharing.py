"""summary --to, agreements, disclosures and access-pack: what goes, what does not, and what is kept of it."""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from navigator.cli.commands.summary import PAGE_PASSWORD
from navigator.summary import shared_page
from navigator.summary.read_back import Leak
from tests.cli.runs import Navigator
from tests.source import ROOT

HOUSING = "Housing Options"
PURPOSE = "Personal housing plan"


@pytest.fixture
def example(nav: Navigator, tmp_path: Path) -> str:
    """The example in a case of its own; its id."""
    nav.done("demo", "--output", str(tmp_path / "demo"))
    case: str = nav.done("cases", "--json").json[0]["id"]
    nav.done("import", case, str(tmp_path / "demo" / "example-case.json"))
    return case


def text_of(file: Path, password: str = "") -> str:
    """What stands on the only page of a file."""
    (page,) = PdfReader(file, password=password or None).pages
    return " ".join(page.extract_text().split())


def test_a_page_for_housing_says_nothing_of_health_and_is_kept_in_the_log(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    file = tmp_path / "housing.pdf"
    words = ("summary", example, "--to", HOUSING, "--purpose", PURPOSE, "-o", str(file), "--client-told")
    assert "held back" in nav.done(*words).out
    text = text_of(file)
    assert (
        "Somewhere safe to live" in text and PURPOSE in text and "Marlhaven Council Housing Options" in text
    )
    for secret in ("insulin", "methadone", "Mercy", "Tidewell", "heroin", "Tia", "Baz"):
        assert not re.search(rf"\b{secret}\b", text, re.IGNORECASE), secret
    log = nav.done("disclosures", example, "--json").json[0]
    assert (log["shared"], log["purpose"], log["client_told"]) == (True, PURPOSE, True)
    assert log["to_whom"] == ["Marlhaven Council Housing Options"]
    assert log["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert "Somewhere safe to live" in log["what_went"] and "health" in log["held_back"]
    assert (
        nav.done("history", example, "--json").json[0]["act"].startswith("Share the one page with Marlhaven")
    )


def test_taking_back_an_agreement_changes_the_next_page_at_once(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    held = nav.done("agreements", example, "--json").json
    (agreement,) = {one["agreements"][0] for one in held if HOUSING in one["name"] and one["may_know"]}
    nav.done("set", example, agreement, "withdrawn_on=today")
    sentence = nav.refused(
        "summary", example, "--to", HOUSING, "--purpose", PURPOSE, "-o", str(tmp_path / "x.pdf")
    )
    assert "no agreement is in force" in sentence
    assert not list(tmp_path.glob("*.pdf"))


def test_a_preview_writes_nothing_and_says_how_it_could_be_shared(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    before = len(nav.done("history", example, "--json").json)
    words = ("summary", example, "--to", HOUSING, "--purpose", PURPOSE, "--preview")
    said = nav.done(*words).out
    assert "How can we share this?" in said and "You may say no" in said
    shape = nav.done(*words, "--json").json
    assert {"to", "purpose", "bases", "goes", "held_back", "told", "how_can_we"} <= shape.keys()
    needs = {one["title"]: one["reasons"][0]["why"] for one in shape["held_back"] if one["kind"] == "need"}
    assert needs["Keeping his diabetes steady"] == "the client said no"
    assert needs["Seeing Tia"] == "no agreement"
    assert len(nav.done("history", example, "--json").json) == before


def test_a_page_each_tells_each_all_that_this_one_may_know(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    to = ("--to", "Probation", "--to", "Quay Street")
    nav.done("summary", example, *to, "--purpose", "Review", "-o", str(tmp_path / "both.pdf"))
    nav.done("summary", example, *to, "--purpose", "Review", "-o", str(tmp_path / "one.pdf"), "--each")
    both = text_of(tmp_path / "both.pdf")
    surgery = text_of(tmp_path / "one-quay-street-surgery.pdf")
    probation = text_of(tmp_path / "one-probation-north-and-east.pdf")
    assert "diabetes" in surgery and "diabetes" not in both and "diabetes" not in probation
    assert len(nav.done("disclosures", example, "--json").json) == 7 + 3


def test_the_clients_page_and_large_print_and_a_password(
    nav: Navigator, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.pdf"
    nav.done("summary", example, "--for-client", "--large-print", "-o", str(mine))
    assert "Who may know what about me" in text_of(mine) and "01632 960601" not in text_of(mine)
    with pikepdf.open(mine) as file:
        assert [round(float(edge)) for edge in file.pages[0].MediaBox] == [0, 0, 842, 1191]
    monkeypatch.setenv(PAGE_PASSWORD, "tea & biscuits")
    locked = tmp_path / "locked.pdf"
    nav.done("summary", example, "--for-client", "--password", "-o", str(locked))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(locked)
    assert "Sam" in text_of(locked, "tea & biscuits")


def test_what_goes_to_protect_a_life_is_recorded_with_its_words(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    shape = nav.done("summary", example, "--to", HOUSING, "--purpose", PURPOSE, "--preview", "--json").json
    (low,) = (
        one["id"] for one in shape["held_back"] if one["kind"] == "alert" and "low sugar" in one["title"]
    )
    words = (
        "--to",
        HOUSING,
        "--purpose",
        PURPOSE,
        "--to-protect-a-life",
        f"{low}=He had two lows there this week",
    )
    nav.done("summary", example, *words, "-o", str(tmp_path / "x.pdf"))
    assert "low sugar" in text_of(tmp_path / "x.pdf")
    log = nav.done("disclosures", example, "--json").json[0]
    assert log["basis"] == "Vital interests" and "two lows there this week" in log["what_went"]


def test_a_file_that_leaks_is_deleted_and_nothing_is_kept_of_it(
    nav: Navigator, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaking(*_: object, **__: object) -> None:
        raise Leak("name", "alternative text")

    monkeypatch.setattr(shared_page, "verify", leaking)
    words = ("summary", example, "--to", HOUSING, "--purpose", PURPOSE, "-o", str(tmp_path / "out" / "x.pdf"))
    (tmp_path / "out").mkdir()
    assert "deleted" in nav.refused(*words)
    assert not list((tmp_path / "out").iterdir())
    assert len(nav.done("disclosures", example, "--json").json) == 7


def test_who_is_not_in_the_case_or_meant_by_several_is_refused_in_a_sentence(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    rest = ("--purpose", "x", "-o", str(tmp_path / "x.pdf"))
    assert "not in this case" in nav.refused("summary", example, "--to", "The Moon", *rest)
    assert "Several" in nav.refused("summary", example, "--to", "Marlhaven", *rest)
    assert nav.refused(
        "summary", example, "--to", HOUSING, "--purpose", "x", "-o", str(tmp_path / "no" / "x.pdf")
    )
    assert nav.refused("summary", example, "--to", HOUSING, "--purpose", "x", "-o", str(tmp_path))
    assert nav("summary", example, "--to", HOUSING, "-o", "x.pdf").code == 2
    assert nav("summary", example, "--preview").code == 2


@pytest.mark.parametrize("name", ["<b>Acme & Sons</b>", ") Tj ET (", "\\(\\), %%EOF", "<</Type /Catalog>>"])
def test_markup_in_names_is_only_text(nav: Navigator, tmp_path: Path, name: str) -> None:
    made = nav.done("add", "Sam", "organisation", f"name={name}", "sector=housing", "--json").json["id"]
    nav.done(
        "add",
        "Sam",
        "agreement",
        f"organisation={made}",
        "topics=housing",
        "lawful_basis=consent",
        f"purpose={name}",
    )
    nav.done("add", "Sam", "need", "topic=housing", f"what={name}")
    nav.done("summary", "Sam", "--to", made, "--purpose", name, "-o", str(tmp_path / "x.pdf"))
    assert text_of(tmp_path / "x.pdf").count(name) >= 3


def test_a_decision_not_to_share_is_kept_with_its_reason(nav: Navigator, example: str) -> None:
    assert "reason" in nav.refused("disclosures", example, "--not-shared-with", "Police")
    nav.done("disclosures", example, "--not-shared-with", "Police", "--because", "He took it back.")
    told = nav.done("disclosures", example).out
    assert "Decided not to share with Marlhaven Police" in told and "Because: He took it back." in told


def test_agreements_say_what_may_be_shared_and_what_runs_out(nav: Navigator, example: str) -> None:
    said = nav.done("agreements", example).out
    assert "The client said no" in said and "Withdrawn on" in said and "Runs out in" in said


def test_the_access_pack_leaves_out_third_parties_but_those_that_were_decided_to_be_shown(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    nav.done("access-pack", example, "-o", str(pack))
    rows = list(csv.DictReader(io.StringIO((pack / "third-parties.csv").read_text("utf-8-sig"))))
    assert {row["decision"] for row in rows} == {"hide"}
    assert [path.name for path in pack.iterdir()] == ["third-parties.csv"]
    for row in rows:
        if row["says"].startswith("Dawit Gebre"):
            row["decision"] = "Show"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (pack / "third-parties.csv").write_text(out.getvalue(), "utf-8")
    nav.done("access-pack", example, "-o", str(pack), "--reviewed", str(pack / "third-parties.csv"))
    held = json.loads((pack / "all-that-is-held.json").read_text("utf-8"))
    names = {person["name"] for person in held["people"]}
    assert "Dawit Gebre (ዳዊት ገብሬ)" in names and "Donna Keene" not in names
    text = "".join(page.extract_text() for page in PdfReader(pack / "all-that-is-held.pdf").pages)
    assert "Dawit Gebre" in text and "Donna" not in text and "Staying off heroin" in text
    assert "Subject access" in nav.done("disclosures", example, "--json").json[0]["purpose"]
    (pack / "third-parties.csv").write_text("decision,item,field\nperhaps,x,y\n")
    assert nav.refused("access-pack", example, "-o", str(pack), "--reviewed", str(pack / "third-parties.csv"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small disk, as Linux can")
def test_a_disk_that_fills_up_half_way_leaves_no_file_behind(
    nav: Navigator, example: str, tmp_path: Path
) -> None:
    assert shutil.which("unshare"), "on Linux it is there"
    small = tmp_path / "small"
    small.mkdir()
    command = (
        f"mount -t tmpfs -o size=16k tmpfs {small} && "
        f"{sys.executable} -m navigator summary {example} --to 'Housing Options' --purpose x "
        f"-o {small}/x.pdf; "
        f"code=$?; ls -A {small}; exit $code"
    )
    environment = {**os.environ, "NAVIGATOR_PROFILE": str(nav.profile), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, ""), done
    assert "full" in done.stderr or "space" in done.stderr
    assert len(nav.done("disclosures", example, "--json").json) == 7
