"""We never have a customer, we are dating: the five basics, over eighteen months.

Get to know them again, have a coffee and remember their days, build value, offer more where there
is a need, and tell them what we do. Before the months in which customers leave, look at how it is;
and on the first working day of a month, as a team, at how much of it comes after the sale.
"""

from pathlib import Path

import pytest

from tests.slack.colleague import seen
from tests.stories.storyteller import Story, a_story

FERN, GALE, HART, KITE, IDA = "Fern & Field", "Gale Books", "Hart Shoes", "Kite Toys", "Ida Wool"
OF_ANA, OF_BEN = (FERN, GALE, HART), (KITE, IDA)
EVERYBODY = (*OF_ANA, *OF_BEN)
ILL = "is not well"
ALWAYS_DONE = (
    "check_in",
    "post_project_review",
    "rediscover_job",
    "thank_you_note",
    "value_evidence",
)

SHEETS = {
    "customers.csv": (
        "name,owner,tier,country,since",
        f"{FERN},Ana Ruiz,A,ES,2025-10-05",
        *(f"{one},Ana Ruiz,C,ES,2019-05-06" for one in OF_ANA if one != FERN),
        *(f"{one},Ben Okafor,C,GB,2019-05-06" for one in OF_BEN),
    ),
    "contacts.csv": (
        "customer,name,title,seniority,champion,birthday",
        f"{FERN},Lea Brandt,Head of Shops,senior,yes,--02-29",
        f"{FERN},Otto Keil,Buyer,staff,,1984-05-14",
    ),
    "projects.csv": ("customer,name", *(f"{one},Window" for one in EVERYBODY)),
    "touchpoints.csv": (
        "customer,on,kind,by,with,note",
        f"{FERN},2025-10-06,order,Ana Ruiz,Lea Brandt,",
        f"{FERN},2026-01-20,coffee,Ana Ruiz,Lea Brandt,her garden",
        f"{FERN},2026-02-23,call,Ana Ruiz,,",
        *(f"{one},2026-02-16,call,Ana Ruiz,," for one in OF_ANA if one != FERN),
        *(f"{one},2026-02-16,call,Ben Okafor,," for one in OF_BEN),
    ),
    "jobs.csv": (
        "customer,text,contact,on",
        f"{FERN},make them stop and look,Lea Brandt,2025-11-03",
        *(f"{one},a window to be proud of,,2026-02-16" for one in EVERYBODY if one != FERN),
    ),
    "values.csv": (
        "customer,text,on",
        *(f"{one},two more in a hundred come in,2026-02-10" for one in EVERYBODY),
    ),
    "needs.csv": (
        "customer,tag,text,on",
        *(f"{one},windows,a number for each window,2025-12-15" for one in EVERYBODY),
    ),
    "offerings.csv": (
        "title,published_on,kind,tags,link",
        "The window count,2025-11-03,offering,windows,https://example.com/count",
    ),
}
NEWS = SHEETS["offerings.csv"][0]


@pytest.mark.story
def test_the_five_basics(tmp_path: Path) -> None:
    with a_story(tmp_path, SHEETS) as story:
        we_begin(story)
        before_the_sixth_month(story)
        they_accept_our_work(story)
        we_have_a_coffee(story)
        the_team_looks_at_itself(story)
        we_get_to_know_them_again(story)
        we_ask_what_it_was_worth(story)
        we_remember_a_birthday(story)
        we_offer_something_free(story)
        we_tell_them_what_we_do(story)
        before_the_twelfth_month(story)
        somebody_is_ill(story)
        one_is_born_on_29_february(story)
        before_the_eighteenth_month(story)
        story.until("2027-04-05")
        what_is_private_stays_with_the_owner(story)
        story.kept_its_manners()


def we_begin(story: Story) -> None:
    story.has_a_lead("Noor Haddad")
    story.meets_in_the_channel(story.noor)
    story.secrets += [ILL, "illness", "baby", "birthday", "Otto"]
    for ritual in ALWAYS_DONE:
        story.ana.always_does(ritual)
        story.ben.always_does(ritual)


