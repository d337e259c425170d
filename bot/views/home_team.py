"""The third page of Home: what holds for everybody, and for the lead how it goes."""

from collections.abc import Iterator, Mapping

from bot.model.home import TeamPage
from bot.views import ids
from bot.views.blocks import actions, button, header, paragraph
from bot.views.home_settings import team_button
from bot.views.lists import titled
from bot.views.stats import stats
from bot.views.text import Json, bold, listed, named, one_line, plain, say_date, title_of
from rules.kit.language import in_figures, look_up, say, say_n, word


def team_blocks(page: TeamPage, titles: Mapping[str, str]) -> list[Json]:
    """Who does not lead is told what holds for them, and no numbers of others."""
    return [*_rituals(page, titles), *(_for_the_lead(page, titles) if page.leads else [])]


def _rituals(page: TeamPage, titles: Mapping[str, str]) -> Iterator[Json]:
    off = [title_of(one.rule.name, titles) for one in page.rituals if not one.enabled]
    yield header(say("The team"))
    said = [
        _led_by(page),
        say("What concerns everybody is told in {channel}.", channel=named(page.channel))
        if page.channel.strip()
        else "",
        say(
            "{on} of {every} rituals are switched on.",
            on=in_figures(len(page.rituals) - len(off)),
            every=in_figures(len(page.rituals)),
        )
        if off
        else say_n(
            len(page.rituals), "The one ritual is switched on.", "All {n} rituals are switched on."
        ),
        say("Off: {rituals}.", rituals=listed(off)) if off else "",
    ]
    yield paragraph(" ".join(filter(None, said)))
    if page.leads:
        yield actions(team_button())


def _led_by(page: TeamPage) -> str:
    if not page.lead.strip():
        return say("Nobody leads the team here yet, so everybody may change its settings.")
    if page.leads:
        return say("You lead the team here.")
    return say("{lead} leads the team here, and can change its settings.", lead=named(page.lead))


def _for_the_lead(page: TeamPage, titles: Mapping[str, str]) -> Iterator[Json]:
    yield from titled(say("Rituals that need a look"), _troubles(page, titles), most=8)
    yield from _nobody(page)
    yield from titled(say("How the bot is doing"), _health(page), most=10)
    yield paragraph(bold(say("How the rituals go down")))
    drawn = stats(page.tallies, titles, page.tired)["blocks"]
    yield from drawn if isinstance(drawn, list) else []


def _troubles(page: TeamPage, titles: Mapping[str, str]) -> list[str]:
    troubled = [
        say(
            "{ritual} was switched off by itself: {reason}",
            ritual=title_of(one.rule.name, titles),
            reason=one_line(one.trouble, 200),
        )
        for one in page.rituals
        if one.trouble.strip()
    ]
    return [*troubled, *(say("{ritual} cannot be read.", ritual=one) for one in page.broken)]


def _nobody(page: TeamPage) -> Iterator[Json]:
    """What nobody looks after: it is counted, and nobody is blamed."""
    if page.unheld:
        roles = listed(map(word, page.unheld))
        yield paragraph(
            say(
                "Roles that nobody holds at any customer: {roles}. The owner is asked instead.",
                roles=roles,
            )
        )
    if not page.orphans:
        return
    yield paragraph(
        bold(
            say_n(
                page.orphans,
                "One customer has nobody who looks after it",
                "{Many} customers have nobody who looks after them",
            )
        )
    )
    for number, name in page.ownerless:
        yield {
            "type": "section",
            "text": plain(named(name, 100), 200),
            "accessory": button(
                say("Hand over"),
                ids.of(ids.CUSTOMER_HAND, number),
                str(number),
                aloud=say("Hand over {customer}", customer=named(name)),
            ),
        }
    if (more := page.orphans - len(page.ownerless)) > 0:
        yield paragraph(say_n(more, "And one more.", "And {many} more."))


def _looks(page: TeamPage) -> Iterator[str]:
    health = page.health
    if health.again:
        yield say(
            "Looking at everybody again, since rules or settings have changed: {done} of {every}.",
            done=in_figures(health.every - health.again),
            every=in_figures(health.every),
        )
    if health.swept is None:
        return
    day, looked = say_date(health.swept, page.today), in_figures(health.looked)
    if health.missed:
        yield say_n(
            health.missed,
            "The daily look at everybody, on {day}: one customer had been missed, and is not now.",
            "The daily look at everybody, on {day}: {many} customers had been missed, and are not"
            " now.",
            day=day,
        )
    elif health.swept_all:
        yield say("Everybody was looked at on {day}: nothing had been missed.", day=day)
    else:
        yield say(
            "The daily look at everybody goes on, {looked} so far: nothing has been missed.",
            looked=looked,
        )


def _record(page: TeamPage) -> Iterator[str]:
    if page.health.damaged:
        yield say("The record is damaged. Please ask whoever runs me to put a backup in its place.")
    elif page.health.checked:
        day = say_date(page.health.checked, page.today)
        yield say("The record was last examined on {day}, and it is sound.", day=day)
    if page.health.unsaved:
        yield say("The record could not be backed up by itself; the log says why.")


def _health(page: TeamPage) -> list[str]:
    health = page.health
    last = say_date(health.last_sent, page.today) if health.last_sent else ""
    said = [
        say("Slack takes nothing from me: {trouble}", trouble=look_up(health.stopped))
        if health.stopped
        else "",
        say("The last note went out on {day}.", day=last) if last else say("No note has gone out."),
        say_n(
            health.failed,
            "One note of the last 14 days could not be sent.",
            "{Many} notes of the last 14 days could not be sent.",
        )
        if health.failed
        else say("Every note of the last 14 days was sent."),
        say_n(
            health.uncertain,
            "Whether one note has arrived is being looked up.",
            "Whether {many} notes have arrived is being looked up.",
        )
        if health.uncertain
        else "",
        say_n(
            health.behind,
            "One customer waits to be looked at, which should take a minute.",
            "{Many} customers wait to be looked at, which should take a few minutes.",
        )
        if health.behind
        else say("Every customer has been looked at."),
        *_looks(page),
        *_record(page),
    ]
    return [one for one in said if one]
