"""Sixty touches as busy people would type them on Tuesday, 3 March 2026, and what each one means.

They were written, with what they mean, before whoever wrote them had read the parser; more than
half have the shape of lines in the notes of public projects and customer records. At first sight,
before anything was mended, 28 of the 60 were read right, 27 asked about and 5 read wrong.
Two meanings were put right since: an engaged line is no answer, and "last week" is logged with
another day offered beside it, as it always was.
"""

from dataclasses import dataclass
from datetime import date

from bot.words.names import normalise
from rules.kit.kinds import Kind

TODAY = date(2026, 3, 3)
ACME, ENERGY, FOODS, COBALT = range(1, 5)
CUSTOMERS = [
    (ACME, normalise("Acme")),
    (ENERGY, normalise("Borealis Energy")),
    (FOODS, normalise("Borealis Foods")),
    (COBALT, normalise("Cobalt")),
]

TUE, MON = date(2026, 3, 3), date(2026, 3, 2)
LAST_TUE, LAST_WED, LAST_THU, LAST_FRI = (date(2026, 2, day) for day in (24, 25, 26, 27))
TOMORROW, THIS_THU = date(2026, 3, 4), date(2026, 3, 5)


@dataclass(frozen=True)
class Told:
    """Of `kinds` any is right; of the note, the words of `keeps` must be there.

    `on` is None where nothing was said of the day, `theirs` where it does not matter who began.
    """

    customer: int
    kinds: Kind | tuple[Kind, ...]
    on: date | None = None
    people: tuple[str, ...] = ()
    keeps: str = ""
    mood: int | None = None
    private: bool = False
    theirs: bool | None = None
    unanswered: bool = False


ASKED = "asked"
"""The line leaves something open that only whoever wrote it knows."""

CALL, COFFEE, MEETING, EMAIL = Kind.CALL, Kind.COFFEE, Kind.MEETING, Kind.EMAIL
MESSAGE, VISIT, ORDER, REVIEW = Kind.MESSAGE, Kind.VISIT, Kind.ORDER, Kind.REVIEW
COMPLAINT, RENEWAL = Kind.COMPLAINT, Kind.RENEWAL
ON_SCREEN = (MEETING, CALL)

