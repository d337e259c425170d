"""Speaking to the bot as to a colleague: in a channel by its name, or in its own conversation."""

from datetime import date
from pathlib import Path

import pytest

from bot.sandbox import Channel, Message, Outcome
from bot.slack.heard import hear
from bot.words.spoken_questions import Ask, Question, read_question
from tests.slack.colleague import Colleague, filled, labels, seen
from tests.slack.edge import CHANNELS, Edge, an_edge

BOT = "@second_date"


def says(who: Colleague, text: str, where: str = "CTEAM", thread: str | None = None) -> str:
    """What they write and then read; the bot's answer in a channel is theirs alone."""
    before = {one.ts for one in who.reads(where)}
    outcome: Outcome = who.hands.types(where, text, thread_ts=thread)
    assert outcome.warning == ""
    new = [one for one in who.reads(where) if one.ts not in before and one.is_app]
    return seen(new[-1]) if new else ""


def test_a_mention_logs_and_echoes_to_who_spoke_alone(edge: Edge) -> None:
    said = says(edge.ana, f"{BOT} Acme coffee with Ana yesterday: likes the new report")
    assert "Logged for Acme: coffee with Ana Souza, yesterday, Monday 2 March." in said
    assert edge.ana.reply.only_for == "UANA"
    assert labels(edge.ana.reply) == ["Undo", "Change"]
    assert edge.logged_once()["note"] == "likes the new report"
    assert [one for one in edge.ben.reads("CTEAM") if one.is_app] == []


def test_what_a_mention_logged_is_taken_back_and_changed_like_any_other(edge: Edge) -> None:
    says(edge.ana, f"{BOT} Acme call today")
    edge.ana.presses("Change", edge.ana.reply)
    assert filled(edge.ana.form)["kind"] == "Call"
    edge.ana.submits(kind="coffee")
    assert edge.logged_once()["kind"] == "coffee"
    assert "Undone." in edge.ana.presses("Undo", edge.ana.reply)
    assert edge.logged() == []


def test_in_a_thread_the_answer_stays_in_the_thread(edge: Edge) -> None:
    edge.ana.hands.types("CTEAM", "how was Acme?")
    root = edge.ana.reply
    says(edge.ana, f"{BOT} Acme call today", thread=root.ts)
    assert edge.ana.reply.thread_ts == root.ts


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("who spoke last with Acme?", "call with Ana Souza"),
        ("when did we last talk to Acme", "on Tuesday 10 February"),
        ("wer hat zuletzt mit Acme gesprochen?", "by Ana Ruiz"),
        ("who owns Cobalt?", "Ben Okafor looks after Cobalt."),
        ("what is open with Acme?", "There is no concern and no promise open with Acme."),
        ("who spoke last with Borealis?", "Which one do you mean"),
        ("who owns Nobody Ltd?", "I know no customer called"),
    ],
)
def test_a_question_is_answered_to_who_asked_alone(shared: Edge, asked: str, answer: str) -> None:
    assert answer in says(shared.ana, f"{BOT} {asked}")
    assert shared.ana.reply.only_for == "UANA"
    assert shared.logged() == []


def test_an_answer_for_all_is_read_by_all_without_the_note(edge: Edge) -> None:
    says(edge.ana, f"{BOT} who spoke last with Acme, for everybody?")
    (answer,) = [one for one in edge.ben.reads("CTEAM") if one.is_app]
    assert "call with Ana Souza" in seen(answer)
    assert "they like the new shop" not in seen(answer)


def test_a_private_touchpoint_is_not_told_even_to_who_may_read_it(edge: Edge) -> None:
    edge.ana.types("/touch Acme coffee yesterday: a secret #private")
    said = says(edge.ana, f"{BOT} who spoke last with Acme?")
    assert "secret" not in said
    assert "10 February" in said


def test_what_is_open_is_told(edge: Edge) -> None:
    edge.ana.types("/customer Acme concern severe: the budget")
    said = says(edge.ana, f"{BOT} what is open with Acme?")
    assert "One thing is open with Acme:" in said
    assert "the budget" in said


def test_a_private_customer_is_not_told_of_in_public(edge: Edge) -> None:
    edge.ana.types("/customer Acme private")
    asked = f"{BOT} who owns Acme for all?"
    assert "is private, so I tell only you" in says(edge.ana, asked)
    assert [one for one in edge.ben.reads("CTEAM") if one.is_app] == []
    assert "I know no customer called" in says(edge.ben, asked)