def before_the_sixth_month(story: Story) -> None:
    """Five months after the first day: most customers who leave, leave from then on."""
    ana = story.ana
    story.until("2026-03-05")
    (window,) = story.came("danger_window")
    assert (window.to, window.customer, window.day.isoformat()) == ("ana", FERN, "2026-03-05")
    assert f"{FERN} has been with us for 5 months" in window.said
    assert "“two more in a hundred come in”" in window.said
    ana.does("danger_window")


def they_accept_our_work(story: Story) -> None:
    """Five of them in a month, and one is worried about something small."""
    ana, ben = story.ana, story.ben
    story.until("2026-04-01")
    ana.tells(f"/customer {FERN} project Window accepted")
    story.until("2026-04-08")
    ana.tells(f"/customer {GALE} project Window accepted")
    ana.tells(f"/touch {GALE} order: the same for the side street")
    story.until("2026-04-15")
    ben.tells(f"/customer {KITE} project Window accepted")
    ben.tells(f"/customer {IDA} project Window accepted")
    ben.tells(f"/customer {IDA} concern minor: the glass is scratched")


def we_have_a_coffee(story: Story) -> None:
    """Ninety days after the last one, and a week after they last spoke of work."""
    ana = story.ana
    story.until("2026-04-22")
    (coffee,) = story.came("coffee")
    assert (coffee.to, coffee.contact, coffee.day.isoformat()) == (
        "ana",
        "Lea Brandt",
        "2026-04-22",
    )
    assert "the coffee on 20 January 2026, about “her garden”" in coffee.said
    assert "[something that is not for sale]" in coffee.said
    ana.does("coffee", values={"note": "the first tulips"})
    ana.always_does("coffee")
    story.until("2026-04-29")
    ana.tells(f"/customer {HART} project Window accepted")


def the_team_looks_at_itself(story: Story) -> None:
    """On the first working day of the month, and about nobody of us."""
    story.until("2026-05-01")
    (balance,) = story.came("dating_balance")
    assert (balance.to, balance.day.isoformat()) == (story.team, "2026-05-01")
    assert "for April 2026" in balance.said
    assert "Before the sale we were in touch not once, after it" in balance.said
    assert f"{GALE} (order)" in balance.said
    assert [name for name in ("Ana", "Ben", "Noor") if name in balance.said] == []


def we_get_to_know_them_again(story: Story) -> None:
    """Half a year after they said what they hired us for, with their words of then."""
    story.until("2026-05-04")
    (job,) = story.came("rediscover_job")
    assert (job.to, job.customer, job.day.isoformat()) == ("ana", FERN, "2026-05-04")
    assert "“make them stop and look”" in job.said
    story.ana.tells(f"/customer {FERN} job from @lea: bring back those who came once")


def we_ask_what_it_was_worth(story: Story) -> None:
    """Ninety days after the last piece of evidence."""
    story.until("2026-05-11")
    (worth,) = story.came("value_evidence", customer=FERN)
    assert (worth.to, worth.day.isoformat()) == ("ana", "2026-05-11")
    assert "“bring back those who came once”" in worth.said
    assert "“two more in a hundred come in”" in worth.said
    story.ana.tells(f"/customer {FERN} value from @lea: a third of them came back")


def we_remember_a_birthday(story: Story) -> None:
    """On the day, to the owner alone, and not a word about the years."""
    story.until("2026-05-14")
    (wish,) = story.came("birthday")
    assert (wish.to, wish.contact, wish.day.isoformat()) == ("ana", "Otto Keil", "2026-05-14")
    assert wish.private
    assert [age for age in ("1984", "42") if age in wish.said] == []
    story.ana.does("birthday")


def we_offer_something_free(story: Story) -> None:
    """A quarter of a year after the acceptance: Ana twice and no third time; Ben but once.

    One of his customers still waits for their glass.
    """
    ana, ben = story.ana, story.ben
    story.until("2026-06-30")
    (offer,) = story.came("extend")
    assert (offer.to, offer.customer, offer.day.isoformat()) == ("ana", FERN, "2026-06-30")
    assert "“a number for each window”" in offer.said
    assert "“The window count”" in offer.said
    assert "free of charge" in offer.said
    ana.does("extend")
    story.until("2026-07-07")
    assert story.days("extend", to=ana, customer=GALE) == ["2026-07-07"]
    ana.does("extend")
    story.until("2026-07-14")
    assert story.days("extend", to=ben, customer=KITE) == ["2026-07-14"]
    ben.does("extend")
    story.until("2026-08-03")
    assert {one.customer for one in story.came("extend")} == {FERN, GALE, KITE}
    ben.tells(f"/customer {IDA} concern closed glass")


