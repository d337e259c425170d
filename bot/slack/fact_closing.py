"""A concern, a promise or an honest no is settled."""

from dataclasses import replace
from datetime import date

from bot.flow import learn
from bot.flow.learn import CannotLearn
from bot.flow.visit import Visit
from bot.model import Dossier
from bot.model.nouns import CONCERN, HONEST_NO, Noun
from bot.slack.reply import Json
from bot.views import answers
from bot.words.fact_reading import FactLine
from bot.words.names import normalise
from rules.kit import LoopKind


def close(visit: Visit, whole: Dossier, line: FactLine) -> Json:
    """Settle the one that is meant, or ask which one."""
    on = line.facts["closed_on"]
    wanted = normalise(line.closing or "").split()
    fitting = [
        (row, text)
        for row, text in _open_ones(whole, line.noun)
        if all(word in normalise(text) for word in wanted)
    ]
    if not fitting or not isinstance(on, date):
        return answers.none_is_open(whole.customer.name, line.noun, line.closing or "")
    if len(fitting) > 1:
        return answers.which_is_over(line.noun, fitting, on)
    return settle(visit, whole, line.noun, fitting[0][0], on)


def settle(visit: Visit, whole: Dossier, noun: Noun, row_id: int, on: date) -> Json:
    """Close what is open, and say which one it was."""
    text = dict(_open_ones(whole, noun)).get(row_id, "")
    try:
        learnt = learn.settle(visit, noun, row_id, on)
    except CannotLearn as trouble:
        return answers.trouble(trouble.advice)
    was = (noun.field("text").called, text)
    learnt = replace(learnt, what=(was, *learnt.what))
    return answers.learnt(learnt, noun, visit.today, visit.now)


def _open_ones(whole: Dossier, noun: Noun) -> list[tuple[int, str]]:
    if noun == HONEST_NO:
        return [(int(one.key), one.text) for one in whole.customer.noes if one.open]
    kind = LoopKind.CONCERN if noun == CONCERN else LoopKind.PROMISE
    loops = (one for one in whole.customer.loops if one.open and one.kind is kind)
    return [(int(one.key), one.text) for one in loops]
