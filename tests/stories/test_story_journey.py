"""A project goes all the way, and their mood goes up and down with it.

Ana sells, Noor writes the contract, Ben delivers: nobody is good at all of it. At each part of the
journey the bot asks the one whose part it is for what that part needs.
"""

from pathlib import Path

import pytest

from tests.slack.colleague import seen
from tests.stories.storyteller import Story, a_story

SHEETS = {
    "customers.csv": ("name,owner,tier,country,since", "Marrow Clinics,Ana Ruiz,B,GB,2026-02-16"),
    "contacts.csv": (
        "customer,name,title,department,seniority,champion",
        "Marrow Clinics,Ida Moss,Head of Operations,Operations,senior,",
        "Marrow Clinics,Paul Reyes,Nurse,Ward 3,staff,",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        "Marrow Clinics,2026-02-16,call,Ana Ruiz,Ida Moss,patients fill in four forms",
    ),
}


@pytest.mark.story
def test_a_project_goes_all_the_way(tmp_path: Path) -> None:
    with a_story(tmp_path, SHEETS) as story:
        everybody_has_a_part(story)
        they_search_and_are_left_to_it(story)
        they_lose_heart_over_three_offers(story)
        they_choose_us(story)
        ana_hands_over_to_noor(story)
        the_contract_is_made_clear(story)
        noor_hands_over_to_ben(story)
        they_are_told_how_it_goes(story)
        their_mood_falls(story)
        ana_stands_in_for_ben(story)
        there_are_two_dones(story)
        we_look_back_three_times(story)
        story.until("2027-09-03")
        assert story.days("agree_done", since="2026-11-12") == []
        assert story.days("progress_report", since="2026-10-28") == []
        assert len(story.days("post_project_review")) == len(("us", "them", "effect"))
        story.kept_its_manners()


def everybody_has_a_part(story: Story) -> None:
    ana = story.ana
    ana.tells("/customer Marrow role sales @ana")
    ana.tells("/customer Marrow role contract @noor")
    ana.tells("/customer Marrow role delivery @ben")
    ana.tells("/customer Marrow role care @ana")
    ana.will_mute("meet_more_people")


def they_search_and_are_left_to_it(story: Story) -> None:
    ana = story.ana
    ana.tells("/customer Marrow project Intake searching")
    story.until("2026-03-10")
    ana.tells("/touch Marrow @ida meeting: they look at everything, mood 5")
    story.until("2026-04-14")
    assert [one for one in story.read if one.project == "Intake"] == []


def they_lose_heart_over_three_offers(story: Story) -> None:
    ana = story.ana
    ana.tells("/customer Marrow project Intake choosing")
    story.until("2026-04-21")
    ana.tells("/touch Marrow @ida call: three offers and no two alike :sob:")
    story.until("2026-04-22")
    (low,) = story.came("mood_swing", to=ana, project="Intake")
    assert str(low.day) == "2026-04-22"
    assert "was at 1 of 5 on 21 April 2026, where 3 is usual" in low.said
    assert "Name one thing that speaks against us before they find it themselves." in low.said
    ana.does("mood_swing", values={"note": "she had found it already", "mood": "Neutral"})


def they_choose_us(story: Story) -> None:
    ana = story.ana
    story.until("2026-05-12")
    ana.tells("/customer Marrow project Intake chosen because you asked before you answered")
    story.until("2026-05-13")
    assert story.days("affirm_choice", to=ana, project="Intake") == ["2026-05-13"]
    card = story.came("affirm_choice")[0].said
    assert "what decided it was “you asked before you answered”" in card
    assert "For the contract you will meet Noor Haddad, and for the work itself Ben Okafor." in card
    ana.does("affirm_choice")


def ana_hands_over_to_noor(story: Story) -> None:
    """Nobody introduces anybody, so both are asked again two working days later."""
    story.until("2026-05-19")
    story.ana.tells("/customer Marrow project Intake contract")
    story.later()
    story.until("2026-05-21")
    twice = ["2026-05-19", "2026-05-21"]
    assert story.days("stage_handover", to=story.ana, step="handing over") == twice
    assert story.days("stage_handover", to=story.noor, step="taking over") == twice
    assert "Ana Ruiz hands over to you" in story.came("stage_handover", to=story.noor)[0].said


def the_contract_is_made_clear(story: Story) -> None:
    noor = story.noor
    assert story.days("contract_clarity", to=noor, project="Intake") == ["2026-05-21"]
    (card,) = story.came("contract_clarity")
    assert "what they get, what they do not get, what done means and who decides" in card.said
    noor.tells("/customer Marrow term gets: one form on a tablet")
    noor.tells("/customer Marrow term not: the pharmacy")
    noor.tells("/customer Marrow term done: a week without paper on three wards")
    assert "Closed by itself" not in seen(noor.again(card.message))
    noor.tells("/customer Marrow term decides: Ida, and Paul when she is away")
    assert "Closed by itself: Contract clarity" in seen(noor.again(card.message))
    story.until("2026-06-02")
    noor.tells("/touch Marrow @ida contract: signed :smile:")
    story.until("2026-06-03")
    thanks = story.came("thank_you_note", contact="Ida Moss")
    assert [(one.to, str(one.day)) for one in thanks] == [("noor", "2026-06-03")]
    noor.does("thank_you_note")
    assert story.days("affirm_choice") == ["2026-05-13"]


