"""A stand that came once for something cold becomes a customer for life.

The first order is only a trial: somebody was thirsty. What follows makes the difference. Two others
show the ways in which it does not: a kiosk that tried us and heard nothing more, and an old pier
that was with us until a silent year had passed.
"""

from pathlib import Path

import pytest

from tests.stories.storyteller import Story, a_story

STAND, KIOSK, PIER = "Linden Stand", "Hill Kiosk", "Old Pier"

SHEETS = {
    "customers.csv": (
        "name,owner,tier,country,since",
        f"{KIOSK},Ben Okafor,B,GB,",
        f"{PIER},Ben Okafor,B,GB,2025-01-13",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        f"{PIER},2025-01-13,order,Ben Okafor,Walt Amis,",
        f"{PIER},2025-03-04,call,Ben Okafor,Walt Amis,what sells by the sea",
        f"{PIER},2025-06-16,order,Ben Okafor,Walt Amis,",
    ),
}
SECRET = "she may give up the stand in spring"


@pytest.mark.story
def test_from_a_trial_to_a_customer_for_life(tmp_path: Path) -> None:
    with a_story(tmp_path, SHEETS) as story:
        a_summer_is_long(story)
        they_try_us(story)
        so_does_a_kiosk(story)
        we_ask_what_we_are_for(story)
        they_come_back(story)
        the_kiosk_is_stuck(story)
        the_pier_falls_back(story)
        they_suggest_something(story)
        the_pier_comes_back(story)
        we_call_just_because(story)
        the_job_is_asked_for_anew(story)
        we_visit_in_the_rain(story)
        they_recommend_us(story)
        they_are_with_us_for_life(story)
        story.until("2027-08-31")
        story.kept_its_manners()
        assert SECRET not in story.words_for(story.ben, story.noor)


def a_summer_is_long(story: Story) -> None:
    """Among stands a year together is as much as three elsewhere."""
    story.turns("loyalty_stage", "for_life_years=1")
    story.meets_in_the_channel(story.noor)
    story.secrets.append(SECRET)
    story.ben.always_skips("check_in", "rediscover_job", "danger_window")


def they_try_us(story: Story) -> None:
    ana = story.ana
    story.until("2026-03-10")
    assert ana.types(f"/customer add {STAND}").startswith("Added.")
    ana.tells(f"/customer {STAND} country ES")
    ana.tells(f"/touch {STAND} order with Rosa Marin: two crates for the first weekend")
    story.until("2026-03-11")
    assert story.days("thank_you_note", to=ana, contact="Rosa Marin") == ["2026-03-11"]
    ana.does("thank_you_note")
    story.until("2026-03-18")
    (trial,) = story.came("loyalty_stage", to=ana, customer=STAND)
    assert trial.day.isoformat() == "2026-03-18"
    assert f"{STAND} is trying us out" in trial.said
    assert "no second order after a talk" in trial.said
    ana.does("loyalty_stage", values={"note": "the first weekend was hot"})


def so_does_a_kiosk(story: Story) -> None:
    story.until("2026-03-24")
    story.ben.tells(f"/touch {KIOSK} order with Gus Brook: one crate")


def we_ask_what_we_are_for(story: Story) -> None:
    """Thirty days after the first order, and nothing about it before."""
    ana = story.ana
    story.until("2026-04-09")
    assert story.days("rediscover_job", to=ana, customer=STAND) == ["2026-04-09"]
    ana.does("rediscover_job")
    ana.tells(f"/customer {STAND} job from @rosa: something cold that keeps families there")


def they_come_back(story: Story) -> None:
    """After a talk, and with that a trial has become a customer."""
    ana = story.ana
    story.until("2026-05-05")
    ana.tells(f"/touch {STAND} order with Rosa: six crates")
    story.until("2026-05-12")
    (back,) = story.came("loyalty_stage", customer=STAND, since="2026-05-05")
    assert (back.to, back.day.isoformat()) == ("ana", "2026-05-12")
    assert f"{STAND} has become a customer" in back.said
    assert "last on 5 May 2026" in back.said
    ana.does("loyalty_stage")


def the_kiosk_is_stuck(story: Story) -> None:
    """Sixty days after its order: not on a Saturday, nor on the bank holiday that follows."""
    story.until("2026-05-26")
    (stuck,) = story.came("loyalty_stage", customer=KIOSK, since="2026-05-01")
    assert (stuck.to, stuck.day.isoformat()) == ("ben", "2026-05-26")
    assert f"{KIOSK} has been on trial for 60 days" in stuck.said
    assert not any("stuck" in one.step for one in story.came("loyalty_stage", customer=STAND))


