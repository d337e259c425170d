"""Speaking to the bot: a mention in a channel, or a plain message in its own conversation."""

from dataclasses import dataclass

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.flow import answer, pages
from bot.flow.called import called
from bot.flow.visit import Visit
from bot.slack import outlook, telling
from bot.slack.commands import open_for
from bot.slack.desk import Body, Desk
from bot.slack.heard import Heard, hear, mentioned
from bot.slack.reply import Json, keep_typed
from bot.store import customers
from bot.store.engine import reading
from bot.views import answers, spoken_answers
from bot.words.spoken_questions import Ask, Question, asks, read_question
from bot.words.touch_line import lines_of, read_touch
from rules.kit.kinds import Kind

NOBODY = 0
"""As a viewer: who may know only what everybody in the workspace may."""

HELP = frozenset(["help", "hilfe", "help me", "?"])


@dataclass(frozen=True, slots=True)
class Mentions:
    desk: Desk

    def listen(self, app: App) -> None:
        app.event("app_mention")(self.in_channel)
        app.event("message")(self.in_person)

    def in_channel(self, body: Body, client: WebClient, context: BoltContext) -> None:
        self._hear(body, client, context.bot_user_id or "", direct=False)

    def in_person(self, body: Body, client: WebClient, context: BoltContext) -> None:
        if body["event"].get("channel_type") == "im":
            self._hear(body, client, context.bot_user_id or "", direct=True)

    def _hear(self, body: Body, client: WebClient, bot_user: str, *, direct: bool) -> None:
        heard = hear(body, {}, bot_user)
        if heard is None or heard.from_outside:
            return
        if heard.outsiders_read:
            self._refuse(heard, client)
        else:
            names = self._names(client, body, bot_user)
            self._answer(hear(body, names, bot_user) or heard, client, direct=direct)

    def _names(self, client: WebClient, body: Body, bot_user: str) -> dict[str, str]:
        """What the colleagues are called whom the text mentions by their ids."""
        ids = [one for one in mentioned(body) if one != bot_user]
        found = {one: self.desk.colleague(client, one) for one in ids[:10]}
        return {one: member.name for one, member in found.items() if member}

    def _refuse(self, heard: Heard, client: WebClient) -> None:
        if self.desk.colleague(client, heard.who):
            self.desk.visit(client, {"user_id": heard.who})
            _whisper(client, heard, spoken_answers.not_here())

    def _answer(self, heard: Heard, client: WebClient, *, direct: bool) -> None:
        if self.desk.colleague(client, heard.who) is None:
            return
        visit = self.desk.visit(client, {"user_id": heard.who})
        question = read_question(heard.text)
        if question is None:
            said = self._take(visit, heard)
            (_say if direct else _whisper)(client, heard, said)
            self.desk.after(visit, client)
            return
        said, for_all = self._ask(visit, question)
        (_say if direct or for_all else _whisper)(client, heard, said)

    def _take(self, visit: Visit, heard: Heard) -> Json:
        """A touchpoint, or the help that somebody needs who wrote anything else."""
        if heard.text.casefold().strip(" .!") in HELP:
            return spoken_answers.help_here()
        if asks(heard.text):
            return self._look_up(visit, heard)
        said_on = visit.member.day(heard.at)
        if not heard.text or not self._tells(visit, heard):
            return spoken_answers.can_do()
        told = telling.take(
            visit, heard.text, heard.key, said_on=said_on, day_first=self.desk.day_first
        )
        return told.message or spoken_answers.finish(keep_typed(visit, heard.text))

    def _look_up(self, visit: Visit, heard: Heard) -> Json:
        """A question of another kind: the page of whom it is about, if it names somebody."""
        known = called(visit, heard.text)
        about = read_touch(heard.text, customers=known, today=visit.today).customer
        page = pages.page_for(visit, about) if about else None
        return answers.customer_page(page, self.desk.titles) if page else spoken_answers.can_do()

    def _tells(self, visit: Visit, heard: Heard) -> bool:
        """Whether it is about a customer: "good morning" must not become one."""
        known = called(visit, heard.text)
        for line in lines_of(heard.text):
            touch = read_touch(line, customers=known, today=visit.today)
            if touch.customer is not None:
                return True
            named = touch.customer_words[:1].isupper() or bool(touch.customer_choices)
            if named and touch.kind not in (None, Kind.THANK_YOU, Kind.GREETING):
                return True
        return False

    def _ask(self, visit: Visit, question: Question) -> tuple[Json, bool]:
        """The answer, and whether everybody may read it."""
        if question.ask is Ask.MINE:
            return open_for(visit, self.desk), False
        found = outlook.customer_meant(visit, question.name)
        if not isinstance(found, int):
            return found, False
        facts = answer.facts_of(visit, found)
        if facts is None:
            return spoken_answers.can_do(), False
        for_all = question.for_all and self._everybody_may(visit, found)
        if question.ask is Ask.OWNER:
            said = spoken_answers.owner_of(facts.customer, facts.owner)
        elif question.ask is Ask.OPEN:
            said = spoken_answers.open_with(facts.customer, facts.open, facts.today)
        else:
            said = spoken_answers.last_talk(
                facts.customer, facts.last, facts.today, with_note=not for_all
            )
        if question.for_all and not for_all:
            said = telling.together([said, spoken_answers.not_for_all(facts.customer)])
        return said, for_all

    def _everybody_may(self, visit: Visit, customer_id: int) -> bool:
        with reading(visit.engine) as connection:
            return bool(customers.name_of(connection, visit.workspace_id, [customer_id], NOBODY))


def _whisper(client: WebClient, heard: Heard, said: Json) -> None:
    """Only who spoke reads it, in the thread where they did."""
    client.chat_postEphemeral(
        channel=heard.channel,
        user=heard.who,
        text=said["text"],
        blocks=said["blocks"],
        thread_ts=heard.thread,
    )


def _say(client: WebClient, heard: Heard, said: Json) -> None:
    client.chat_postMessage(
        channel=heard.channel, text=said["text"], blocks=said["blocks"], thread_ts=heard.thread
    )
