"""The rows of each file, from the record: by column, and only what is not empty."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.intake import spelled
from bot.intake.called import Called
from bot.intake.directory import folded
from bot.intake.logged import external_id
from bot.model.nouns import CONTACT, CUSTOMER, PROJECT, TOLD, Field, Noun, Sort
from bot.store import export as store
from bot.store import intake as intake_store
from bot.store import visible

Row = dict[str, str]
PUBLIC = {"private": False}


@dataclass(frozen=True, slots=True)
class Source:
    """A workspace that is written down, or `whose` customers of it alone."""

    connection: Connection
    workspace_id: int
    called: Called
    private: bool
    whose: store.Whose | None = None

    def pages(self, noun: str, only: Mapping[str, object]) -> Iterator[Sequence[store.SqlRow]]:
        return store.pages(self.connection, self.workspace_id, noun, only, self.whose)

    def count(self, noun: str, only: Mapping[str, object]) -> int:
        return store.count(self.connection, self.workspace_id, noun, only, self.whose)

    def rows(self, noun: str, **only: object) -> Iterator[store.SqlRow]:
        for page in self.pages(noun, only):
            yield from page


def _cell(called: Called, field: Field, value: object) -> str:
    named = {
        Sort.COLLEAGUE: called.members,
        Sort.CONTACT: called.contacts,
        Sort.PROJECT: called.projects,
    }.get(field.sort)
    if named is not None:
        return spelled.line(named.get(value)) if isinstance(value, int) else ""
    ways: dict[Sort, Callable[[object], str]] = {
        Sort.DAY: spelled.day,
        Sort.YES_NO: spelled.yes_or_no,
        Sort.TEXT: spelled.lines,
    }
    return ways.get(field.sort, spelled.line)(value)


def _fields(source: Source, noun: Noun, row: store.SqlRow) -> Row:
    """A birthday is a personal fact: it is written with the private ones alone."""
    held = row._mapping
    return {
        field.name: _cell(source.called, field, held[field.kept_in])
        for field in noun.fields
        if field.kept_in in held and (source.private or field.sort is not Sort.BIRTHDAY)
    }


def _whose(source: Source, row: store.SqlRow) -> str:
    return spelled.line(source.called.customers[row.customer_id])


def _members(source: Source) -> Iterator[Row]:
    for row in source.rows("members", channel=False):
        yield {
            "name": spelled.line(row.name),
            "email": spelled.line(row.email).lower(),
            "timezone": row.timezone,
            "country": row.country,
            "slack_id": row.slack_id or "",
            "hours": spelled.hours(row.starts_at, row.ends_at),
            "daily_budget": str(row.daily_budget),
            "weekly_budget": str(row.weekly_budget),
            "active": spelled.yes_or_no(row.active),
            "language": row.language,
        }


def _customers(source: Source) -> Iterator[Row]:
    aliases: dict[int, list[str]] = {}
    for customer_id, alias in intake_store.alias_names(source.connection, source.workspace_id):
        aliases.setdefault(customer_id, []).append(alias)
    for page in source.pages("customers", {}):
        shared_with = _shared_with(source, [row.id for row in page if row.private])
        for row in page:
            yield _fields(source, CUSTOMER, row) | {
                "aliases": spelled.several(_others(row.name, aliases.get(row.id, ()))),
                "stage": spelled.line(row.stage),
                "tags": spelled.several(row.tags),
                # A "no" would undo what somebody hides between this export and its import.
                "private": "yes" if row.private else "",
                "shared_with": spelled.several(shared_with.get(row.id, ())),
            }


def _shared_with(source: Source, customer_ids: Sequence[int]) -> dict[int, list[str]]:
    """By name, without the team's channel: no file names it."""
    shares = visible.shared_with(source.connection, source.workspace_id, customer_ids)
    called = source.called.members
    return {
        customer_id: [called[one] for one in sorted(members) if one in called]
        for customer_id, members in shares.items()
    }


def _others(name: str, aliases: Iterable[str]) -> list[str]:
    """To an import, a spelling that differs only in case is no other name."""
    known = {folded(name): name}
    for alias in aliases:
        known.setdefault(folded(alias), alias)
    return list(known.values())[1:]


def _contacts(source: Source) -> Iterator[Row]:
    for row in source.rows("contacts"):
        yield {"customer": _whose(source, row)} | _fields(source, CONTACT, row)


def _projects(source: Source) -> Iterator[Row]:
    """A row for each stage; what is known of the project stands in its first."""
    for page in source.pages("projects", {}):
        ids = [row.id for row in page]
        entered = store.stages(source.connection, source.workspace_id, ids)
        for row in page:
            name = {
                "customer": _whose(source, row),
                "name": spelled.line(row.name),
            }
            stages = [
                {"stage": one.stage, "entered_on": spelled.day(one.entered_on)}
                for one in entered[row.id]
            ]
            yield name | _fields(source, PROJECT, row) | (stages[0] if stages else {})
            for later in stages[1:]:
                yield name | later


def _offerings(source: Source) -> Iterator[Row]:
    for row in source.rows("offerings"):
        yield {
            "title": spelled.line(row.title),
            "published_on": spelled.day(row.published_on),
            "kind": spelled.line(row.kind),
            "tags": spelled.several(row.tags),
            "link": spelled.line(row.link),
        }


def _told(noun: Noun) -> Callable[[Source], Iterator[Row]]:
    def rows(source: Source) -> Iterator[Row]:
        for row in source.rows(noun.table, **dict(noun.fixed)):
            whose = {"customer": _whose(source, row)}
            yield whose | _fields(source, noun, row)

    return rows


def _touchpoints(source: Source) -> Iterator[Row]:
    only = {} if source.private else PUBLIC
    called = source.called
    for page in source.pages("touchpoints", only):
        ids = [row.id for row in page]
        people = intake_store.people_of(source.connection, source.workspace_id, ids)
        for row in page:
            loops = called.loops(row.customer_id) if row.loop_id else {}
            yield {
                "customer": _whose(source, row),
                "on": spelled.day(row.on),
                "kind": row.kind,
                "by": spelled.line(called.members.get(row.by_member_id)),
                "with": spelled.several(called.contacts[one] for one in sorted(people[row.id])),
                "project": spelled.line(called.projects.get(row.project_id)),
                "mood": str(row.mood or ""),
                "note": spelled.lines(row.note),
                "external_id": spelled.line(external_id(row.id, row.identity, row.recorded_at)),
                "began": row.began,
                "answered": spelled.yes_or_no(row.answered),
                "private": spelled.yes_or_no(row.private),
                "step": spelled.line(row.step),
                "loop": spelled.line(loops.get(row.loop_id)),
            }


ROWS: dict[str, Callable[[Source], Iterator[Row]]] = {
    "members.csv": _members,
    "customers.csv": _customers,
    "contacts.csv": _contacts,
    "projects.csv": _projects,
    "offerings.csv": _offerings,
    **{noun.file: _told(noun) for noun in TOLD},
    "touchpoints.csv": _touchpoints,
}
