"""Sandra stands up for us, and one day she is promoted.

For months all goes well and all goes through her. The bot asks for thanks, for reports and, while
nobody is leaving, for a wider circle. When she moves on it says so the same day, and stays at our
side while her successor asks what all this is good for.
"""

from pathlib import Path

import pytest

from tests.slack.colleague import seen
from tests.stories.storyteller import Story, a_story

TREES = ("Alder", "Birch", "Cedar", "Elder", "Hazel", "Larch", "Maple", "Rowan", "Willow", "Yew")
MILLS = tuple(f"{tree} Mill" for tree in TREES)
"""Ana has long not spoken with any of these, and in spring another office takes them over."""

SHEETS = {
    "customers.csv": (
        "name,owner,tier,country,since",
        "Halden Freight,Ana Ruiz,A,SE,2026-01-12",
        *(f"{name},Ana Ruiz,C,SE,2024-02-05" for name in MILLS),
    ),
    "contacts.csv": (
        "customer,name,title,department,seniority,champion",
        "Halden Freight,Sandra Vik,Head of Systems,IT,senior,yes",
        "Halden Freight,Petra Holm,CFO,Finance,executive,",
        "Halden Freight,Jonas Lie,Planner,Operations,staff,",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        "Halden Freight,2026-01-13,order,Ana Ruiz,Sandra Vik,",
        "Halden Freight,2026-01-20,meeting,Ana Ruiz,Sandra Vik,where the news gets stuck",
        "Halden Freight,2026-02-10,call,Ana Ruiz,Sandra Vik,the plan is before her board",
        *(f"{name},2025-11-03,call,Ana Ruiz,," for name in MILLS),
    ),
}
DOUBT = "my own people could do this for less"


@pytest.mark.story
def test_sandra_is_promoted_and_her_successor_doubts(tmp_path: Path) -> None:
    with a_story(tmp_path, SHEETS) as story:
        we_begin(story)
        there_is_more_to_do_than_fits_into_a_day(story)
        reports_are_written(story)
        she_recommends_us_and_is_thanked(story)
        the_circle_is_widened_while_nobody_leaves(story)
        she_speaks_up_for_us_and_is_thanked_again(story)
        she_falls_ill_and_few_hear_of_it(story)
        we_look_for_proof(story)
        she_is_promoted(story)
        her_successor_is_met(story)
        he_doubts_and_nothing_is_asked_of_him(story)
        the_doubt_is_settled(story)
        he_stays(story)
        story.until("2027-09-03")
        story.kept_its_manners()
        others = story.words_for(story.ben, story.noor)
        assert [secret for secret in story.secrets if secret in others] == []


def we_begin(story: Story) -> None:
    ana = story.ana
    story.has_a_lead("Noor Haddad")
    story.meets_in_the_channel(story.noor)
    ana.tells("/customer Halden role delivery @ben")
    ana.tells("/customer Halden role sponsor @noor")
    ana.tells("/customer Halden job from @sandra: every truck in one place")
    ana.tells("/customer Halden project Routing delivery")
    ana.tells("/customer Halden project Routing report every 14")
    ana.always_does("check_in", values={"contacts": ["Sandra Vik"]}, customer="Halden Freight")


def there_is_more_to_do_than_fits_into_a_day(story: Story) -> None:
    ana = story.ana
    story.until("2026-03-13")
    two_weeks = [f"2026-03-{day:02}" for day in (4, 5, 6, 9, 10, 11, 12, 13)]
    mornings = [sum(one.to == "ana" for one in story.between(day, day)) for day in two_weeks]
    assert mornings == [3, 3, 3, *(3, 3, 3, 1, 0)]
    first = [one.customer for one in story.between("2026-03-04", "2026-03-04") if one.to == "ana"]
    assert first[0] == "Halden Freight"
    for mill in MILLS:
        ana.tells(f"/customer {mill} archived")


