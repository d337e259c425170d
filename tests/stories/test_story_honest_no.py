"""We say no where yes would have been an order, and later hear what it was worth.

A customer wants more than would be good for them. We advise against it, give up the order, and look
at it again on the day we said. Elsewhere we lose a deal and a customer: there we only listen, once
the dust has settled and once in hindsight. Who wants to hear nothing more hears nothing more.
"""

from pathlib import Path

import pytest

from tests.stories.storyteller import Story, a_story

WATER, MILLS, DOVE, ELM = "Brightwater", "Calder Mills", "Dovetail", "Elm Yard"

SHEETS = {
    "customers.csv": (
        "name,owner,tier,country,since",
        f"{WATER},Ana Ruiz,A,ES,2025-02-03",
        f"{MILLS},Ben Okafor,B,GB,2024-11-04",
        f"{DOVE},Ben Okafor,B,GB,2023-03-06",
        f"{ELM},Ben Okafor,B,GB,2023-03-06",
    ),
    "contacts.csv": (
        "customer,name,title,seniority",
        f"{WATER},Marta Soler,Head of Stores,senior",
        f"{MILLS},Owen Price,Archivist,senior",
        f"{DOVE},Gail Marsh,Owner,senior",
        f"{ELM},Tim Yard,Owner,senior",
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        f"{WATER},2025-02-03,order,Ana Ruiz,Marta Soler,",
        f"{WATER},2026-02-24,meeting,Ana Ruiz,Marta Soler,she wants the big system at once",
        f"{MILLS},2026-02-24,meeting,Noor Haddad,Owen Price,two bids are on his table",
        f"{DOVE},2026-02-17,call,Ben Okafor,Gail Marsh,",
        f"{ELM},2026-02-17,call,Ben Okafor,Tim Yard,",
    ),
    "jobs.csv": ("customer,text,contact,on", f"{WATER},find every box,Marta Soler,2026-02-24"),
}


@pytest.mark.story
def test_an_honest_no_and_two_losses(tmp_path: Path) -> None:
    with a_story(tmp_path, SHEETS) as story:
        we_keep_in_touch(story)
        we_say_no(story)
        a_deal_is_lost_and_we_listen(story)
        one_no_is_settled_early(story)
        the_other_comes_back_on_its_day(story)
        in_hindsight_we_listen_again(story)
        a_customer_is_lost(story)
        we_have_begun_to_say_what_pleases(story)
        the_lost_are_left_in_peace(story)
        one_of_them_comes_back(story)
        story.until("2027-08-31")
        nobody_makes_an_offer(story)
        story.kept_its_manners()


def we_keep_in_touch(story: Story) -> None:
    ana, ben = story.ana, story.ben
    ben.tells(f"/customer {MILLS} role sales @noor")
    ben.tells(f"/customer {MILLS} project Archive choosing")
    ana.always_does("check_in", values={"contacts": ["Marta Soler"]})
    ben.always_skips("check_in", "rediscover_job")


def we_say_no(story: Story) -> None:
    ana = story.ana
    story.until("2026-03-05")
    said = ana.tells(
        f"/customer {WATER} honest no to @marta: the big system for all three stores;"
        " instead one store first; win an order over 40,000; revisit in 3 months"
    )
    assert "Look at it again on: 5 June 2026" in said
    ana.tells(f"/customer {WATER} honest no to @marta: a talking shelf; revisit 5 May")


def a_deal_is_lost_and_we_listen(story: Story) -> None:
    """Five working days later, whoever sold it asks three questions and offers nothing."""
    story.until("2026-04-14")
    story.ben.tells(f"/customer {MILLS} project Archive lost because the others were cheaper")
    story.until("2026-04-21")
    (heard,) = story.came("lost_listening", customer=MILLS)
    assert (heard.to, heard.day.isoformat()) == ("noor", "2026-04-21")
    assert (heard.project, heard.contact) == ("Archive", "Owen Price")
    assert f"We lost Archive at {MILLS} on 14 April 2026" in heard.said
    assert "“the others were cheaper”" in heard.said
    assert "no counter-offer" in heard.said
    story.noor.does("lost_listening", values={"note": "the others asked what the archive is for"})