def we_tell_them_what_we_do(story: Story) -> None:
    """The morning after it came out, for their file; the next piece a month later."""
    ana = story.ana
    ana.always_does("keep_abreast")
    winter = "A winter window,2026-08-03,case study,windows,https://example.com/winter"
    story.imports("offerings.csv", NEWS, winter)
    story.until("2026-08-04")
    (news,) = story.came("keep_abreast", customer=FERN)
    assert (news.to, news.day.isoformat()) == ("ana", "2026-08-04")
    assert "“A winter window” (case study)" in news.said
    assert "“a number for each window”" in news.said
    assert "It is for your file" in news.said
    story.until("2026-08-10")
    light = "Light by the hour,2026-08-10,fact,windows,https://example.com/light"
    paper = "Paper that breathes,2026-08-10,offering,paper,https://example.com/paper"
    story.imports("offerings.csv", NEWS, light, paper)
    story.until("2026-09-03")
    assert story.days("keep_abreast", to=ana, customer=GALE) == ["2026-08-04", "2026-09-03"]
    assert [one for one in story.came("keep_abreast") if "Paper that breathes" in one.said] == []


def before_the_twelfth_month(story: Story) -> None:
    """The fifth of September is a Saturday."""
    story.until("2026-09-07")
    (window,) = story.came("danger_window", customer=FERN, since="2026-03-06")
    assert (window.to, window.day.isoformat()) == ("ana", "2026-09-07")
    assert f"{FERN} has been with us for 11 months" in window.said
    story.ana.does("danger_window")
    story.ana.tells(f"/customer {FERN} life @otto baby do not mention")


def somebody_is_ill(story: Story) -> None:
    """A card on the same day, a word after ten, and after thirty all of it is forgotten."""
    ana, ben = story.ana, story.ben
    story.until("2026-11-10")
    ben.tells(f"/customer {FERN} life @lea illness")
    story.later()
    (card,) = story.came("get_well")
    assert (card.to, card.contact, card.day.isoformat()) == ("ana", "Lea Brandt", "2026-11-10")
    assert f"Lea Brandt of {FERN} {ILL}" in card.said
    ana.does("get_well")
    story.until("2026-11-20")
    assert story.days("get_well", to=ana) == ["2026-11-10", "2026-11-20"]
    story.until("2026-12-09")
    story.later()
    assert len(story.edge.rows("life_events")) == 1
    story.until("2026-12-10")
    story.later()
    assert story.edge.rows("life_events") == []
    assert ILL not in "\n".join(seen(note) for note in ana.notes)
    assert not any(ILL in row["why"] for row in story.edge.rows("nudges"))


def one_is_born_on_29_february(story: Story) -> None:
    """In a common year it is the 28th, and on a Sunday the Friday before."""
    story.until("2027-02-26")
    (wish,) = story.came("birthday", contact="Lea Brandt")
    assert (wish.to, wish.day.isoformat()) == ("ana", "2027-02-26")
    assert "has a birthday on 28 February" in wish.said
    story.ana.does("birthday")


def before_the_eighteenth_month(story: Story) -> None:
    story.until("2027-03-05")
    windows = ["2026-03-05", "2026-09-07", "2027-03-05"]
    assert story.days("danger_window", to=story.ana) == windows


def what_is_private_stays_with_the_owner(story: Story) -> None:
    assert {one.to for one in story.read if one.private} == {"ana"}
    others = story.words_for(story.ben, story.noor)
    assert [one for one in story.secrets if one.casefold() in others.casefold()] == []
    balances = story.came("dating_balance")
    assert {one.to for one in balances} == {story.team}
    assert [one.day for one in balances if one.day.day > 4] == []
