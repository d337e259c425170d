"""Sixty ways of writing a touchpoint, typed on Wednesday, 12 March 2025, and what each one means.

The first half is ours. The second half has the shapes that people use in the notes of public
projects, diaries and customer records, with our customers and people put in.
The last ones were held out: twice
the parser met them only after it had been mended for those before.
"""

from dataclasses import dataclass
from datetime import date

from bot.words.names import normalise
from rules.kit.kinds import Kind

TODAY = date(2025, 3, 12)
ACME, BETA, MULLER, SIEMENS, ENERGY, NORD, CIRCLE, KLARA = range(1, 9)
CUSTOMERS = [
    (ACME, normalise("Acme Robotics GmbH")),
    (ACME, normalise("Acme")),
    (BETA, normalise("Beta, Gamma & Co")),
    (MULLER, normalise("Müller & Söhne")),
    (SIEMENS, normalise("Siemens AG")),
    (ENERGY, normalise("Siemens Energy")),
    (NORD, normalise("Nordlicht Solar")),
    (CIRCLE, normalise("Coffee Circle")),
    (KLARA, normalise("Klarabrunn")),
]

MON, TUE, WED, THU, FRI = (date(2025, 3, day) for day in (10, 11, 12, 13, 14))


@dataclass(frozen=True)
class Means:
    """`on` is None where nothing was said of the day: then it is today."""

    customer: int
    kind: Kind
    on: date | None = None
    people: tuple[str, ...] = ()
    note: str = ""
    mood: int | None = None
    private: bool = False
    theirs: bool = False
    unanswered: bool = False


ASKS = "asks"
"""Nothing is logged before a question is answered: the customer, the kind or the day is open."""

CALL, COFFEE, MEETING, EMAIL = Kind.CALL, Kind.COFFEE, Kind.MEETING, Kind.EMAIL

OURS: dict[str, Means | str] = {
    "Acme @ana coffee last Monday: worried about the budget :worried:": Means(
        ACME, COFFEE, MON, ("ana",), "worried about the budget", 2
    ),
    "coffee with Ana, Ben and Cem at Acme yesterday": Means(
        ACME, COFFEE, TUE, ("Ana", "Ben", "Cem")
    ),
    "yesterday acme robotics call w/ana - likes the demo 😍": Means(
        ACME, CALL, TUE, ("ana",), "likes the demo", 5
    ),
    "Acme call yesterday they want a new quote by Friday": Means(
        ACME, CALL, TUE, (), "they want a new quote by Friday"
    ),
    "Acme: coffee with Ana yesterday: she loves the report": Means(
        ACME, COFFEE, TUE, ("Ana",), "she loves the report"
    ),
    "Acme - call - yesterday - renewal looks good": Means(
        ACME, CALL, TUE, (), "renewal looks good"
    ),
    "Ana from Acme called yesterday, wants to meet next week": Means(
        ACME, CALL, TUE, ("Ana",), "wants to meet next week", theirs=True
    ),
    "Called Acme. They want more seats.": Means(ACME, CALL, None, (), "They want more seats."),
    "had a quick call with Acme about the renewal": Means(
        ACME, CALL, None, (), "about the renewal"
    ),
    "call about the renewal with Ana at Acme": Means(
        ACME, CALL, None, ("Ana",), "about the renewal"
    ),
    "Acme call about the outage yesterday": ASKS,
    "#private Acme lunch w/ Ana 10 March – she is leaving, nobody knows": Means(
        ACME, COFFEE, MON, ("Ana",), "she is leaving, nobody knows", private=True
    ),
    "“Beta, Gamma & Co” email yesterday": Means(BETA, EMAIL, TUE),
    "Beta, Gamma & Co: mailed Ivo on 10/3/2025 - new price list": Means(
        BETA, EMAIL, MON, ("Ivo",), "new price list"
    ),
    "Müller und Söhne Anruf gestern: alles gut :smile:": Means(
        MULLER, CALL, TUE, (), "alles gut", 4
    ),
    "Mueller & Soehne Kaffee mit Frau Weber am 10. März": Means(
        MULLER, COFFEE, MON, ("Frau Weber",)
    ),
    "Acme meeting next Friday 14:30 with Ana: contract": Means(
        ACME, MEETING, FRI, ("Ana",), "contract"
    ),
    "demo for Nordlicht Solar tomorrow": Means(NORD, MEETING, THU),
    "nordlicht solr call today": Means(NORD, CALL, WED),
    "Acme call hier: tout va bien": Means(ACME, CALL, TUE, (), "tout va bien"),
    "café con Ana en Acme ayer": Means(ACME, COFFEE, TUE, ("Ana",)),
    "2025-03-10 Acme visit": Means(ACME, Kind.VISIT, MON),
    "Acme, Ana, email, yesterday: sent the slides": Means(
        ACME, EMAIL, TUE, ("Ana",), "sent the slides"
    ),
    "Acme email to Ana yesterday, no reply": Means(ACME, EMAIL, TUE, ("Ana",), unanswered=True),
    "they called from Acme this morning: angry :rage:": Means(
        ACME, CALL, WED, (), "angry", 1, theirs=True
    ),
    "Acme call mood 4 three days ago: 10:30 is a better time": Means(
        ACME, CALL, date(2025, 3, 9), (), "10:30 is a better time", 4
    ),
    "Coffee Circle: call: 3 new machines": Means(CIRCLE, CALL, None, (), "3 new machines"),
    "1:1 with Ana @ Acme yesterday": Means(ACME, MEETING, TUE, ("Ana",)),
    "Acme called, they decide next Tuesday": Means(
        ACME, CALL, None, (), "they decide next Tuesday"
    ),
    "Klarabrunn complaint from Rosa Diaz yesterday: too loud 👎": Means(
        KLARA, Kind.COMPLAINT, TUE, ("Rosa Diaz",), "too loud", 2
    ),
}