def the_pier_falls_back(story: Story) -> None:
    ben = story.ben
    story.until("2026-06-18")
    (fallen,) = story.came("loyalty_stage", customer=PIER)
    assert (fallen.to, fallen.day.isoformat()) == ("ben", "2026-06-16")
    assert f"{PIER} is back where they began" in fallen.said
    assert "since 16 June 2025" in fallen.said
    ben.does("loyalty_stage", customer=PIER, values={"note": "he had thought we were gone"})


def they_suggest_something(story: Story) -> None:
    ana = story.ana
    story.until("2026-07-07")
    ana.tells(f"/touch {STAND} suggestion with Rosa: brownies go well with it")
    story.until("2026-07-14")
    (loyal,) = story.came("loyalty_stage", customer=STAND, since="2026-07-01")
    assert loyal.day.isoformat() == "2026-07-14"
    assert f"{STAND} has become a loyal customer" in loyal.said
    assert "an unasked suggestion on 7 July 2026" in loyal.said
    assert "a referral and a visit in bad times" in loyal.said
    ana.does("loyalty_stage", values={"note": "she would put up a second table"})


def the_pier_comes_back(story: Story) -> None:
    """What a silent year has cost is climbed again, by a talk and an order."""
    story.until("2026-08-04")
    story.ben.tells(f"/touch {PIER} order with Walt")
    story.until("2026-08-11")
    (again,) = story.came("loyalty_stage", customer=PIER, since="2026-07-01")
    assert again.day.isoformat() == "2026-08-11"
    assert f"{PIER} has become a customer" in again.said


def we_call_just_because(story: Story) -> None:
    """Nothing has happened for 45 days, and that is the reason."""
    ana = story.ana
    story.until("2026-08-28")
    (call,) = story.came("check_in", to=ana, since="2026-07-14")
    assert call.day.isoformat() == "2026-08-28"
    assert "how are you, and how can we help?" in call.said
    assert not call.asks
    ana.does("check_in", values={"contacts": ["Rosa Marin"]})


def the_job_is_asked_for_anew(story: Story) -> None:
    """Half a year later, with what they said then."""
    ana = story.ana
    story.until("2026-10-06")
    (job,) = story.came("rediscover_job", customer=STAND, since="2026-04-10")
    assert (job.to, job.day.isoformat()) == ("ana", "2026-10-06")
    assert "something cold that keeps families there" in job.said
    ana.does("rediscover_job")
    ana.tells(f"/customer {STAND} job from @rosa: a reason to come by when it is cold")


def we_visit_in_the_rain(story: Story) -> None:
    """While it worries them nobody asks them for anything, and Ben keeps them posted.

    What Rosa told Ana in confidence he does not read, though nobody spoke with her since.
    """
    ana = story.ana
    story.until("2026-11-03")
    ana.tells(f"/customer {STAND} concern severe by @ben from @rosa: nobody comes in the rain")
    ana.tells(f"/touch {STAND} call with Rosa #private: {SECRET}")
    story.until("2026-11-10")
    assert story.days("close_the_loop", to=story.ben)[:1] == ["2026-11-05"]
    ana.tells(f"/touch {STAND} visit with Rosa: an hour under the umbrella")
    story.until("2026-11-17")
    ana.tells(f"/customer {STAND} concern closed nobody comes")
    rainy = [one for one in story.between("2026-11-03", "2026-11-17") if one.customer == STAND]
    assert [one.ritual for one in rainy if one.asks] == []
    story.until("2026-11-18")
    assert story.days("feedback_turn", to=ana) == ["2026-11-18"]


def they_recommend_us(story: Story) -> None:
    ana = story.ana
    story.until("2027-02-02")
    ana.tells(f"/touch {STAND} referral with Rosa: to the stand at the lake")
    story.until("2027-02-03")
    (thanks,) = story.came("thank_you_note", customer=STAND, since="2026-04-01")
    assert (thanks.to, thanks.day.isoformat()) == ("ana", "2027-02-03")
    assert f"of {STAND} recommended us on 2 February 2027" in thanks.said
    ana.does("thank_you_note", contact="Rosa Marin")


def they_are_with_us_for_life(story: Story) -> None:
    """On the day that makes it long enough, with all that speaks for it."""
    story.until("2027-03-10")
    (life,) = story.came("loyalty_stage", customer=STAND, since="2026-07-15")
    assert (life.to, life.day.isoformat()) == ("ana", "2027-03-10")
    assert f"{STAND} has become a customer for life" in life.said
    assert "an unasked suggestion on 7 July 2026" in life.said
    assert "a visit in bad times on 10 November 2026" in life.said
    assert "a referral on 2 February 2027" in life.said
    story.ana.does("loyalty_stage", step=life.step)
    story.ana.always_does("check_in", values={"contacts": ["Rosa Marin"]})
