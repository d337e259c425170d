"""The settings of one person, all filled in with what is."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.model import Absence, Member, Way
from bot.model.preferences import Agreed
from bot.views import ids
from bot.views.blocks import context, message, paragraph
from bot.views.inputs import MOST_OPTIONS, asked, day, option
from bot.views.leave import clock, say_days
from bot.views.setting_inputs import budgets, country, hours, language, zone
from bot.views.text import Json, named, one_line, plain, say_date, title_of
from rules.kit.language import say, say_n


def my_settings_form(
    member: Member,
    leave: Absence | None,
    agreed: Sequence[Agreed],
    titles: Mapping[str, str],
    today: date,
    *,
    metadata: str,
) -> Json:
    return {
        "type": "modal",
        "callback_id": ids.MY_SETTINGS_FORM,
        "private_metadata": metadata,
        "title": plain(say("My settings"), 24),
        "submit": plain(say("Save"), 24),
        "close": plain(say("Close"), 24),
        "blocks": [
            *hours(
                member.starts_at,
                member.ends_at,
                say("I write to you in these hours only, Monday to Friday, where you are."),
            ),
            zone(member.timezone),
            country(member.country, say("On these days you hear nothing from me.")),
            *budgets(member.daily_budget, member.weekly_budget),
            language(member.language, say("Language")),
            *_leave(leave, today),
            *_ask_again(agreed, titles, today),
        ],
    }


def _leave(leave: Absence | None, today: date) -> list[Json]:
    said = say("Empty: until further notice. To end a leave, empty both days.")
    first = day(leave.first if leave else None)
    last = day(leave.last if leave else None)
    now = [context(say("Your leave: {days}.", days=say_days(leave, today)))] if leave else []
    return [
        *now,
        asked(ids.LEAVE_FROM, say("On leave from"), first, optional=True),
        asked(ids.LEAVE_UNTIL, say("On leave until, included"), last, optional=True, hint=said),
    ]


def _ask_again(agreed: Sequence[Agreed], titles: Mapping[str, str], today: date) -> list[Json]:
    if not agreed:
        return []
    options = [
        option((str(one.id), say_agreed(one, titles, today))) for one in agreed[:MOST_OPTIONS]
    ]
    element: Json = {"type": "multi_static_select", "options": options}
    hint = say("These I ask you less often, or no more. What you pick I ask as before.")
    return [asked(ids.ASK_AGAIN, say("Ask me again"), element, optional=True, hint=hint)]


def say_agreed(one: Agreed, titles: Mapping[str, str], today: date) -> str:
    """ "Check in, Acme: stopped since 3 March", in the 75 characters of an option."""
    what = one_line(f"{title_of(one.what.rule, titles)}, {named(one.customer, 30)}", 40)
    since = say_date(one.what.since, today)
    if one.what.way is Way.LESS_OFTEN:
        return say("{what}: less often since {day}", what=what, day=since)
    if one.what.way is Way.SOMEBODY_ELSE:
        return say("{what}: asked of {name}", what=what, name=named(one.to, 30))
    return say("{what}: no more since {day}", what=what, day=since)


def saved(member: Member, leave: Absence | None, back: int, today: date) -> Json:
    """What holds from now on, in a few lines. `back` is how many are asked again as before."""
    day_of = say(
        "Saved. I write to you between {begins} and {ends}, with at most {budget} a day.",
        begins=clock(member.starts_at),
        ends=clock(member.ends_at),
        budget=_nudges(member.daily_budget),
    )
    more = []
    if leave:
        more.append(say("Your leave: {days}.", days=say_days(leave, today)))
    if back:
        more.append(
            say_n(back, "One thing I ask you again.", "{n} things I ask you again, as before.")
        )
    rest = [context("\n".join(more))] if more else []
    return message([paragraph(day_of), *rest])


def _nudges(number: int) -> str:
    return say_n(number, "one nudge", "{many} nudges")
