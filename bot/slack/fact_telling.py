"""From a line that tells a fact to the record, or to the question that is missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.flow import record
from bot.flow.called import called
from bot.flow.learn import CannotLearn, learn
from bot.flow.record import Happened
from bot.flow.visit import Visit
from bot.model import Dossier
from bot.model.learnt import Learnt
from bot.model.nouns import CONTACT, PROJECT, Noun, Value
from bot.slack.fact_closing import close
from bot.slack.fact_forms import form_for
from bot.slack.fact_ground import Typed, dossier, setting
from bot.slack.reply import Json, keep_typed
from bot.slack.telling import Told, together
from bot.store import customers
from bot.store.engine import reading
from bot.views import answers
from bot.views.fact_words import line_to_copy
from bot.words.fact_line import Address, address, nearest, read_fact
from bot.words.fact_reading import FactLine
from bot.words.touch_split import take_private
from rules.kit import INTERNAL, Kind, Stage
from rules.kit.language import say, word


def take(visit: Visit, typed: Typed, picked: int | None = None) -> Told | None:
    """Learn what a line tells. None when it is only a name; `picked` settles whose line it is."""
    text, private = take_private(typed.text)
    about = address(text, called(visit, text))
    if about is None:
        return None
    customer_id = picked or about.found.sure
    if customer_id is None:
        return Told(_whose(visit, about, typed.text))
    whole = dossier(visit, customer_id)
    if whole is None:
        return Told(answers.stranger(about.words, typed.text))
    if private and about.noun and not about.noun.private:
        return Told(answers.not_private(whole.customer.name, about.said))
    return _tell(visit, whole, about, typed)


def _tell(visit: Visit, whole: Dossier, about: Address, typed: Typed) -> Told:
    if about.noun is None:
        word = about.said.partition(" ")[0]
        return Told(answers.unknown_word(whole.customer.name, about.said, nearest(word)))
    if not about.rest:
        return Told(form=form_for(visit, whole, FactLine(noun=about.noun, facts={})))
    line = read_fact(about.noun, about.rest, setting(visit, whole, typed))
    if line.only_named:
        return Told(form=form_for(visit, whole, line))
    return Told(_take(visit, whole, line, replace(typed, text=_by_name(whole, about.said))))


def form_of(visit: Visit, typed: Typed, **elsewhere: object) -> Json | None:
    """The form with what a line says filled in, once it is asked for."""
    text, _ = take_private(typed.text)
    about = address(text, called(visit, text))
    whole = dossier(visit, (about.found.sure if about else None) or 0)
    if about is None or about.noun is None or whole is None:
        return None
    line = read_fact(about.noun, about.rest, setting(visit, whole, typed))
    return form_for(visit, whole, line, **elsewhere)


def too_late(visit: Visit, typed: Typed) -> Json:
    """The same form behind a button, with nothing that was typed lost."""
    return answers.open_again(
        say("Slack took too long to open the form. Nothing you typed is lost."),
        keep_typed(visit, typed.text),
    )


def learn_of(visit: Visit, whole: Dossier, noun: Noun, facts: Mapping[str, Value]) -> Learnt:
    """A first project need not be told of by itself. Raises CannotLearn."""
    name = facts.get("project")
    if isinstance(name, str) and not whole.customer.projects:
        project = learn(visit, whole.id, PROJECT, {"name": name})
        facts = {**facts, "project": project.row_id}
    return learn(visit, whole.id, noun, facts)


def _whose(visit: Visit, about: Address, text: str) -> Json:
    with reading(visit.engine) as connection:
        names = customers.name_of(
            connection, visit.workspace_id, about.found.choices, visit.member.id
        )
    offered = [(one, names[one]) for one in about.found.choices if one in names]
    if not offered:
        return answers.stranger(about.words, text)
    return answers.whose_fact(about.words, offered, keep_typed(visit, text))


def _take(visit: Visit, whole: Dossier, line: FactLine, typed: Typed) -> Json:
    if line.closing is not None:
        return close(visit, whole, line)
    if not line.whole:
        return _ask(visit, whole, line, _advice(line, whole), typed)
    try:
        learnt = learn_of(visit, whole, line.noun, _facts(whole, line))
    except CannotLearn as trouble:
        return _ask(visit, whole, line, trouble.advice, typed)
    said = answers.learnt(learnt, line.noun, visit.today, visit.now, unread=line.strange)
    if line.mood is None or line.noun != PROJECT:
        return said
    return together([said, answers.logged(record.log(visit, _milestone(line, learnt, typed)))])


def _ask(visit: Visit, whole: Dossier, line: FactLine, advice: str, typed: Typed) -> Json:
    pending = keep_typed(visit, typed.text)
    name = whole.customer.name
    copied = _line_to_copy(line, typed.text.removeprefix(_by_name(whole, "")))
    return answers.ask_for_rest(name, advice, copied, pending, unread=line.strange)


def _line_to_copy(line: FactLine, said: str) -> str:
    if line.stranger and line.noun == CONTACT:
        return f"contact {said.removeprefix('@')}"
    project = line.facts.get("project")
    if isinstance(project, str):
        return f"project {project} contract"
    return line_to_copy(line.noun, said)


def _by_name(whole: Dossier, said: str) -> str:
    """A line that names its customer beyond doubt."""
    name = whole.customer.name.replace('"', "")
    return f'"{name}" {said}'


def _advice(line: FactLine, whole: Dossier) -> str:
    if line.stranger:
        name = line.stranger
        if line.noun != CONTACT:
            return say("I know nobody called “{name}” among us.", name=name)
        here = whole.customer.name
        return say("I know nobody called “{name}” at {customer}.", name=name, customer=here)
    if line.missing:
        return say("One thing is missing: “{what}”.", what=line.missing[0].called)
    if line.mood is not None:
        return say("A mood is kept with the stage of a project, or with /touch.")
    if line.noun == CONTACT and any(word.startswith("@") for word in line.strange):
        return say("Nothing is changed yet: tell me of one person at a time.")
    return say("Nothing is changed yet: say it in fewer words.")


def _facts(whole: Dossier, line: FactLine) -> Mapping[str, Value]:
    """With the name of somebody or something that is there already as the record has it."""
    names = {int(one.key): one.name for one in whole.customer.contacts}
    if line.noun == PROJECT:
        names = {int(one.key): one.name for one in whole.customer.projects}
    if line.noun in (CONTACT, PROJECT) and line.row_id in names:
        return {**line.facts, "name": names[line.row_id]}
    return line.facts


def _milestone(line: FactLine, told: Learnt, typed: Typed) -> Happened:
    """Their mood as we see it, noted among ourselves: no talk, and no milestone of theirs."""
    days = [value for value in line.facts.values() if isinstance(value, date)]
    return Happened(
        customer_id=told.customer_id,
        on=min([*days, typed.said_on]),
        kind=Kind.MILESTONE,
        identity=typed.identity,
        project_id=told.row_id,
        mood=line.mood,
        step=INTERNAL,
        note=_enters(line) if "stage" in line.facts else "",
    )


def _enters(line: FactLine) -> str:
    project, stage = line.facts["name"], Stage(str(line.facts["stage"]))
    return say("{project} enters {stage}", project=project, stage=word(stage))
