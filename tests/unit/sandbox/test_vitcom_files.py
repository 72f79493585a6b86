# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Files that vitcom's answers link to: daily CDRs, invoices, port-in documents, trunk settings."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta

import pytest
import requests

from tests.unit.sandbox.vitcom_client import Vitcom

LINKS = ("daily_cdrs", "daily_cdrs_termination")


def get(vitcom: Vitcom, url: str) -> requests.Response:
    """Download a file."""
    answer = vitcom.served.http.get(url, timeout=20)
    assert answer.status_code == 200, answer.text
    return answer


def records(vitcom: Vitcom, url: str) -> list[dict[str, str]]:
    answer = get(vitcom, url)
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(answer.text.splitlines()))


def today(vitcom: Vitcom) -> date:
    return date.fromisoformat(vitcom.served.get("clock")["now"][:10])


@pytest.fixture
def owner(vitcom: Vitcom) -> Vitcom:
    """The customer, who owns a number and a termination trunk."""
    vitcom.served.control("grant", {"api": "vitcom", "numbers": ["2062190001"]})
    vitcom.call("defineTrunk_termination", title="out", ipaddress="203.0.113.9", ports="10")
    return vitcom


@pytest.mark.parametrize("verb", LINKS)
def test_thirty_days_are_listed_the_newest_first(owner: Vitcom, verb: str) -> None:
    rows = owner.call(verb)["data"]
    expected = [f"{today(owner) - timedelta(days=n)} 00:00:00" for n in range(1, 31)]
    assert [row["date"] for row in rows] == expected
    assert {tuple(row) for row in rows} == {("date", "success", "failed")}


@pytest.mark.parametrize("verb", LINKS)
def test_files_hold_the_calls_of_their_day(owner: Vitcom, verb: str) -> None:
    row = owner.call(verb)["data"][3]
    answered, failed = records(owner, row["success"]), records(owner, row["failed"])
    assert len(answered) + len(failed) == 40
    assert {entry["Date"][:10] for entry in answered + failed} == {row["date"][:10]}
    assert {entry["Duration"] for entry in failed} == {"0"}
    assert "0" not in {entry["Duration"] for entry in answered}


def test_a_file_is_the_same_each_time(owner: Vitcom) -> None:
    url = owner.call("daily_cdrs")["data"][0]["success"]
    assert get(owner, url).content == get(owner, url).content


def test_dates_choose_the_days(owner: Vitcom) -> None:
    rows = owner.call("daily_cdrs", **{"from": "2015-04-28", "to": "2015-04-29"})["data"]
    assert [row["date"] for row in rows] == ["2015-04-29 00:00:00", "2015-04-28 00:00:00"]
    assert records(owner, rows[0]["success"])


def test_days_to_come_are_not_listed(owner: Vitcom) -> None:
    tomorrow = str(today(owner) + timedelta(days=1))
    assert owner.call("daily_cdrs", **{"from": tomorrow})["data"] == []
    assert len(owner.call("daily_cdrs", to=tomorrow)["data"]) == 30


@pytest.mark.parametrize("verb", [*LINKS, "get_invoices"])
@pytest.mark.parametrize(
    ("dates", "parameter"),
    [
        ({"from": "2015-04-29 00:00:00"}, "from"),
        ({"to": "yesterday"}, "to"),
        ({"from": "2015-04-29", "to": "2015-04-28"}, "to"),
    ],
)
def test_nonsense_dates_are_refused(owner: Vitcom, verb: str, dates: dict[str, str], parameter: str) -> None:
    assert owner.refused(verb, **dates) == f"Invalid {parameter}"


def test_a_year_of_invoices_the_oldest_first(owner: Vitcom) -> None:
    dates = [row["date"] for row in owner.call("get_invoices")["data"]]
    assert (len(dates), dates) == (12, sorted(dates))
    assert {entry[8:] for entry in dates} == {"01 00:00:00"}


def test_an_invoice_is_a_pdf(owner: Vitcom) -> None:
    url = owner.call("get_invoices", **{"from": "2015-05-01", "to": "2015-05-31"})["data"][0]["file"]
    answer = get(owner, url)
    assert (answer.headers["content-type"], answer.content[:5], answer.content[-6:]) == (
        "application/pdf",
        b"%PDF-",
        b"%%EOF\n",
    )
    assert b"Numbers \\(1\\): 0.50" in answer.content


def test_the_objects_of_a_pdf_are_where_its_table_says(owner: Vitcom) -> None:
    content = get(owner, owner.call("get_invoices")["data"][0]["file"]).content
    start = int(content.split(b"startxref\n")[1].split()[0])
    assert content[start : start + 4] == b"xref"
    places = [int(place) for place in re.findall(rb"^(\d{10}) 00000 n", content, re.MULTILINE)]
    assert [content[place:].split(b"\n")[0] for place in places] == [b"%d 0 obj" % n for n in range(1, 6)]


def test_links_may_leave_the_host(owner: Vitcom) -> None:
    owner.read(file_links="other_host")
    urls = [*owner.call("daily_cdrs")["data"][0].values(), owner.call("get_invoices")["data"][0]["file"]]
    assert {url.split("/")[2].split(":")[0] for url in urls[1:]} == {"localhost"}
    assert not owner.url.startswith(urls[1].rpartition(":")[0])


def test_documents_of_a_port_in_are_served_as_uploaded(vitcom: Vitcom) -> None:
    vitcom.port("14255550123")
    order = vitcom.call("get_lnp_orders")["Orders"][0]
    answer = get(vitcom, order["loa"])
    assert (answer.content, answer.headers["content-type"]) == (b"%PDF loa", "application/pdf")
    assert "loa.pdf" in answer.headers["content-disposition"]
    assert get(vitcom, order["carrier_doc"]).content == b"%PDF bill"


def test_settings_of_a_termination_trunk_are_a_pdf(owner: Vitcom) -> None:
    answer = get(owner, owner.call("get_trunk_termination")["data"][0]["config"])
    assert b"203.0.113.9" in answer.content


@pytest.mark.parametrize(
    "path",
    [
        "uploads/cdr_0/origination-2015-04-29-success.csv",
        "uploads/cdr_{folder}/origination-2015-02-30-success.csv",
        "uploads/cdr_{folder}/origination-2999-01-01-success.csv",
        "uploads/cdr_{folder}/anything.csv",
        "downloads/invoices_{folder}/invoice-2999-01-01.pdf",
        "downloads/invoices_{folder}/invoice-2015-13-01.pdf",
        "downloads/invoices_{folder}/invoice.pdf",
        "uploads/portin/1-loa_doc",
        "ajax/settings_pdf/192.0.2.1",
    ],
)
def test_other_files_do_not_exist(owner: Vitcom, path: str) -> None:
    folder = owner.call("daily_cdrs")["data"][0]["success"].split("/cdr_")[1].split("/")[0]
    url = f"{owner.url}/{path.replace('{folder}', folder)}"
    assert owner.served.http.get(url, timeout=20).status_code == 404


def test_downloads_are_logged_and_can_be_cut(owner: Vitcom) -> None:
    url = owner.call("daily_cdrs")["data"][0]["success"]
    owner.served.control("faults", [{"path": "uploads", "kind": "truncated"}])
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        owner.served.http.get(url, timeout=20)
    assert owner.served.get("log")[-1]["call"] == "uploads"
