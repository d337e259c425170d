"""The small question at the end of a note: a click answers it, and a click skips it."""

from bot.model.questions import Missing, Question, QuestionState
from bot.views import ids
from bot.views.blocks import actions, button, context, divider, paragraph
from bot.views.text import Json, named, say_date
from rules.kit.language import say


def question(question: Question) -> list[Json]:
    """With buttons while it is asked, else one line, and nothing once it was skipped."""
    if question.state is QuestionState.SKIPPED:
        return []
    if question.state is QuestionState.ANSWERED:
        return [divider(), context(said(question))]
    buttons = [
        _choice(question, place, value, label)
        for place, (value, label) in enumerate((*question.choices, ("", say("Don’t know"))))
    ]
    return [divider(), paragraph(said(question)), actions(*buttons)]


def said(question: Question) -> str:
    """The question, or what we know now."""
    if question.state is QuestionState.ANSWERED:
        return say("Thank you: {learnt}", learnt=_learnt(question))
    return say("One small question: {asked}", asked=_asked(question))


def _asked(question: Question) -> str:
    customer = named(question.customer)
    if question.about is Missing.DECIDES:
        return say("Who decides at {customer}?", customer=customer)
    if question.about is Missing.CHAMPION:
        return say("Who at {customer} stands up for you?", customer=customer)
    if question.about is Missing.COUNTRY:
        return say("Is {customer} in the same country as you?", customer=customer)
    return _did_they_answer(question, customer)


def _did_they_answer(question: Question, customer: str) -> str:
    if question.sent_on is None:
        return say("Did {customer} answer your message of late?", customer=customer)
    day = say_date(question.sent_on)
    return say("Did {customer} answer your message of {day}?", customer=customer, day=day)


def _learnt(question: Question) -> str:
    customer, answer = named(question.customer), named(question.answer)
    if question.about is Missing.DECIDES:
        return say("{answer} decides at {customer}.", answer=answer, customer=customer)
    if question.about is Missing.CHAMPION:
        return say("{answer} stands up for you at {customer}.", answer=answer, customer=customer)
    if question.about is Missing.COUNTRY:
        return say("{customer} is in the same country as you.", customer=customer)
    asked = _did_they_answer(question, customer)
    return say("{question} {answer}.", question=asked, answer=answer)


def _choice(question: Question, place: int, value: str, label: str) -> Json:
    """Buttons of one block need different names; Slack takes no empty value."""
    action = f"{ids.of(ids.QUESTION, question.id)}:{place}"
    aloud = say("{label}: {about}", label=label, about=said(question))
    return button(label, action, value or ids.SKIPPED, aloud=aloud)
