"""`doctor --send-test`: one message on the way that notes take, and each reason why it fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.ground import now
from bot.console.examining.to_whom import send
from bot.model.findings import Finding, Verdict
from bot.sandbox.faults import error, lost, rate_limited
from bot.store.tables import workspaces
from tests.console.surgery import Surgery, a_surgery


@pytest.fixture
def surgery(tmp_path: Path) -> Iterator[Surgery]:
    with a_surgery(tmp_path) as surgery:
        yield surgery


def sent(surgery: Surgery, who: str = "") -> Finding:
    (found,) = send(surgery.settings, who, now())
    return found


def failed(surgery: Surgery, who: str = "") -> str:
    found = sent(surgery, who)
    assert found.verdict is Verdict.BAD
    assert found.to_do
    return f"{found.found} {found.to_do}"


def test_the_lead_gets_it_and_is_told_that_it_is_a_test(surgery: Surgery) -> None:
    before = surgery.rows()
    assert sent(surgery).verdict is Verdict.OK
    (message,) = surgery.sandbox.messages("UANA")
    assert message.text.startswith("This is a test, sent by hand")
    assert surgery.rows() == before


def test_sending_it_again_sends_another(surgery: Surgery) -> None:
    sent(surgery)
    sent(surgery)
    first, second = surgery.sandbox.messages("UANA")
    assert first.client_msg_id != second.client_msg_id


@pytest.mark.parametrize("who", ["@Ben", "ben okafor", "UBEN"])
def test_whoever_is_named_gets_it(surgery: Surgery, who: str) -> None:
    assert sent(surgery, who).verdict is Verdict.OK
    assert len(surgery.sandbox.messages("UBEN")) == 1
    assert surgery.sandbox.messages("UANA") == []


def test_a_stranger_is_answered_with_who_there_is(surgery: Surgery) -> None:
    assert "I am not sure who Zoe is." in failed(surgery, "Zoe")
    assert "one of Ana Ruiz, Ben Okafor" in failed(surgery, "Zoe")


def test_without_a_lead_somebody_has_to_be_named(surgery: Surgery) -> None:
    surgery.changes(workspaces, lead_member_id=None)
    assert "There is no team lead. Say to whom" in failed(surgery)


def test_without_a_record_a_slack_id_is_enough(surgery: Surgery, tmp_path: Path) -> None:
    surgery.sets(database_url=f"sqlite:///{tmp_path / 'nowhere.db'}")
    assert "doctor --send-test U0123456" in failed(surgery)
    assert sent(surgery, "UNEW").verdict is Verdict.OK
    assert not (tmp_path / "nowhere.db").exists()


def test_a_record_of_another_shape_is_not_read(surgery: Surgery) -> None:
    surgery.says("UPDATE alembic_version SET version_num = '9999'")
    assert "python -m bot migrate" in failed(surgery, "Ben")


def test_a_tab_that_is_off_shows_only_here(surgery: Surgery) -> None:
    surgery.sandbox.admin.turns_messages(on=False)
    assert "--send-test" in surgery.said("Messages tab", Verdict.NOTE)
    assert "Messages tab is off: switch it on" in failed(surgery)


def test_a_token_that_was_revoked_is_told(surgery: Surgery) -> None:
    surgery.sandbox.admin.revokes_token()
    assert "install the app again" in failed(surgery)


def test_somebody_whose_account_is_closed_is_not_written_to(surgery: Surgery) -> None:
    surgery.sandbox.admin.deactivates("UBEN")
    assert "The Slack account of Ben Okafor is closed." in failed(surgery, "Ben")
    assert surgery.sandbox.messages("UBEN") == []


def test_somebody_slack_has_never_heard_of_is_told(surgery: Surgery) -> None:
    assert "does not know this person" in failed(surgery, "UNOBODY")


def test_a_lost_reply_is_told_as_one_and_is_not_posted_twice(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("chat.postMessage", lost())
    assert "may have reached Ana Ruiz or not" in failed(surgery)
    assert surgery.sandbox.faults.met["chat.postMessage"] == 1


def test_a_slack_that_is_busy_is_told_with_how_long(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("chat.postMessage", rate_limited(17))
    assert "asked again in 17 s" in failed(surgery)


def test_a_word_that_nobody_knows_is_told_as_it_is(surgery: Surgery) -> None:
    surgery.sandbox.faults.strike("chat.postMessage", error("something_new"))
    assert "something_new" in failed(surgery)


def test_without_a_token_nothing_is_tried(surgery: Surgery) -> None:
    surgery.sets(slack_bot_token="")
    assert "Bot User OAuth Token" in failed(surgery)
