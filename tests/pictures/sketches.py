"""Customers to draw: one that is plain, and many that are not."""

from collections.abc import Sequence
from datetime import date, timedelta

from rules.kit import Colleague, Contact, Customer, Kind, Touch

TODAY = date(2026, 3, 3)
PNG = b"\x89PNG\r\n\x1a\n"
ANA, BEN = Colleague("1", "Ana Ruiz"), Colleague("2", "Ben Okafor")
CARLA = Contact(key="c", name="Carla Costa")

NAMES = (
    "محمد الفاتح",
    "שרה כהן",
    "王小明",
    "山田太郎",
    "김철수",
    "สมชาย ใจดี",
    "अनिरुद्ध क्षत्रिय",
    "🎉 Ana 😀",
    "Łukasz <b>&amp; Ωμέγα Иван",
    "\u202eevil\u202c",
    "]]> & < ' \" \x00\x1b \ud800",
    "A" * 200,
    "王" * 200,
    "   ",
    "",
)
UNWRITTEN = "\U0001e900\U0001e901"
"""Adlam, for which we carry no font."""


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def met(
    days_ago: int,
    kind: Kind = Kind.CALL,
    *contacts: Contact,
    by: Colleague | None = ANA,
    mood: int | None = None,
) -> Touch:
    return Touch(on=ago(days_ago), kind=kind, contacts=contacts, by=by, mood=mood)


def acme(*touches: Touch, name: str = "Acme", contacts: Sequence[Contact] = (CARLA,)) -> Customer:
    in_order = tuple(sorted(touches, key=lambda one: one.on))
    return Customer(key="1", name=name, contacts=tuple(contacts), touches=in_order)
