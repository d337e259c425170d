"""What every database says of two days in words of its own."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Float, String, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Day = ColumnElement[Any]


def later_of(one: Day, other: Day | date) -> Day:
    """None where one of them is."""
    known = literal(other, Date) if isinstance(other, date) else other
    return case((one >= known, one), (one < known, known))


class DaysBetween(FunctionElement[float]):
    """From one day to a later one, as a number that can be divided."""

    type = Float()
    inherit_cache = True


def days_between(first: Day, last: Day | date) -> DaysBetween:
    known = literal(last, Date) if isinstance(last, date) else last
    return DaysBetween(first, known)


class Spelled(FunctionElement[str]):
    """Year-month-day, whatever way of writing dates a server prefers."""

    type = String()
    inherit_cache = True


def spelled(day: Day) -> Spelled:
    return Spelled(day)


@compiles(DaysBetween, "sqlite")
def _in_sqlite(element: DaysBetween, compiler: SQLCompiler, **how: object) -> str:
    first, last = (compiler.process(one, **how) for one in element.clauses)
    return f"(julianday({last}) - julianday({first}))"


@compiles(DaysBetween, "postgresql")
def _in_postgresql(element: DaysBetween, compiler: SQLCompiler, **how: object) -> str:
    first, last = (compiler.process(one, **how) for one in element.clauses)
    return f"CAST(CAST({last} AS DATE) - CAST({first} AS DATE) AS FLOAT)"


@compiles(Spelled, "sqlite")
def _as_it_is(element: Spelled, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(element.clauses, **how)


@compiles(Spelled, "postgresql")
def _to_char(element: Spelled, compiler: SQLCompiler, **how: object) -> str:
    return f"to_char({compiler.process(element.clauses, **how)}, 'YYYY-MM-DD')"
