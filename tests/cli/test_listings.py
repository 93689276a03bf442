"""new, cases, history, search and plan."""

from pathlib import Path

from tests.cli.runs import Navigator


def test_cases_are_made_and_listed(nav: Navigator) -> None:
    made = nav.done("new", "  Jo \n Lane ", "--json").json
    assert list(made) == ["id", "name", "path", "created"]
    assert made["name"] == "Jo Lane" and Path(made["path"]).is_file()
    listed = nav.done("cases", "--json").json
    assert [case["name"] for case in listed] == ["Sam", "Jo Lane"] and listed[1] == made
    assert "Jo Lane" in nav.done("cases").out


def test_two_cases_of_one_name_are_told_apart_by_id(nav: Navigator) -> None:
    made = nav.done("new", "Sam", "--json").json
    assert nav.refused("show", "Sam").startswith("2 cases answer to that")
    assert nav.done("show", made["id"], "--json").json["id"] == made["id"]


def test_history_says_who_set_what_and_what_it_said_before(nav: Navigator) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana", "--json").json["id"]
    nav.done("set", "Sam", "Dana", "name=Dana Whitlock", "phones=07700 900123")
    lines = nav.done("history", "Sam", dana, "--json").json
    assert list(lines[0]) == [
        *("at", "author", "set", "act", "undoes", "entity"),
        *("id", "field", "member", "before", "after"),
    ]
    named = next(line for line in lines if line["field"] == "name")
    assert (named["before"], named["after"], named["author"]) == (
        ["Dana"],
        "Dana Whitlock",
        "Alex Green, Harbour House",
    )
    assert {line["id"] for line in lines} == {dana}
    text = nav.done("history", "Sam", "Dana Whitlock").out
    assert "Change Dana: name and phones (Alex Green, Harbour House)" in text
    assert "person Dana Whitlock: Name set to Dana Whitlock; before: Dana" in text
    assert "person Dana Whitlock: Phones now has 07700 900123" in text


def test_the_history_of_what_was_removed_is_told_by_its_id(nav: Navigator) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana", "--json").json["id"]
    nav.done("remove", "Sam", "Dana")
    assert f"person {dana}: removed" in nav.done("history", "Sam", dana).out
    nav.done("undo", "Sam")
    assert "person Dana: put back" in nav.done("history", "Sam", dana).out
    assert nav.done("history", "Sam", dana, "--limit", "1", "--json").json[0]["act"] == "Undo: Remove Dana"


def test_references_in_the_history_are_named(nav: Navigator) -> None:
    nav.done("add", "Sam", "organisation", "name=Harbour House")
    nav.done("add", "Sam", "person", "name=Dana", "organisation=Harbour House")
    assert "Organisation set to Harbour House; before: nothing" in nav.done("history", "Sam").out


def test_search_looks_into_all_cases(nav: Navigator) -> None:
    nav.done("new", "Jo")
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "phones=07700 900123")
    nav.done("add", "Jo", "entry", "kind=note", "text=Dana rang about the flat")
    found = nav.done("search", "dana", "--json").json
    assert list(found[0]) == ["case", "case_name", "entity", "id", "name", "snippet"]
    assert [(one["case_name"], one["entity"]) for one in found] == [("Sam", "person"), ("Jo", "entry")]
    assert [one["name"] for one in nav.done("search", "900123", "--json").json] == ["Dana Whitlock"]
    assert "Sam: person Dana Whitlock" in nav.done("search", "dana", "whit").out
    assert nav.done("search", "nothing like it").out == "Nothing was found.\n"
    assert nav.done("search", "nothing like it", "--json").json == []


def test_the_plan_says_what_is_ready_and_what_blocks_the_rest(nav: Navigator) -> None:
    for what in ("Detox place", "Somewhere safe to live", "Proof of identity"):
        nav.done("add", "Sam", "step", f"what={what}")
    nav.done("add", "Sam", "dependency", "step=Detox place", "waits-for=Somewhere safe to live")
    nav.done("add", "Sam", "dependency", "step=Somewhere safe to live", "waits-for=Proof of identity")
    nav.done(
        "add", "Sam", "step", "what=Course", "status=held", "why-held=In custody", "review-on=1 March 2020"
    )
    nav.done("add", "Sam", "step", "what=Old course", "status=declined")
    plan = nav.done("plan", "Sam", "--json").json
    assert list(plan) == [
        "today", "steps", "finished", "loops", "unblocks_most",
        "critical_path", "critical_chains", "unawaited",
    ]  # fmt: skip
    by_name = {step["what"]: step for step in plan["steps"]}
    assert plan["steps"][0]["what"] == "Proof of identity"
    assert by_name["Proof of identity"]["state"] == "ready"
    assert by_name["Course"]["review_overdue"] is True
    blocked = by_name["Detox place"]
    assert blocked["state"] == "blocked"
    assert blocked["reason"] == (
        "Detox place waits for somewhere safe to live, which waits for proof of identity."
    )
    assert blocked["waits_for"][0]["step"] == by_name["Somewhere safe to live"]["id"]
    assert by_name["Proof of identity"]["waiting_for_it"] != []
    assert plan["finished"][0]["state"] == "declined"
    assert plan["unblocks_most"][0]["what"] == "Proof of identity"
    text = nav.done("plan", "Sam").out
    assert blocked["reason"] in text and "Held: In custody. Review on 1 March 2020 (overdue)." in text
    assert "Proof of identity: 2 steps wait for it" in text


def test_the_plan_says_what_may_slip_and_what_decides_the_dates(nav: Navigator) -> None:
    dates = ("planned-start=tomorrow", "planned-end=tomorrow")
    for what in ("Proof of identity", "Bank account", "Flat"):
        nav.done("add", "Sam", "step", f"what={what}", "status=agreed", *dates)
    nav.done("add", "Sam", "dependency", "step=Bank account", "waits-for=Proof of identity")
    nav.done("add", "Sam", "dependency", "step=Flat", "waits-for=Bank account")
    plan = nav.done("plan", "Sam", "--json").json
    ids = {step["what"]: step["id"] for step in plan["steps"]}
    dated = {step["what"]: step["schedule"] for step in plan["steps"]}
    assert [dated[what]["late_by_days"] for what in ids] == [0, 1, 2]
    assert (dated["Flat"]["decided_by"], dated["Flat"]["certain"]) == (ids["Bank account"], True)
    assert dated["Proof of identity"]["slack_days"] == dated["Proof of identity"]["free_days"] == 0
    assert plan["critical_path"] == [ids[what] for what in ("Proof of identity", "Bank account", "Flat")]
    assert (plan["critical_chains"], plan["unawaited"]) == ([plan["critical_path"]], [ids["Flat"]])
    text = nav.done("plan", "Sam").out
    assert "No slack: with each day later, what waits for it is later too." in text
    assert "after bank account: 2 days later than planned." in text
    assert "Decides the dates\n  Proof of identity, then bank account, then flat (over on " in text
    assert text.endswith("No other step waits for these (1)\n  Flat\n")


def test_an_empty_plan_and_an_empty_list_say_so(nav: Navigator) -> None:
    assert nav.done("plan", "Sam").out == "There are no steps in the plan yet.\n"
    assert nav.done("show", "Sam", "--kind", "people").out == "No people yet.\n"
