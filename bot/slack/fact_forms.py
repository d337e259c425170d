"""Opening the form of a noun with what is known filled in."""

import json
from datetime import date

from bot.flow.visit import Visit
from bot.model import Dossier
from bot.model.nouns import CUSTOMER, Noun, Sort, Value
from bot.slack.reply import Json
from bot.store import told
from bot.store.engine import reading
from bot.views.fact_form import There, fact_form
from bot.words.fact_reading import FactLine

VALUES = (date, int, bool, str)


def form_for(visit: Visit, whole: Dossier, line: FactLine, **about: object) -> Json:
    """What a line says, over what the record holds of its row; `about` comes back with the form."""
    row = whole.id if line.noun == CUSTOMER else line.row_id
    kept = _kept(visit, line.noun, row) if row is not None else None
    # Somebody who is there keeps their whole name, however short the line put it.
    said = {key: value for key, value in line.facts.items() if not (kept and key == "name")}
    metadata = {
        "noun": line.noun.word,
        "customer": whole.id,
        "row": row if kept else None,
        "said": sorted(said),
        **about,
    }
    return fact_form(
        line.noun,
        whole.customer.name,
        _there(whole),
        {**(_today(visit, line.noun) if kept is None else kept), **said},
        metadata=json.dumps(metadata),
        unread=line.strange,
    )


def _kept(visit: Visit, noun: Noun, row_id: int) -> dict[str, Value] | None:
    """What the record holds, without what is empty; None where there is no such row."""
    with reading(visit.engine) as connection:
        row = told.get(connection, visit.workspace_id, noun, row_id)
    if row is None:
        return None
    found = {field.name: row.columns.get(field.kept_in) for field in noun.fields}
    return {name: value for name, value in found.items() if isinstance(value, VALUES) and value}


def _today(visit: Visit, noun: Noun) -> dict[str, Value]:
    days = (field for field in noun.fields if field.sort is Sort.DAY and field.today)
    return {field.name: visit.today for field in days}


def _there(whole: Dossier) -> There:
    return There(
        people=[(one.key, one.name) for one in whole.customer.contacts],
        projects=[(one.key, one.name) for one in whole.customer.projects],
        accounts={one.id: one.slack_id for one in whole.members.values() if one.slack_id},
    )
