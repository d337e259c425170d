"""Every figure that is exposed is in the docs, with each of its labels; and each is counted."""

import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from prometheus_client import REGISTRY, CollectorRegistry, Metric

from bot import meters
from bot.serve.gauges import Gauges
from bot.serve.rounds import Rounds
from bot.serve.watchdog import NEW_SOCKET_AFTER, Watchdog
from bot.slack.answering import KINDS
from bot.store.engine import Busy
from tests.serve.test_serve_watchdog import Line
from tests.serve.waiting import A_LONG_TIME
from tests.slack.edge import TEN, Edge, an_edge

DOCS = Path(__file__).parents[2] / "docs" / "metrics.md"
NOT_OURS = re.compile("python_|process_")


@pytest.fixture
def edge(tmp_path: Path) -> Iterator[Edge]:
    with an_edge(tmp_path, delivery="http") as edge:
        yield edge


def exposed(edge: Edge) -> Iterator[Metric]:
    own = CollectorRegistry()
    own.register(Gauges(edge.bot, Watchdog(Line())))
    for registry in (REGISTRY, own):
        for family in registry.collect():
            if not NOT_OURS.match(family.name):
                yield family


def documented() -> dict[str, str]:
    """What the docs say of each figure, by its name."""
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def name(family: Metric) -> str:
    return f"{family.name}_total" if family.type == "counter" else family.name


def test_the_docs_name_what_is_exposed_and_nothing_else(edge: Edge) -> None:
    assert {name(family) for family in exposed(edge)} == set(documented())


def test_the_docs_name_every_label(edge: Edge) -> None:
    works(edge)
    told = documented()
    for family in exposed(edge):
        for sample in family.samples:
            for label in set(sample.labels) - {"le"}:
                assert f"`{label}`" in told[name(family)], sample


def test_the_docs_name_every_kind_and_outcome(edge: Edge) -> None:
    works(edge)
    told = documented()
    assert all(f" {kind}," in told["envelopes_total"] for kind in KINDS.values())
    for family in exposed(edge):
        for sample in family.samples:
            outcome = sample.labels.get("outcome") or sample.labels.get("reason") or "no"
            assert outcome == "no" or re.search(rf"[ :]{outcome}\b", told[name(family)]), sample


def test_what_people_do_is_counted_by_kind_and_timed(edge: Edge) -> None:
    timed = {"kind": "command"}
    before = went_well(), value("acknowledgement_seconds_count", timed)
    edge.ana.types("/touch help")
    assert (went_well(), value("acknowledgement_seconds_count", timed)) == (
        before[0] + 1,
        before[1] + 1,
    )


def went_well() -> float:
    """How many commands: on a machine with much to do Slack would have some answers late."""
    each = ({"kind": "command", "outcome": one} for one in ("ok", "late"))
    return sum(value("envelopes_total", one) for one in each)


def test_what_is_asked_of_slack_is_counted_whichever_client_asks(edge: Edge) -> None:
    of_home = ("slack_calls_total", {"method": "views.publish", "outcome": "ok"})
    of_notes = ("slack_calls_total", {"method": "chat.postMessage", "outcome": "ok"})
    refused = ("slack_calls_total", {"method": "chat.postMessage", "outcome": "refused"})
    before = [value(*one) for one in (of_home, of_notes, refused)]
    edge.walk(TEN)
    edge.ana.hands.looks_at_home()
    after = [value(*one) for one in (of_home, of_notes, refused)]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 2, 0]


def test_a_refused_request_is_counted_by_its_reason(edge: Edge) -> None:
    reason = ("requests_refused_total", {"reason": "signature"})
    before, url = value(*reason), urlsplit(edge.sandbox.request_url or "")
    line = http.client.HTTPConnection(url.hostname or "", url.port, timeout=A_LONG_TIME)
    line.request("POST", url.path, b"unsigned")
    assert line.getresponse().status == 401
    line.close()
    assert value(*reason) == before + 1


def test_rounds_are_counted_by_how_they_end() -> None:
    before = value("rounds_total", {"outcome": "ok"}), value("rounds_total", {"outcome": "failed"})
    Rounds(lambda: None)()
    with pytest.raises(ZeroDivisionError):
        Rounds(lambda: 1 // 0)()
    assert value("rounds_total", {"outcome": "ok"}) == before[0] + 1
    assert value("rounds_total", {"outcome": "failed"}) == before[1] + 1


def test_a_busy_record_and_a_silent_socket_are_counted() -> None:
    before = value("record_busy_total"), value("socket_reconnects_total")
    Busy("Somebody else was writing all the while.")
    line = Line()
    dog = Watchdog(line, lambda: line.now)
    line.now = NEW_SOCKET_AFTER
    dog.look()
    assert (value("record_busy_total"), value("socket_reconnects_total")) == (
        before[0] + 1,
        before[1] + 1,
    )


def works(edge: Edge) -> None:
    """A bit of everything, so that the figures have labels."""
    edge.walk(TEN)
    edge.ana.types("/touch Acme call today")
    edge.ana.hands.looks_at_home()
    meters.REQUESTS_REFUSED.labels("too_long").inc()


def value(name: str, labels: dict[str, str] | None = None) -> float:
    return REGISTRY.get_sample_value(name, labels or {}) or 0.0