def reports_are_written(story: Story) -> None:
    ben = story.ben
    story.until("2026-03-17")
    assert story.days("progress_report", to=ben, project="Routing") == ["2026-03-17"]
    ben.snoozes("progress_report", until="Tomorrow", reason="the figures come tonight")
    story.until("2026-03-18")
    ben.does("progress_report", values={"note": "first trucks on the map"})
    ben.always_does("progress_report")
    story.until("2026-03-24")
    story.ana.tells("/touch Halden @sandra call: dispatch works with it :smile:")
    story.until("2026-04-13")
    assert story.days("progress_report", to=ben) == ["2026-03-17", "2026-03-18", "2026-04-01"]
    assert "first trucks on the map" not in story.came("progress_report")[0].said


def she_recommends_us_and_is_thanked(story: Story) -> None:
    ana = story.ana
    ana.finds_not_useful("meet_more_people", contact="Sandra Vik")
    assert "Marked as not useful by Ana Ruiz: Meet more people" in seen(ana.notes[-1])
    story.until("2026-04-14")
    ana.tells("/touch Halden @sandra referral: our name to her sister firm")
    story.until("2026-04-15")
    assert story.days("thank_you_note", to=ana, contact="Sandra Vik") == ["2026-04-15"]
    assert "Dear Sandra, thank you for giving our name" in story.came("thank_you_note")[0].said
    ana.does("thank_you_note", values={"note": "a card by hand"})
    ana.tells("/customer Halden value from @sandra: dispatch waits half an hour less")


def the_circle_is_widened_while_nobody_leaves(story: Story) -> None:
    ana, noor = story.ana, story.noor
    asked = [(one.to, str(one.day)) for one in story.came("senior_staff", contact="Petra Holm")]
    assert asked == [("ana", "2026-04-13"), ("noor", "2026-04-13")]
    noor.does("senior_staff", values={"note": "she wants to see numbers"})
    story.until("2026-04-22")
    story.ben.mutes("feedback_turn")
    story.until("2026-05-13")
    circle = story.came("meet_more_people", to=ana, contact="Sandra Vik")
    assert [str(one.day) for one in circle] == ["2026-03-23", "2026-04-13", "2026-05-13"]
    assert "with Sandra Vik of Halden Freight and with nobody else" in circle[0].said
    assert "Nobody from Finance and Operations was among them." in circle[0].said
    assert "with Sandra Vik and Petra Holm of Halden Freight" in circle[-1].said
    ana.snoozes("meet_more_people", until="Next week", reason="after her holidays")
    story.until("2026-05-28")
    # They spoke in between, but a day that somebody chose is kept.
    assert story.days("meet_more_people", since="2026-05-14") == ["2026-05-20"]
    ana.does("meet_more_people", values={"contacts": ["Jonas Lie"]})


def she_speaks_up_for_us_and_is_thanked_again(story: Story) -> None:
    ana = story.ana
    story.until("2026-06-02")
    ana.tells("/touch Halden @sandra testimonial: a page in their magazine")
    story.until("2026-06-03")
    thanked = story.days("thank_you_note", to=ana, contact="Sandra Vik")
    assert thanked == ["2026-04-15", "2026-06-03"]
    ana.does("thank_you_note")


def she_falls_ill_and_few_hear_of_it(story: Story) -> None:
    ana = story.ana
    story.until("2026-06-23")
    ana.tells("/customer Halden life @sandra illness")
    ana.tells("/touch Halden @sandra call #private: it is her heart, nobody is to know")
    story.secrets += ["her heart", "is ill", "illness"]
    story.later()
    (card,) = story.came("get_well")
    assert (str(card.day), card.to, card.contact) == ("2026-06-23", "ana", "Sandra Vik")
    assert card.private
    ana.does("get_well")
    story.until("2026-07-03")
    assert story.days("get_well", to=ana) == ["2026-06-23", "2026-07-03"]
    assert story.days("get_well") == story.days("get_well", to=ana)


def we_look_for_proof(story: Story) -> None:
    story.until("2026-07-28")
    assert story.days("value_evidence", to=story.ben) == ["2026-07-28"]
    assert "“dispatch waits half an hour less”" in story.came("value_evidence")[0].said
    story.until("2026-08-20")
    story.ana.tells("/customer Halden value from @sandra: 31 hours a week less on the phone")


