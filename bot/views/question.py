"""The small question at the end of a note: a click answers it, and a click skips it."""

from bot.model.questions import Missing, Question, QuestionState
from bot.views import ids
from bot.views.blocks import actions, button, context, divider, paragraph
from bot.views.text import Json, named, say_date

ASKS = {
    Missing.DECIDES: "Who decides at {customer}?",
    Missing.CHAMPION: "Who at {customer} stands up for you?",
    Missing.ANSWERED: "Did {customer} answer your message of {day}?",
    Missing.COUNTRY: "Is {customer} in the same country as you?",
}
LEARNT = {
    Missing.DECIDES: "{answer} decides at {customer}.",
    Missing.CHAMPION: "{answer} stands up for you at {customer}.",
    Missing.ANSWERED: "Did {customer} answer your message of {day}? {answer}.",
    Missing.COUNTRY: "{customer} is in the same country as you.",
}


def question(question: Question) -> list[Json]:
    """With buttons while it is asked, else one line, and nothing once it was skipped."""
    if question.state is QuestionState.SKIPPED:
        return []
    if question.state is QuestionState.ANSWERED:
        return [divider(), context(said(question))]
    buttons = [
        _choice(question, place, value, label)
        for place, (value, label) in enumerate((*question.choices, ("", "Don’t know")))
    ]
    return [divider(), paragraph(said(question)), actions(*buttons)]


def said(question: Question) -> str:
    """The question, or what we know now."""
    known = question.state is QuestionState.ANSWERED
    text = (LEARNT if known else ASKS)[question.about].format(
        customer=named(question.customer),
        answer=named(question.answer),
        day=say_date(question.sent_on) if question.sent_on else "late",
    )
    return f"Thank you: {text}" if known else f"One small question: {text}"


def _choice(question: Question, place: int, value: str, label: str) -> Json:
    """Buttons of one block need different names; Slack takes no empty value."""
    action = f"{ids.of(ids.QUESTION, question.id)}:{place}"
    return button(label, action, value or ids.SKIPPED, aloud=f"{label}: {said(question)}")