def test_a_channel_shared_with_another_company_is_told_nothing(tmp_path: Path) -> None:
    channels = (*CHANNELS, Channel("CPARTNER", "partners", is_ext_shared=True))
    with an_edge(tmp_path, channels=channels) as edge:
        for text in ("who owns Acme?", "Acme call today"):
            said = says(edge.ana, f"{BOT} {text}", "CPARTNER")
            assert "Not here" in said
            assert "Acme" not in said
        assert edge.logged() == []


def test_the_same_thing_told_twice_is_done_once(edge: Edge) -> None:
    edge.ana.hands.types("CTEAM", f"{BOT} Acme call today")
    edge.later(seconds=1)
    message = next(one for one in edge.ana.reads("CTEAM") if one.user == "UANA")
    again(edge, message)
    assert edge.logged_once()["kind"] == "call"
    assert len([one for one in edge.ana.reads("CTEAM") if one.is_app]) == 1


def again(edge: Edge, message: Message) -> None:
    """Slack has missed the nod, and brings the event a second time."""
    event = {"type": "app_mention", "user": message.user, "text": message.text}
    told = {"ts": message.ts, "channel": message.channel, "event_ts": message.ts}
    edge.sandbox.reports({**event, **told})


def test_whom_slack_does_not_know_becomes_nobody_of_ours(edge: Edge) -> None:
    before = edge.names("members")
    text = f"<@{edge.sandbox.bot_user}> Acme call with <@U0GHOST> yesterday"
    at = {"ts": "1772522000.000100", "event_ts": "1772522000.000100", "channel": "CTEAM"}
    edge.sandbox.reports({"type": "app_mention", "user": "UANA", "text": text, **at})
    assert "Logged for Acme" in seen(edge.ana.reply)
    assert edge.names("members") == before


def test_what_outsiders_write_or_read_makes_nobody_a_colleague(tmp_path: Path) -> None:
    channels = (*CHANNELS, Channel("CPARTNER", "partners", is_ext_shared=True))
    with an_edge(tmp_path, channels=channels) as edge:
        before = edge.names("members")
        says(edge.ana, f"{BOT} Acme call with <@UNEW>", "CPARTNER")
        at = {"ts": "1772522000.000100", "event_ts": "1772522000.000100", "channel": "CTEAM"}
        text = f"<@{edge.sandbox.bot_user}> Acme call with <@UNEW>"
        stranger = {"user": "UELSE", "user_team": "TELSE", "team": "TELSE"}
        edge.sandbox.reports({"type": "app_mention", "text": text, **stranger, **at})
        assert edge.names("members") == before


def test_in_its_own_conversation_a_line_logs(edge: Edge) -> None:
    said = says(edge.ana, "Acme call with Ana yesterday they want a quote", edge.sandbox.bot_user)
    assert "Logged for Acme: call with Ana Souza" in said
    assert "Note: they want a quote" in said
    assert edge.logged_once()["note"] == "they want a quote"


def test_in_its_own_conversation_a_question_is_answered(shared: Edge) -> None:
    assert "Ben Okafor" in says(shared.ana, "who looks after Cobalt?", shared.sandbox.bot_user)


@pytest.mark.parametrize(
    "text", ["good morning", "thank you so much", "lol", "😀", "what is love?"]
)
def test_anything_else_is_told_what_there_is(shared: Edge, text: str) -> None:
    assert "You can tell me what happened" in says(shared.ana, text, shared.sandbox.bot_user)
    assert shared.logged() == []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("what is open for me?", "Nothing is open for you."),
        ("What do I owe?", "Nothing is open for you."),
        ("was steht an?", "Nothing is open for you."),
        ("How is Acme doing?", "Looked after by Ana Ruiz."),
        ("what is coming for Acme", "Looked after by Ana Ruiz."),
        ("Is there a call today?", "I did not make sense of that."),
    ],
)
def test_a_question_is_never_taken_for_a_touchpoint(edge: Edge, asked: str, answer: str) -> None:
    assert answer in says(edge.ana, asked, edge.sandbox.bot_user)
    assert edge.logged() == []