def she_is_promoted(story: Story) -> None:
    ana, noor = story.ana, story.noor
    story.until("2026-10-06")
    ana.tells("/customer Halden @sandra promoted to Director of the group")
    story.later()
    told = [(one.to, str(one.day), one.urgent) for one in story.came("champion_left")]
    assert told == [(to, "2026-10-06", True) for to in ("ana", "noor", "team")]
    mine = story.came("champion_left", to=ana, contact="Sandra Vik")[0].said
    assert "congratulations on your new role" in mine
    assert "Who else there knows what we are worth: Petra Holm and Jonas Lie." in mine
    noor.skips("champion_left", step="sponsor")
    story.until("2026-10-07")
    ana.tells("/customer Halden contact Marek Dahl, CIO, took over from @sandra")
    ana.does("champion_left", values={"contacts": ["Marek Dahl"]}, step="")
    on_the_board = noor.again(story.came("champion_left", to=story.team)[0].message)
    assert "Closed by itself: Champion left" in seen(on_the_board)
    ana.always_skips("check_in", customer="Halden Freight")


def her_successor_is_met(story: Story) -> None:
    ana = story.ana
    story.until("2026-10-09")
    ana.does("meet_successor", values={"note": "he asks what it costs"})
    story.until("2026-10-20")
    ana.snoozes("meet_successor", until="2026-10-22", reason="he is travelling")
    story.until("2026-10-22")
    ana.does("meet_successor")
    story.until("2026-11-05")
    assert met(story) == [
        "2026-10-09 day 3",
        "2026-10-20 day 14",
        "2026-10-22 day 14",
        "2026-11-05 day 30",
    ]
    pack = story.came("meet_successor")[-1].said
    assert "why the budget exists: “every truck in one place”" in pack
    assert "“31 hours a week less on the phone”" in pack
    ana.does("meet_successor", values={"note": "he flips through the report", "mood": "Worried"})


def met(story: Story) -> list[str]:
    read = story.came("meet_successor", to=story.ana, contact="Marek Dahl")
    return [f"{one.day} {one.step.partition(' after')[0]}" for one in read]


def he_doubts_and_nothing_is_asked_of_him(story: Story) -> None:
    ana, noor = story.ana, story.noor
    story.until("2026-11-10")
    ana.tells(f"/customer Halden concern severe from @marek: {DOUBT}")
    story.until("2026-11-16")
    assert story.days("close_the_loop", to=ana, loop=DOUBT) == ["2026-11-12", "2026-11-16"]
    assert story.days("close_the_loop", to=noor, loop=DOUBT) == ["2026-11-16"]
    ana.does("close_the_loop", values={"note": "we count the hours, he hears on Friday"})
    ana.always_does("close_the_loop")
    story.until("2026-12-04")
    every_second_day = story.days("close_the_loop", to=ana, since="2026-11-17")
    assert every_second_day[:4] == ["2026-11-18", "2026-11-20", "2026-11-24", "2026-11-26"]
    assert [one for one in story.between("2026-11-11", "2026-12-04") if one.asks] == []


def the_doubt_is_settled(story: Story) -> None:
    ana, ben = story.ana, story.ben
    ana.tells("/customer Halden concern closed my own people")
    story.until("2026-12-07")
    # It was due on 18 November, and waited until the doubt was out of the way.
    assert story.days("value_evidence", to=ben, since="2026-11-11") == ["2026-12-07"]
    ben.does("value_evidence", values={"note": "his dispatchers would not go back"})
    story.until("2026-12-18")
    ana.tells("/customer Halden project Routing accepted")
    story.until("2027-01-04")
    assert story.days("close_the_loop", since="2026-12-05") == []
    assert met(story)[-1] == "2027-01-04 day 90"
    ana.does("meet_successor", values={"note": "he would miss it", "mood": "Pleased"})


def he_stays(story: Story) -> None:
    ana, ben = story.ana, story.ben
    ana.tells("/customer Halden renews 1 March 2027")
    story.until("2027-02-08")
    before = story.days("value_evidence", to=ben, step="renewal 2027-03-01")
    assert before == ["2027-02-08"]
    story.until("2027-03-01")
    ana.tells("/touch Halden @marek renewal: two more years")
    story.until("2027-03-02")
    assert story.days("thank_you_note", to=ana, contact="Marek Dahl") == ["2027-03-02"]
    ana.does("thank_you_note", contact="Marek Dahl")
