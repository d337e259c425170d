"""A folder in which every file has every column, with names that make trouble."""

import csv
import io

from bot.intake.files import SHEETS
from tests.intake.harbour import Harbour

Rows = tuple[dict[str, str], ...]

HIDDEN = "@Safe & Sound"
ZEN = '=HYPERLINK("https://x";"y")'
BACK = "Ends with a \\"

FACTS: dict[str, Rows] = {
    "members.csv": (
        {
            "name": "Ana Ruiz",
            "email": "ana@second-date.example",
            "timezone": "Europe/Madrid",
            "country": "ES",
            "slack_id": "UANA",
            "hours": "07:30-16:00",
            "daily_budget": "2",
            "weekly_budget": "0",
            "active": "yes",
            "language": "de",
        },
        {"name": "Ben", "email": "ben@second-date.example", "active": "no"},
        {"name": "Ben", "email": "other.ben@second-date.example", "slack_id": "UBEN2"},
        {"name": "+Dee; Wong", "language": "en"},
    ),
    "customers.csv": (
        {
            "name": "Ada's Bakery",
            "owner": "other.ben@second-date.example",
            "tier": "A",
            "country": "DE",
            "since": "2024-01-15",
            "standing": "lost",
            "standing_since": "2026-01-10",
            "lost_because": "=too dear; they said",
            "renews_on": "2026-09-01",
            "loyalty": "for life",
            "aliases": r"Ada; Bäckerei Ada; A\;B; -Ada-",
            "stage": "delivery",
            "tags": "food; berlin",
        },
        {
            "name": HIDDEN,
            "owner": "Ana Ruiz",
            "aliases": "The vault",
            "private": "yes",
            "shared_with": r"+Dee\; Wong; other.ben@second-date.example; ben@second-date.example",
        },
        {"name": ZEN, "owner": "Ana Ruiz", "standing": "do-not-contact"},
        {"name": "'=quoted"},
        {"name": '+49 & Söhne, "GmbH"'},
    ),
    "contacts.csv": (
        {
            "customer": "Ada",
            "name": "Eli Ray",
            "title": "Boss",
            "department": "@home",
            "seniority": "executive",
            "email": "eli@bakery.example",
            "birthday": "--02-29",
            "champion": "yes",
            "standing": "active",
            "met_on": "2026-02-20",
            "successor_of": "Dee; Wong",
        },
        {
            "customer": "Ada",
            "name": "Dee; Wong",
            "standing": "left",
            "standing_since": "2026-02-01",
        },
        {"customer": "Ada", "name": BACK, "birthday": "1980-05-03", "champion": "no"},
        {"customer": ZEN, "name": "-1"},
        {"customer": HIDDEN, "name": "Vera Vault", "birthday": "--01-01"},
    ),
    "projects.csv": (
        {
            "customer": "Ada",
            "name": "+Shop",
            "stage": "contract",
            "entered_on": "2025-02-03",
            "chosen_on": "2025-02-01",
            "chosen_because": "we listened",
            "ends_on": "2025-05-01",
            "report_every": "7",
            "paused_on": "2025-03-01",
            "delivered_on": "2025-04-01",
            "accepted_on": "2025-04-07",
            "lost_on": "2025-06-01",
            "lost_because": "budget",
        },
        {"customer": "Ada", "name": "+Shop", "stage": "delivery", "entered_on": "2025-02-10"},
        {"customer": ZEN, "name": "Till"},
        {"customer": HIDDEN, "name": "Vault", "stage": "contract", "entered_on": "2025-02-03"},
    ),
    "offerings.csv": (
        {
            "title": "@The warm box",
            "published_on": "2025-03-03",
            "kind": "case study",
            "tags": "packaging; bread",
            "link": "https://example.com/warm",
        },
    ),
    "concerns.csv": (
        {
            "customer": "Ada",
            "text": "The price\nrises; again",
            "opened_on": "2025-03-01",
            "severity": "severe",
            "contact": "Dee; Wong",
            "by": "Ana Ruiz",
            "wait_until": "2025-03-10",
            "closed_on": "2025-04-01",
        },
        {"customer": "Ada", "text": "-", "opened_on": "2025-03-02"},
        {"customer": HIDDEN, "text": "the vault leaks", "opened_on": "2025-03-02"},
    ),
    "promises.csv": (
        {"customer": "Ada", "text": "-", "opened_on": "2025-03-02", "severity": "minor"},
        {"customer": "Ada", "text": "-", "opened_on": "2025-03-05"},
        {
            "customer": ZEN,
            "text": "a call",
            "opened_on": "2025-03-02",
            "contact": "-1",
            "by": "Ana Ruiz",
            "wait_until": "2025-03-04",
            "closed_on": "2025-03-04",
        },
    ),
    "honest_noes.csv": (
        {
            "customer": "Ada",
            "text": "a second till",
            "on": "2025-03-03",
            "contact": BACK,
            "win": "5,000",
            "instead": "=mend the first",
            "revisit_on": "2025-09-03",
            "closed_on": "2025-10-03",
        },
    ),
    "jobs.csv": (
        {"customer": "Ada", "text": "“sell warm bread”", "on": "2025-01-20", "contact": "Eli Ray"},
    ),
    "needs.csv": (
        {
            "customer": "Ada",
            "tag": "packaging",
            "text": "@boxes",
            "on": "2025-01-20",
            "met_on": "2025-03-20",
            "refused_on": "2025-02-20",
        },
    ),
    "values.csv": (
        {
            "customer": "Ada",
            "text": "+30 % bread",
            "on": "2025-05-20",
            "contact": "Eli Ray",
            "project": "+Shop",
        },
    ),
    "life_events.csv": (
        {
            "customer": "Ada",
            "contact": "Eli Ray",
            "kind": "baby",
            "on": "2026-02-20",
            "silent": "yes",
        },
    ),
    "terms.csv": (
        {
            "customer": "Ada",
            "project": "+Shop",
            "item": "what they get",
            "text": "a shop\non the river",
            "on": "2025-02-03",
        },
    ),
    "roles.csv": (
        {"customer": "Ada", "role": "care", "member": "ben@second-date.example"},
        {"customer": "Ada", "role": "care", "since": "2025-06-01"},
        {"customer": HIDDEN, "role": "sponsor", "member": "Ana Ruiz"},
    ),
    "touchpoints.csv": (
        {
            "customer": "Ada",
            "on": "2025-03-03",
            "kind": "call",
            "by": "Ana Ruiz",
            "with": rf"Dee\; Wong; {BACK} ; Eli Ray",
            "project": "+Shop",
            "mood": "4",
            "note": "-they said:\n\n=1+1",
            "external_id": "-crm-1",
            "began": "they",
            "answered": "no",
            "private": "yes",
            "step": "internal review",
            "loop": "promise 2025-03-02 -",
        },
        {"customer": "Ada", "on": "2025-03-04", "kind": "email", "loop": "the price rises; AGAIN"},
        {"customer": "Ada", "on": "2025-03-04", "kind": "email", "loop": "2025-03-05 -"},
        {"customer": ZEN, "on": "2025-03-04", "kind": "email", "with": "-1", "answered": "yes"},
        {"customer": ZEN, "on": "2027-03-04", "kind": "meeting", "began": "we"},
        {"customer": "'=quoted", "on": "2025-03-04", "kind": "visit"},
        {"customer": HIDDEN, "on": "2025-03-04", "kind": "visit", "with": "Vera Vault"},
        {"customer": HIDDEN, "on": "2025-03-05", "kind": "visit", "private": "yes"},
    ),
}

NAMES_OF = {  # in a cell, a name that a spreadsheet would take for a formula has a quote before it
    "'=quoted": "''=quoted",
    ZEN: ZEN,
}


def rich_file(name: str) -> str:
    columns = SHEETS[name][0].known
    text = io.StringIO()
    out = csv.DictWriter(text, columns, lineterminator="\n")
    out.writeheader()
    for row in FACTS[name]:
        out.writerow({column: NAMES_OF.get(cell, cell) for column, cell in row.items()})
    return text.getvalue()


def put_rich_folder(harbour: Harbour) -> Harbour:
    for name in FACTS:
        harbour.put_bytes(name, rich_file(name).encode())
    return harbour