def test_a_note_may_be_a_question(edge: Edge) -> None:
    said = says(edge.ana, "Acme call yesterday: will they renew?", edge.sandbox.bot_user)
    assert "Logged for Acme: call" in said
    assert edge.logged_once()["note"] == "will they renew?"


def test_help_helps(shared: Edge) -> None:
    assert "Four to copy" in says(shared.ana, "help", shared.sandbox.bot_user)
    assert "Four to copy" in says(shared.ana, f"{BOT} help")


def test_what_is_missing_is_asked_for_behind_a_button(edge: Edge) -> None:
    said = says(edge.ana, f"{BOT} Acme yesterday")
    assert "One thing is missing" in said
    edge.ana.presses("Fill it in", edge.ana.reply)
    assert filled(edge.ana.form) == {
        "customer": "Acme",
        "on": "2026-03-02",
    }
    edge.ana.submits(kind="call")
    assert edge.logged_once()["on"] == date(2026, 3, 2)


def test_of_a_line_that_names_no_kind_only_the_kind_is_asked_for(edge: Edge) -> None:
    said = says(edge.ana, f"{BOT} followed up with Ana at Acme yesterday: likes it")
    assert "What was it with Acme: an email, a call or a message?" in said
    assert "Logged for Acme: email with Ana Souza" in edge.ana.presses("Email", edge.ana.reply)
    assert edge.logged_once()["note"] == "likes it"


def test_what_the_bot_itself_writes_is_no_word_to_it(edge: Edge) -> None:
    says(edge.ana, "hello there", edge.sandbox.bot_user)
    edge.later(minutes=1)
    assert len([one for one in edge.ana.reads(edge.sandbox.bot_user) if one.is_app]) == 1


EVENT = {"user": "UANA", "ts": "1.0", "channel": "C1", "text": "<@UBOT> Acme call"}
BODY = {"event": EVENT, "team_id": "T1", "authorizations": [{"team_id": "T1"}]}


@pytest.mark.parametrize(
    "extra",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"edited": {"ts": "2.0"}},
        {"files": [{}]},
        {"user": "UBOT"},
        {"user": None},
    ],
)
def test_bots_edits_and_files_are_not_heard(extra: dict[str, object]) -> None:
    assert hear(BODY, {}, "UBOT") is not None
    assert hear({**BODY, "event": EVENT | extra}, {}, "UBOT") is None


def test_who_comes_from_another_workspace_is_known_as_such() -> None:
    for field in ("team", "user_team", "source_team"):
        heard = hear({**BODY, "event": EVENT | {field: "T2"}}, {}, "UBOT")
        assert heard is not None
        assert heard.from_outside
    inside = hear({**BODY, "event": EVENT | {"team": "T1"}}, {}, "UBOT")
    assert inside is not None
    assert not inside.from_outside


def test_a_colleague_who_is_mentioned_is_named() -> None:
    event = EVENT | {"text": "<@UBOT>: Acme call with <@UBEN>"}
    heard = hear({**BODY, "event": event}, {"UBEN": "Ben Okafor"}, "UBOT")
    assert heard is not None
    assert heard.text == "Acme call with Ben Okafor"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Who spoke last with Acme?", Question(Ask.LAST, "Acme")),
        ("who last spoke to Borealis Energy", Question(Ask.LAST, "Borealis Energy")),
        ("when was our last call with Acme?", Question(Ask.LAST, "Acme")),
        ("hey, when did we last hear from Acme?", Question(Ask.LAST, "Acme")),
        ("wann haben wir zuletzt mit Acme gesprochen?", Question(Ask.LAST, "Acme")),
        ("wer betreut Acme?", Question(Ask.OWNER, "Acme")),
        ("wer ist für Acme zuständig?", Question(Ask.OWNER, "Acme")),
        ("who is responsible for Acme (for all)", Question(Ask.OWNER, "Acme", for_all=True)),
        ("what do we owe Acme?", Question(Ask.OPEN, "Acme")),
        ("was ist noch offen bei Acme", Question(Ask.OPEN, "Acme")),
        ("Acme call yesterday: who owns this?", None),
        ("", None),
        ("who?", None),
    ],
)
def test_which_question_was_asked(text: str, question: Question | None) -> None:
    assert read_question(text) == question
