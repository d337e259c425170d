"""Nudges are written in the language of whoever is asked, whoever caused them."""

import pytest

from bot.flow import pages
from bot.model import Member
from bot.words.languages import language
from rules.kit import Kind
from rules.kit.language import speaking
from rules.kit.rule import Rule, load
from tests.flow.team import Team, at, day

MORNING = at("2026-03-02 08:00")


@pytest.fixture
def check_in() -> Rule:
    return next(rule for rule in load() if rule.name == "check_in")


def said(team: Team) -> list[str]:
    return [str(row["why"]) for row in team.rows("nudges")]


def test_each_is_asked_in_their_own_language(team: Team, ana: Member, check_in: Rule) -> None:
    team.rules = [check_in]
    jens = team.hire("Jens Lind", "Europe/Berlin", language="de")
    for name, owner in (("Acme", ana), ("Harbour", jens)):
        team.touched(team.customer(name, owner, tier="A"), day("2026-02-02"), Kind.CALL)
    team.tick(MORNING)
    english, german = said(team)
    assert english.startswith("Nobody has spoken with Acme for 21 days or more, since the call on")
    assert german.startswith("Mit Harbour hat 21 Tage oder länger niemand gesprochen")
    assert "Anruf am 2. Februar 2026" in german


def test_who_caused_it_does_not_settle_the_language(
    team: Team, ana: Member, check_in: Rule
) -> None:
    team.rules = [check_in]
    team.touched(team.customer("Acme", ana, tier="A"), day("2026-02-02"), Kind.CALL)
    with speaking(language("de")):
        team.tick(MORNING)
    assert said(team)[0].startswith("Nobody has spoken with Acme")


def test_what_waits_is_told_anew_when_its_reader_speaks_otherwise(
    team: Team, ana: Member, check_in: Rule
) -> None:
    team.rules = [check_in]
    acme = team.customer("Acme", ana, tier="A")
    team.touched(acme, day("2026-02-02"), Kind.CALL)
    team.tick(MORNING)
    team.change("members", ana.id, language="de")
    team.change("customers", acme, look_at=MORNING)
    team.tick(MORNING)
    assert said(team)[0].startswith("Mit Acme hat 21 Tage oder länger niemand gesprochen")


def test_what_a_colleague_was_asked_in_another_language_is_named_without_its_words(
    team: Team, ana: Member, check_in: Rule
) -> None:
    team.rules = [check_in]
    acme = team.customer("Acme", ana, tier="A")
    team.touched(acme, day("2026-02-02"), Kind.CALL)
    team.tick(MORNING)
    (mine,) = pages.customer_page(team.visit(ana, MORNING), acme).open
    jens = team.hire("Jens Lind", "Europe/Berlin", language="de")
    team.change("nudges", mine.id, to_member_id=jens.id)
    (his,) = pages.customer_page(team.visit(ana, MORNING), acme).open
    assert (his.rule, his.to, his.why) == ("check_in", "Jens Lind", "")
    assert mine.why
