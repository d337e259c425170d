"""Three steps to a newcomer's first nudge, each ticked off as it is done."""

from bot.model import HomePage
from bot.views import ids
from bot.views.blocks import button, header, rich, span
from bot.views.leave import clock
from bot.views.text import Json, bold, plain
from rules.kit.language import say


def steps_blocks(page: HomePage) -> list[Json]:
    """Nothing once there was a nudge."""
    steps = page.steps
    if steps.nudge:
        return []
    hour = clock(page.member.starts_at)
    return [
        header(say("Three steps to your first nudge")),
        _step(
            say("Add a customer you care about. A name is enough."),
            done=steps.customer,
            number=1,
            way=button(say("Add a customer"), ids.CUSTOMER_NEW, "new", primary=True),
        ),
        _step(
            say("Say when you last spoke, and how it was."),
            done=steps.touch,
            number=2,
            way=button(say("Log a touchpoint"), ids.TOUCH_NEW, "new", primary=steps.customer),
        ),
        rich(
            span(
                "3. ",
                say(
                    "That is all. When it is time to be in touch again, I write to you at {hour},"
                    " with a reason and a first draft.",
                    hour=hour,
                ),
            )
        ),
    ]


def _step(what: str, *, done: bool, number: int, way: Json) -> Json:
    """What is done keeps its line, and needs no button any more."""
    if done:
        return rich(span(bold("✓ "), say("Done: {step}", step=what)))
    return {
        "type": "section",
        "text": plain(f"{number}. {what}", 300),
        "accessory": way,
    }