SET_A: dict[str, Told | str] = {
    "spoke w/ Ana at Acme, not buying this quarter. f/u 15 April": Told(
        ACME, CALL, None, ("Ana",), "not buying this quarter f/u 15 April"
    ),
    "LVM for Ivo Lund (Acme) re renewal": Told(
        ACME, CALL, None, ("Ivo Lund",), "renewal", unanswered=True
    ),
    "quick chat w/ Ana (Acme) after the webinar yesterday - sounded keen": Told(
        ACME, CALL, MON, ("Ana",), "after the webinar sounded keen"
    ),
    "Just got off the phone with Cobalt - they're ready to sign 🎉": Told(
        COBALT, CALL, None, (), "they're ready to sign", 5
    ),
    "Had a good chat with Ana this morning at Acme about phase 2": Told(
        ACME, CALL, TUE, ("Ana",), "phase 2"
    ),
    "borealis energy: emailed Priya the updated quote": Told(
        ENERGY, EMAIL, None, ("Priya",), "updated quote"
    ),
    "sent Cobalt the invoice today": Told(COBALT, EMAIL, TUE, (), "invoice"),
    "Sent the proposal over to Marek at Borealis Foods": Told(
        FOODS, EMAIL, None, ("Marek",), "proposal"
    ),
    "tried calling Acme twice, no answer": Told(ACME, CALL, None, (), "twice", unanswered=True),
    "rang Ivo @ acme – line busy, will try tmrw": Told(
        ACME, CALL, None, ("Ivo",), "line busy will try tmrw", unanswered=True
    ),
    "checked in with Cobalt, all quiet": Told(COBALT, CALL, None, (), "all quiet"),
    "touched base with Ivo from Acme, budget still frozen": Told(
        ACME, CALL, None, ("Ivo",), "budget still frozen"
    ),
    "Zoom w/ Priya + Marek (Borealis Energy) Fri, went great": Told(
        ENERGY, MEETING, LAST_FRI, ("Priya", "Marek"), "went great"
    ),
    "teams call with cobalt 27/2: migration plan agreed": Told(
        COBALT, ON_SCREEN, LAST_FRI, (), "migration plan agreed"
    ),
    "lunch w Ana Souza, acme, 26 feb. she's off to lisbon in may": Told(
        ACME, COFFEE, LAST_THU, ("Ana Souza",), "she's off to lisbon in may"
    ),
    "drinks with the Borealis Foods team last Thursday": Told(FOODS, COFFEE, LAST_THU, (), "team"),
    "breakfast meeting with Ivo Lund (Acme) - talked pricing": Told(
        ACME, (COFFEE, MEETING), None, ("Ivo Lund",), "pricing"
    ),
    "Bumped into Ana from Acme at the trade fair, said hi": Told(
        ACME, MEETING, None, ("Ana",), "at the trade fair said hi"
    ),
    "popped into Cobalt yesterday to drop off samples": Told(
        COBALT, VISIT, MON, (), "drop off samples"
    ),
    "On site at Borealis Energy all day yesterday, installation done": Told(
        ENERGY, VISIT, MON, (), "installation done"
    ),
    "demoed the new dashboard to Cobalt (Rita, Tom) on Monday": Told(
        COBALT, MEETING, MON, ("Rita", "Tom"), "new dashboard"
    ),
    "Presented roadmap to Acme's board on 24 Feb": Told(
        ACME, MEETING, LAST_TUE, (), "roadmap board"
    ),
    "QBR with Borealis Energy last week": Told(ENERGY, REVIEW, LAST_TUE),
    "quarterly review Acme 2026-02-24 w/ Ana, Ivo": Told(ACME, REVIEW, LAST_TUE, ("Ana", "Ivo")),
    "kickoff workshop with Cobalt today 9-12": Told(COBALT, Kind.WORKSHOP, TUE, (), "kickoff"),
    "Acme - Ivo texted: invoice paid": Told(ACME, MESSAGE, None, ("Ivo",), "invoice paid"),
    "whatsapped Ana (Acme) happy birthday 🎂": Told(
        ACME, (MESSAGE, Kind.GREETING), None, ("Ana",), "happy birthday"
    ),
    "DM'd Marek at Borealis Foods on LinkedIn": Told(FOODS, MESSAGE, None, ("Marek",)),
    "Got an email from Ivo at Acme - wants to cancel the pilot": Told(
        ACME, EMAIL, None, ("Ivo",), "wants to cancel the pilot"
    ),
    "Ana (Acme) replied to my email, she's in": Told(ACME, EMAIL, None, ("Ana",), "she's in"),
    "cobalt complained about late delivery again 😡": Told(
        COBALT, COMPLAINT, None, (), "late delivery again", 1
    ),
    "Escalation from Borealis Foods: line 2 down since Sunday": Told(
        FOODS, COMPLAINT, None, (), "line 2 down since Sunday"
    ),
    "Acme renewed for another year!": Told(ACME, RENEWAL, None, (), "another year"),
    "Cobalt ordered 20 more licences": Told(COBALT, ORDER, None, (), "20 more licences"),
    "PO received from Borealis Energy, 40k": Told(ENERGY, ORDER, None, (), "40k"),
    "contract signed with cobalt today :tada:": Told(COBALT, Kind.CONTRACT, TUE, (), "", 5),
    "Ivo Lund (Acme) introduced me to the new plant manager": Told(
        ACME, Kind.INTRODUCTION, None, ("Ivo Lund",), "new plant manager"
    ),
    "Acme recommended us to Cobalt": ASKED,
    "Borealis call yesterday, all fine": ASKED,
    "Ana at Acme referred us to a friend's company": Told(
        ACME, Kind.REFERRAL, None, ("Ana",), "friend's company"
    ),
    "sent a thank you card to Ana @ Acme": Told(ACME, (Kind.THANK_YOU, Kind.CARD), None, ("Ana",)),
    "Acme / Ana / call / 25 mins / pricing": Told(ACME, CALL, None, ("Ana",), "25 mins pricing"),
    "02/27 cobalt - call w Rita (15m) #renewal": Told(
        COBALT, CALL, LAST_FRI, ("Rita",), "15m renewal"
    ),
    "met Ana and Ivo for dinner last night, acme, discussed expansion into Spain": Told(
        ACME, COFFEE, MON, ("Ana", "Ivo"), "discussed expansion into Spain"
    ),
    "video call Borealis Energy this Thursday 10am with Priya": Told(
        ENERGY, ON_SCREEN, THIS_THU, ("Priya",)
    ),
    "planning call with cobalt tomorrow at 2pm": Told(COBALT, CALL, TOMORROW, (), "planning"),
    "Acme: no reply to last week's email, called Ivo instead - voicemail": Told(
        ACME, CALL, None, ("Ivo",), "no reply to last week's email", unanswered=True
    ),
    "#private coffee with Ivo Lund, Acme, yesterday. he may leave in summer": Told(
        ACME, COFFEE, MON, ("Ivo Lund",), "he may leave in summer", private=True
    ),
    "> Ana (Acme) called me back, they'll decide on 20 March": Told(
        ACME, CALL, None, ("Ana",), "they'll decide on 20 March", theirs=True
    ),
    "Gerade mit Frau Keller von Cobalt telefoniert, Angebot kommt gut an": Told(
        COBALT, CALL, None, ("Frau Keller",), "Angebot kommt gut an"
    ),
    "Mittagessen mit Ana Souza (Acme) letzten Freitag": Told(
        ACME, COFFEE, LAST_FRI, ("Ana Souza",)
    ),
    "habe Ivo von Acme das Angebot geschickt": Told(ACME, EMAIL, None, ("Ivo",), "Angebot"),
    "Auf die Mailbox von Ivo (Acme) gesprochen": Told(
        ACME, CALL, None, ("Ivo",), "", unanswered=True
    ),
    "Cobalt hat gestern angerufen, wollen Termin im April": Told(
        COBALT, CALL, MON, (), "wollen Termin im April", theirs=True
    ),
    "Videokonferenz mit Borealis Foods heute Vormittag: Rezeptur geklärt": Told(
        FOODS, MEETING, TUE, (), "Rezeptur geklärt"
    ),
    "Vor Ort bei Cobalt am 26.2., Anlage läuft": Told(COBALT, VISIT, LAST_THU, (), "Anlage läuft"),
    "Reklamation Borealis Foods: falsche Etiketten": Told(
        FOODS, COMPLAINT, None, (), "falsche Etiketten"
    ),
    "Mit Marek (Borealis Foods) kurz gechattet, er meldet sich nächste Woche": Told(
        FOODS, MESSAGE, None, ("Marek",), "er meldet sich nächste Woche"
    ),
    "Borealis Energy hat verlängert 🎉": Told(ENERGY, RENEWAL, None, (), "", 5),
    "Ana Souza, Acme: per Mail nachgehakt wegen Rechnung": Told(
        ACME, EMAIL, None, ("Ana Souza",), "wegen Rechnung"
    ),
}