def noor_hands_over_to_ben(story: Story) -> None:
    """Noor introduces Ben the same day, and nobody is asked again."""
    ben, noor = story.ben, story.noor
    story.until("2026-06-09")
    noor.tells("/customer Marrow project Intake delivery")
    noor.tells("/customer Marrow project Intake report every 14")
    noor.tells("/customer Marrow project Intake ends 30 October")
    story.later()
    noor.does("stage_handover", values={"contacts": ["Ida Moss"]})
    assert story.days("delivery_orientation", to=ben, step="day 1") == ["2026-06-09"]
    assert "How involved would you like to be" in story.came("delivery_orientation")[0].said
    story.until("2026-06-10")
    ben.tells("/customer Marrow term involved: they decide the big questions")
    story.until("2026-06-23")
    since = "2026-06-01"
    assert story.days("stage_handover", to=noor, since=since) == ["2026-06-09"]
    assert story.days("stage_handover", to=ben, since=since) == ["2026-06-09"]
    assert story.days("delivery_orientation") == ["2026-06-09"]


def they_are_told_how_it_goes(story: Story) -> None:
    """In the first two weeks a low mood is usual, and no reason for alarm."""
    ben = story.ben
    assert story.days("progress_report", to=ben, project="Intake") == ["2026-06-23"]
    ben.tells("/touch Marrow @paul visit yesterday: where do I put my pen :worried:")
    ben.does("progress_report", values={"note": "ward 1 writes on glass"})
    ben.always_does("progress_report")
    story.until("2026-07-07")
    assert story.days("progress_report", to=ben) == ["2026-06-23", "2026-07-07"]
    assert story.days("mood_swing") == ["2026-04-22"]


def their_mood_falls(story: Story) -> None:
    ben = story.ben
    story.until("2026-07-14")
    ben.tells("/touch Marrow @paul visit: the tablets are always empty, mood 1")
    story.until("2026-07-15")
    assert story.days("mood_swing", to=ben, project="Intake") == ["2026-07-15"]
    card = story.came("mood_swing", to=ben)[0].said
    assert "Show them one thing that works already, however small." in card
    ben.does("mood_swing", values={"note": "a charger on every ward", "mood": "Pleased"})
    story.until("2026-08-18")
    ben.tells("/touch Marrow @ida meeting: half of it works, mood 3")


def ana_stands_in_for_ben(story: Story) -> None:
    """What belongs to a part goes to whoever has it on that day."""
    ana, ben = story.ana, story.ben
    ana.always_does("progress_report")
    story.until("2026-09-01")
    ben.tells("/customer Marrow role delivery @ana")
    story.until("2026-09-02")
    handing, taking = "handing over: delivery", "taking over: delivery"
    assert story.days("stage_handover", to=ben, step=handing) == ["2026-09-02"]
    assert story.days("stage_handover", to=ana, step=taking) == ["2026-09-02"]
    ben.does("stage_handover", step=handing)
    story.until("2026-09-28")
    ben.tells("/customer Marrow role delivery @ben")
    story.until("2026-10-27")
    reports = [(one.to, str(one.day)) for one in story.came("progress_report", since="2026-09-01")]
    assert reports == [
        ("ben", "2026-09-01"),
        ("ana", "2026-09-15"),
        ("ben", "2026-09-29"),
        ("ben", "2026-10-13"),
        ("ben", "2026-10-27"),
    ]


def there_are_two_dones(story: Story) -> None:
    """We say it on 27 October, and they on 12 November."""
    ana, ben = story.ana, story.ben
    ben.tells("/customer Marrow project Intake done")
    ben.tells("/customer Marrow project Intake delivered")
    story.until("2026-11-03")
    ben.does("agree_done", values={"note": "ward 2 still uses paper"})
    story.until("2026-11-10")
    assert story.days("agree_done", to=ben, project="Intake") == ["2026-11-03", "2026-11-10"]
    agreed = "“a week without paper on three wards”"
    assert all(agreed in one.said for one in story.came("agree_done"))
    story.until("2026-11-12")
    ana.tells("/touch Marrow @ida acceptance: no paper for a week :heart:")
    ana.tells("/customer Marrow project Intake accepted")
    story.until("2026-11-13")
    thanks = story.came("thank_you_note", since="2026-11-01")
    assert [(one.to, one.contact, str(one.day)) for one in thanks] == [
        ("ana", "Ida Moss", "2026-11-13")
    ]
    ana.does("thank_you_note", values={"note": "with a fountain pen for Paul"})


def we_look_back_three_times(story: Story) -> None:
    ana, ben = story.ana, story.ben
    story.until("2026-11-18")
    curve = story.came("post_project_review", to=ben, step="internal review")[0].said
    assert "5 (usual 4), 1 (usual 3), 3, 4 (usual 3), 2, 1 (usual 3)" in curve
    assert "at its lowest on 21 April 2026" in curve
    ben.does("post_project_review")
    story.until("2026-11-26")
    ben.does("post_project_review", values={"contacts": ["Ida Moss"]})
    story.until("2026-12-01")
    ana.tells("/customer Marrow project Intake after")
    story.until("2027-01-11")
    ana.does("post_project_review", values={"note": "forty minutes a shift"})
    reviews = [(one.to, one.step, str(one.day)) for one in story.came("post_project_review")]
    assert reviews == [
        ("ben", "internal review", "2026-11-18"),
        ("ben", "review with the customer", "2026-11-26"),
        ("ana", "effect check", "2027-01-11"),
    ]