THEIRS: dict[str, Means | str] = {
    "Had a call with Lucas and Maria (Acme), investigating the slow exports": Means(
        ACME, CALL, None, ("Lucas", "Maria"), "investigating the slow exports"
    ),
    "had a call with Acme today. zero experience with bots. fun 🤣": Means(
        ACME, CALL, WED, (), "zero experience with bots. fun 🤣"
    ),
    "Had a call with John from Acme today about the proposal": Means(
        ACME, CALL, WED, ("John",), "about the proposal"
    ),
    "next up: had a call with other folks in Acme about their work on an exchange": Means(
        ACME, CALL, None, (), "next up other folks\nabout their work on an exchange"
    ),
    "Acme — had a call today, moving to proposal stage": Means(
        ACME, CALL, WED, (), "moving to proposal stage"
    ),
    "we had a call with Sebastian Berg of Acme on Tuesday": Means(
        ACME, CALL, TUE, ("Sebastian Berg",)
    ),
    "Spoke with John at Acme, interested in Q2 trial. Follow up with pricing by Friday.": Means(
        ACME, CALL, None, ("John",), "interested in Q2 trial. Follow up with pricing by Friday."
    ),
    "Called back Acme, left voicemail.": Means(ACME, CALL, None, unanswered=True),
    "Left voicemail re: upcoming inspection - Nordlicht Solar": Means(
        NORD, CALL, None, (), "upcoming inspection", unanswered=True
    ),
    "Acme, left voicemail, will try again tomorrow.": Means(
        ACME, CALL, None, (), "will try again tomorrow.", unanswered=True
    ),
    "Lunch with Josh Rivera (Acme)": Means(ACME, COFFEE, None, ("Josh Rivera",)),
    "Client lunch with J. Brooks (Acme)": Means(ACME, COFFEE, None, ("J. Brooks",)),
    "Coffee with Sarah - Acme": Means(ACME, COFFEE, None, ("Sarah",)),
    "Quick sync with John from Klarabrunn about Q4 campaign": Means(
        KLARA, MEETING, None, ("John",), "about Q4 campaign"
    ),
    "Call: Acme - Ana will send the brief by Friday": Means(
        ACME, CALL, None, (), "Ana will send the brief by Friday"
    ),
    "Telefonat mit Frau Weber (Klarabrunn), ruft zurück": Means(
        KLARA, CALL, None, ("Frau Weber",), "ruft zurück"
    ),
    "Kurzes Telefonat mit Müller & Söhne": Means(MULLER, CALL),
    "E-Mail an Hr. Weber bei Klarabrunn gesendet": Means(KLARA, EMAIL, None, ("Hr. Weber",)),
    "Just met with Ana at Acme: budget is approved": Means(
        ACME, MEETING, None, ("Ana",), "budget is approved"
    ),
    "Followed up with Acme on hardware specs": ASKS,
    "Siemens Energy: Follow-up call, interested in quote": Means(
        ENERGY, CALL, None, (), "interested in quote"
    ),
    "[Call] Siemens AG closed the deal": Means(SIEMENS, CALL, None, (), "closed the deal"),
    "Acme (Feb 15) Coffee meeting": Means(ACME, COFFEE, date(2025, 2, 15)),
    "* 2025-03-10: Zoom call with Acme (Ana, Ben)": Means(ACME, MEETING, MON, ("Ana", "Ben")),
    "Email sent to Nordlicht Solar, awaiting response": Means(
        NORD, EMAIL, None, (), "awaiting response"
    ),
    "Met up with Ana Souza + Ivo from Acme over drinks last night": Means(
        ACME, COFFEE, TUE, ("Ana Souza", "Ivo")
    ),
    "pinged Ana @ Acme on Slack this morning, no response yet": Means(
        ACME, Kind.MESSAGE, WED, ("Ana",), unanswered=True
    ),
    "12:00pm | Acme lunch with Sarah | The Landmark Inn": Means(
        ACME, COFFEE, None, ("Sarah",), "12:00pm\nThe Landmark Inn"
    ),
    "Schedule lunch with Jane Doe of Acme for Monday at noon": Means(
        ACME, COFFEE, date(2025, 3, 17), ("Jane Doe",)
    ),
    "She called back from Klarabrunn, booked catering for June": Means(
        KLARA, CALL, None, (), "booked catering for June", theirs=True
    ),
}