def one_no_is_settled_early(story: Story) -> None:
    story.until("2026-04-20")
    story.ana.tells(f"/customer {WATER} no closed talking shelf")
    story.until("2026-05-12")
    assert story.came("honest_no") == []


def the_other_comes_back_on_its_day(story: Story) -> None:
    """With what we gave up and what we suggested instead."""
    ana = story.ana
    story.until("2026-06-05")
    (again,) = story.came("honest_no", to=ana)
    assert (again.day.isoformat(), again.customer) == ("2026-06-05", WATER)
    assert again.contact == "Marta Soler"
    assert f"On 5 March 2026 we said no to {WATER}" in again.said
    assert "“the big system for all three stores”" in again.said
    assert "“an order over 40,000”" in again.said
    assert "“one store first”" in again.said
    ana.snoozes("honest_no", until="2026-06-15", reason="she is at a fair")
    story.until("2026-06-15")
    assert story.days("honest_no") == ["2026-06-05", "2026-06-15"]
    ana.does("honest_no", values={"note": "one store was right, now she is ready for all"})
    ana.tells(f"/customer {WATER} no closed big system")
    ana.tells(f"/touch {WATER} contract with Marta: all three stores")
    story.until("2026-06-16")
    assert story.days("thank_you_note", to=ana, contact="Marta Soler") == ["2026-06-16"]
    ana.does("thank_you_note")


def in_hindsight_we_listen_again(story: Story) -> None:
    """Ninety days after the loss."""
    story.until("2026-07-13")
    (later,) = story.came("lost_listening", customer=MILLS, since="2026-04-22")
    assert (later.to, later.day.isoformat()) == ("noor", "2026-07-13")
    assert "I do not want to change your mind" in later.said
    story.noor.does("lost_listening", values={"note": "cheaper, and nobody calls back"})


def a_customer_is_lost(story: Story) -> None:
    ben = story.ben
    story.until("2026-09-01")
    ben.tells(f"/customer {DOVE} lost because she has closed two of her three shops")
    ben.tells(f"/customer {ELM} do not contact")
    story.until("2026-09-08")
    (heard,) = story.came("lost_listening", customer=DOVE)
    assert (heard.to, heard.day.isoformat(), heard.contact) == ("ben", "2026-09-08", "Gail Marsh")
    ben.does("lost_listening")


def we_have_begun_to_say_what_pleases(story: Story) -> None:
    """Four months with calls and no advice, since we looked at our no again."""
    ana = story.ana
    story.until("2026-10-14")
    (advice,) = story.came("honest_no", since="2026-06-16")
    assert (advice.to, advice.day.isoformat(), advice.customer) == ("ana", "2026-10-13", WATER)
    assert "for 120 days" in advice.said
    assert "[what they need to hear]" in advice.said
    ana.does("honest_no", values={"note": "the third store should stay as it is"})


def the_lost_are_left_in_peace(story: Story) -> None:
    """They are asked twice what we should have heard, and nothing else of anybody."""
    story.until("2027-02-01")
    since = story.between("2026-09-02", "2027-02-01")
    about = {name: [one for one in since if one.customer == name] for name in (DOVE, ELM)}
    assert [(one.ritual, one.day.isoformat()) for one in about[DOVE]] == [
        ("lost_listening", "2026-09-08"),
        ("lost_listening", "2026-11-30"),
    ]
    assert about[ELM] == []


def one_of_them_comes_back(story: Story) -> None:
    """From then on we ask how they are, as we do with anybody."""
    story.ben.tells(f"/customer {DOVE} back")
    story.until("2027-03-18")
    (call,) = story.came("check_in", customer=DOVE, since="2027-02-01")
    assert (call.to, call.day.isoformat()) == ("ben", "2027-03-18")
    assert "came back on 1 February 2027" in call.said


def nobody_makes_an_offer(story: Story) -> None:
    heard = story.came("lost_listening")
    assert len(heard) == 4
    assert [one.day for one in heard if "I will only listen." not in one.said] == []