HELD_OUT: dict[str, Means | str] = {
    "Met with Sarah from Klarabrunn about payment integration last Monday.": ASKS,
    "met with alex rivera at Acme yesterday": Means(ACME, MEETING, TUE, ("alex rivera",)),
    "Met with Acme. Discussed agents.": Means(ACME, MEETING, None, (), "Discussed agents."),
    "Met with Hudson (Acme) about Walden today": ASKS,
    "Met with campaign team of Acme to discuss upcoming events": Means(
        ACME, MEETING, None, (), "campaign team\nto discuss upcoming events"
    ),
    "call with client Acme": Means(ACME, CALL),
    "Emailed Tanya at Acme about Monday morning coverage — waiting": Means(
        ACME,
        EMAIL,
        None,
        ("Tanya",),
        "about Monday morning coverage\nwaiting",
    ),
    "log a call with Alice Johnson, Acme — discussed pricing, 30 minutes": Means(
        ACME, CALL, None, ("Alice Johnson",), "discussed pricing, 30 minutes"
    ),
    "Log a call with Dr. Sarah Khan from Acme about Aspirin, plan next month": Means(
        ACME, CALL, None, ("Dr. Sarah Khan",), "about Aspirin, plan next month"
    ),
    "Log a call with James at Nordlicht Solar — he mentioned Chelsea": Means(
        NORD, CALL, None, ("James",), "he mentioned Chelsea"
    ),
    "Coffee chat with Alice, Siemens Energy": Means(ENERGY, COFFEE, None, ("Alice",)),
    "Had an amazing coffee chat with Sarah of Acme today! It's so refreshing to connect": Means(
        ACME,
        COFFEE,
        WED,
        ("Sarah",),
        "It's so refreshing to connect",
    ),
    "Treffen mit Anna bei Klarabrunn über das neue Projekt besprochen": Means(
        KLARA, MEETING, None, ("Anna",), "über das neue Projekt besprochen"
    ),
    "Demo call with TechCorp CTO": ASKS,
    "Demo call with the prospect Nordlicht Solar on March 10": Means(NORD, CALL, MON),
    "Jordan Park - Acme, met at fall fest, texted him, replied": ASKS,
    "dropped by Klarabrunn's office": Means(KLARA, Kind.VISIT, None, ()),
    "Spoke with Dr. Swapnil of Acme. He is looking for a bigger flat.": Means(
        ACME, CALL, None, ("Dr. Swapnil",), "He is looking for a bigger flat."
    ),
    "Left message for Tanya @ Acme re: dry van overflow": Means(
        ACME, Kind.MESSAGE, None, ("Tanya",), "dry van overflow"
    ),
    "Emailed proposal to Müller & Söhne yesterday": Means(MULLER, EMAIL, TUE, (), "proposal"),
    "standup with Acme tomorrow 9am": Means(ACME, MEETING, THU),
    "Sent text to Ivo / Acme": Means(ACME, Kind.MESSAGE, None, ("Ivo",)),
}

HELD_OUT_AGAIN: dict[str, Means | str] = {
    "Lunch with Lauren from Acme 10 March 2025 12:30": Means(ACME, COFFEE, MON, ("Lauren",)),
    "Dinner w/ Joe Milstein (Acme) at Lucali last night": Means(
        ACME, COFFEE, TUE, ("Joe Milstein",), "at Lucali"
    ),
    "[Email] Sent introduction to Acme": Means(ACME, EMAIL, None, (), "introduction"),
    "Acme: [Call] Follow-up call, interested in quote": Means(
        ACME, CALL, None, (), "interested in quote"
    ),
    "Sent pricing proposal to Acme by email, awaiting response": Means(
        ACME, EMAIL, None, (), "pricing proposal\nawaiting response"
    ),
    "Acme team call, discussed project timeline, owner prefers spring start": Means(
        ACME, CALL, None, (), "team\ndiscussed project timeline, owner prefers spring start"
    ),
    "Left message @ Klarabrunn": Means(KLARA, Kind.MESSAGE),
    "Sent text to Rosa at Klarabrunn yesterday 👍": Means(
        KLARA, Kind.MESSAGE, TUE, ("Rosa",), "", 4
    ),
    "Set appointment with Siemens AG for tomorrow": ASKS,
    "Scheduled demo call with Nordlicht Solar next Friday": Means(NORD, CALL, FRI),
    "standup w/ Acme & Müller & Söhne": ASKS,
    "Besuch bei Klarabrunn am Montag, Frau Diaz sehr zufrieden": Means(
        KLARA, Kind.VISIT, MON, (), "Frau Diaz sehr zufrieden"
    ),
    "Hr. Weber von Müller & Söhne hat angerufen: Lieferung zu spät": Means(
        MULLER, CALL, None, ("Hr. Weber",), "Lieferung zu spät", theirs=True
    ),
    "Mail von Ana (Acme) bekommen": Means(ACME, EMAIL, None, ("Ana",), "bekommen"),
    "Zoom mit Acme + Ana, Ben heute": Means(ACME, MEETING, WED, ("Ana", "Ben")),
    "quick catch-up at Acme with ben and cem": Means(ACME, MEETING, None, ("ben", "cem")),
    "Acme coffee - Ana - 10/03": Means(ACME, COFFEE, MON, ("Ana",)),
    "Workshop w/ Nordlicht Solar last Monday and Tuesday": ASKS,
    "whatsapp from Ivo, Acme: running late": Means(
        ACME, Kind.MESSAGE, None, ("Ivo",), "running late"
    ),
    "ring Acme back": Means(ACME, CALL),
    "Acme signed!! 🎉": Means(ACME, Kind.CONTRACT, None, (), "", 5),
    "we visited Acme's new office on Monday morning": Means(
        ACME, Kind.VISIT, MON, (), "new office"
    ),
}
