"""Four more lots: the parser met each only when it had been mended for those before.

At first sight, out of each lot, read right, asked about although it was clear, and read wrong:
B of 30: 19, 8, 3. C of 30: 16, 10, 4. D of 30: 15, 8, 7. E of 25: 15, 1, 9. The later lots were
made harder on purpose. What was wrong was mostly a person left in the note, an answer that never
came, or a deed that was denied behind it.
Put right since, where the meaning and not the parser was at fault: in D, whom we thank for an
introduction is no question, and a visit planned for next week is logged with another day offered;
in E, "just now" is today, and our office is where visits are.
"""

from datetime import date

from rules.kit.kinds import Kind
from tests.words.unseen_touches import (
    ACME,
    ASKED,
    CALL,
    COBALT,
    COFFEE,
    COMPLAINT,
    EMAIL,
    ENERGY,
    FOODS,
    LAST_FRI,
    LAST_THU,
    LAST_WED,
    MEETING,
    MESSAGE,
    MON,
    ON_SCREEN,
    ORDER,
    RENEWAL,
    REVIEW,
    TOMORROW,
    TUE,
    VISIT,
    Told,
)

SET_B: dict[str, Told | str] = {
    "Left Ivo at Acme a voicemail, asked him to ring back": Told(
        ACME, CALL, None, ("Ivo",), "asked him to ring back", unanswered=True
    ),
    "talked w/ Rita from Cobalt for ~20 min, she'll loop in legal": Told(
        COBALT, CALL, None, ("Rita",), "20 min she'll loop in legal"
    ),
    "cobalt standup, nothing new": Told(COBALT, MEETING, None, (), "nothing new"),
    "Acme wants a demo next week": ASKED,
    "Cobalt cancelled tomorrow's meeting": ASKED,
    "Borealis Foods still hasn't signed": ASKED,
    "discussed the renewal with Ana at Acme over lunch": Told(
        ACME, COFFEE, None, ("Ana",), "discussed the renewal"
    ),
    "acme: 30 min zoom w/ ana + ivo, walked through the new pricing": Told(
        ACME, MEETING, None, ("ana", "ivo"), "30 min walked through the new pricing"
    ),
    "Visited Borealis Energy's Hamburg plant on Friday with Priya": Told(
        ENERGY, VISIT, LAST_FRI, ("Priya",), "Hamburg plant"
    ),
    "got a call from Cobalt's new CFO, wants better terms :neutral_face:": Told(
        COBALT, CALL, None, (), "new CFO wants better terms", 3
    ),
    "Marek (Borealis Foods) pinged me on Teams re the label issue": Told(
        FOODS, MESSAGE, None, ("Marek",), "the label issue"
    ),
    "emailed Ana Souza and Ivo Lund at Acme: contract draft attached": Told(
        ACME, EMAIL, None, ("Ana Souza", "Ivo Lund"), "contract draft attached"
    ),
    "forwarded the spec sheet to Priya @ Borealis Energy": Told(
        ENERGY, EMAIL, None, ("Priya",), "spec sheet"
    ),
    "Cobalt training session yesterday, 12 people, very engaged": Told(
        COBALT, Kind.WORKSHOP, MON, (), "12 people very engaged"
    ),
    "Acme asked for a discount on the phone": Told(ACME, CALL, None, (), "discount"),
    "2/26 call acme - ivo out till monday": Told(ACME, CALL, LAST_THU, (), "ivo out till monday"),
    "caught up with Ana (Acme) over coffee, her team is growing 🙂": Told(
        ACME, COFFEE, None, ("Ana",), "her team is growing", 4
    ),
    "Follow-up with Cobalt: sent them the case study": Told(
        COBALT, EMAIL, None, (), "the case study"
    ),
    "Priya said no. Borealis Energy, call, yesterday": Told(ENERGY, CALL, MON, (), "Priya said no"),
    "ran the retro with Cobalt this morning": Told(COBALT, REVIEW, TUE),
    "Borealis Energy go-live today!! 🚀": Told(ENERGY, Kind.MILESTONE, TUE),
    "Acme's Ana Souza called, angry about the invoice 😠": Told(
        ACME, CALL, None, ("Ana Souza",), "angry about the invoice", 1, theirs=True
    ),
    "Kaffee mit Ivo Lund, Acme, am 25.2.": Told(ACME, COFFEE, LAST_WED, ("Ivo Lund",)),
    "Angebot an Cobalt rausgeschickt": Told(COBALT, EMAIL, None, (), "Angebot"),
    "War gestern bei Borealis Foods in Kiel, Werksführung": Told(
        FOODS, VISIT, MON, (), "Kiel Werksführung"
    ),
    "Kurzer Austausch mit Priya (Borealis Energy) zum Zeitplan": Told(
        ENERGY, CALL, None, ("Priya",), "Zeitplan"
    ),
    "Cobalt bestellt 50 Stück nach": Told(COBALT, ORDER, None, (), "50 Stück"),
    "Herr Lund von Acme hat sich über die Hotline beschwert": Told(
        ACME, COMPLAINT, None, ("Herr Lund",), "Hotline"
    ),
    "Morgen 10 Uhr Termin mit Frau Keller, Cobalt": Told(
        COBALT, MEETING, TOMORROW, ("Frau Keller",)
    ),
    "Teams-Call mit Borealis Energy am 27.02.: Budget freigegeben": Told(
        ENERGY, ON_SCREEN, LAST_FRI, (), "Budget freigegeben"
    ),
}

SET_C: dict[str, Told | str] = {
    "1:1 w/ Rita (Cobalt), 45m, she's worried about churn 😟": Told(
        COBALT, MEETING, None, ("Rita",), "45m she's worried about churn", 2
    ),
    "ping to Ana at acme re: invoice 4711": Told(ACME, MESSAGE, None, ("Ana",), "invoice 4711"),
    "Heard back from Marek, Borealis Foods: go ahead with pilot": ASKED,
    "Client call - Borealis Energy - Priya, Sam - Q2 forecast": Told(
        ENERGY, CALL, None, ("Priya", "Sam"), "Q2 forecast"
    ),
    "Dropped a note to Ivo Lund at Acme about the workshop": Told(
        ACME, (EMAIL, MESSAGE), None, ("Ivo Lund",), "the workshop"
    ),
    "Spent the morning with the Cobalt ops team, mapping their process": ASKED,
    "Acme: lunch, Ana + Ivo, 27 Feb, they are hiring": Told(
        ACME, COFFEE, LAST_FRI, ("Ana", "Ivo"), "they are hiring"
    ),
    "cobalt won't renew 😞": ASKED,
    "Borealis Foods didn't show up for the call today": ASKED,
    "Sam from Borealis Energy rang to complain about downtime": Told(
        ENERGY, (COMPLAINT, CALL), None, ("Sam",), "downtime"
    ),
    "intro call w/ new buyer at Acme (Carla Mendes) yesterday pm": Told(
        ACME, CALL, MON, ("Carla Mendes",), "new buyer"
    ),
    "quick sync Cobalt, blockers cleared, next one 17/3": Told(
        COBALT, MEETING, None, (), "blockers cleared next one 17/3"
    ),
    "sent xmas card to Borealis Foods": Told(FOODS, Kind.CARD, None, (), "xmas"),
    "Had beers with Tom & Rita of Cobalt on Saturday night": Told(
        COBALT, COFFEE, date(2026, 2, 28), ("Tom", "Rita")
    ),
    "Ana Souza / Acme – thanked her for the reference": Told(
        ACME, Kind.THANK_YOU, None, ("Ana Souza",), "reference"
    ),
    "Met w/ Acme CFO and legal re MSA, Feb 25": Told(ACME, MEETING, LAST_WED, (), "CFO legal MSA"),
    "Reached out to Priya (Borealis Energy) on WhatsApp, no reply yet": Told(
        ENERGY, MESSAGE, None, ("Priya",), "", unanswered=True
    ),
    "Acme have placed an order for 200 units": Told(ACME, ORDER, None, (), "200 units"),
    "support ticket from Cobalt closed, Rita happy with the fix": ASKED,
    "dinner Wednesday w/ Ivo, Acme": Told(ACME, COFFEE, LAST_WED, ("Ivo",)),
    "phoned borealis energy 3x, nobody picks up": Told(
        ENERGY, CALL, None, (), "3x", unanswered=True
    ),
    "ask Cobalt for a testimonial": ASKED,
    "Rückruf von Herrn Lund (Acme): nimmt das Angebot an": Told(
        ACME, CALL, None, ("Herrn Lund",), "nimmt das Angebot an"
    ),
    "Heute früh Jour fixe mit Cobalt, keine offenen Punkte": Told(
        COBALT, MEETING, TUE, (), "keine offenen Punkte"
    ),
    "Priya von Borealis Energy auf der Messe getroffen, sucht neuen Job": Told(
        ENERGY, MEETING, None, ("Priya",), "auf der Messe sucht neuen Job"
    ),
    "Abendessen mit Ana und Ivo (Acme) vorgestern, gute Stimmung": Told(
        ACME, COFFEE, date(2026, 3, 1), ("Ana", "Ivo"), "gute Stimmung"
    ),
    "Cobalt will kündigen": ASKED,
    "Rechnung an Borealis Foods gemailt, 14 Tage Ziel": Told(
        FOODS, EMAIL, None, (), "Rechnung 14 Tage Ziel"
    ),
    "Vertrag mit Acme unterschrieben 🎉🎉": Told(ACME, Kind.CONTRACT, None, (), "", 5),
    "hab Frau Keller (Cobalt) nicht erreicht, versuche es morgen wieder": Told(
        COBALT, CALL, None, ("Frau Keller",), "versuche es morgen wieder", unanswered=True
    ),
}

SET_D: dict[str, Told | str] = {
    "Just hung up with Ivo @ Acme. PO coming Monday.": Told(
        ACME, CALL, None, ("Ivo",), "PO coming Monday"
    ),
    "acme – ana says budget approved 🥳": ASKED,
    "Walked Priya (Borealis Energy) through the new portal on Zoom": Told(
        ENERGY, ON_SCREEN, None, ("Priya",), "through the new portal"
    ),
    "Cobalt support call this morning, printer issue solved": Told(
        COBALT, CALL, TUE, (), "support printer issue solved"
    ),
    "Ran into Tom from Cobalt at the airport yesterday": Told(
        COBALT, MEETING, MON, ("Tom",), "at the airport"
    ),
    "sent follow-up email to Ana at Acme with the minutes": Told(
        ACME, EMAIL, None, ("Ana",), "minutes"
    ),
    "Acme dinner last Thursday with Ana Souza, Ivo Lund and their new CEO": Told(
        ACME, COFFEE, LAST_THU, ("Ana Souza", "Ivo Lund"), "new CEO"
    ),
    "no luck reaching Cobalt by phone today": Told(COBALT, CALL, TUE, (), "", unanswered=True),
    "Rita @ Cobalt signed off on the design": Told(
        COBALT, Kind.ACCEPTANCE, None, ("Rita",), "the design"
    ),
    "Borealis Foods: Marek sends regards, all well over there": ASKED,
    "phone w/ Acme: 2 new licences, price ok": Told(
        ACME, CALL, None, (), "2 new licences price ok"
    ),
    "visit to Cobalt HQ 24/2, met Rita's boss": Told(
        COBALT, VISIT, date(2026, 2, 24), (), "met Rita's boss"
    ),
    "Skyped with Marek of Borealis Foods": Told(FOODS, ON_SCREEN, None, ("Marek",)),
    "Acme: training went well yesterday, 8 attendees": Told(
        ACME, Kind.WORKSHOP, MON, (), "went well 8 attendees"
    ),
    "Thanked Ana at Acme for the intro to Cobalt": Told(
        ACME, Kind.THANK_YOU, None, ("Ana",), "the intro to Cobalt"
    ),
    "Planning to visit Borealis Energy next week": Told(ENERGY, VISIT, date(2026, 3, 9)),
    "Voicemail from Ivo at Acme, call him back": Told(ACME, CALL, None, ("Ivo",), "call him back"),
    "Priya, Borealis Energy, asked by email for the spec": Told(
        ENERGY, EMAIL, None, ("Priya",), "the spec"
    ),
    "cobalt escalated to their CEO :rage:": Told(COBALT, COMPLAINT, None, (), "CEO", 1),
    "Workshop day 1 at Acme done, day 2 on Thursday": Told(
        ACME, Kind.WORKSHOP, None, (), "day 2 on Thursday"
    ),
    "Pitched the new module to Borealis Foods on 26/02 – lukewarm": Told(
        FOODS, MEETING, LAST_THU, (), "new module lukewarm"
    ),
    "Anruf von Acme: Frau Souza ist krank": Told(ACME, CALL, None, (), "Frau Souza ist krank"),
    "mit Ivo (Acme) zu Mittag gegessen": Told(ACME, COFFEE, None, ("Ivo",)),
    "Cobalt: Feedback zum Piloten bekommen, sehr positiv": Told(
        COBALT, Kind.FEEDBACK, None, (), "zum Piloten sehr positiv"
    ),
    "Gestern Workshop bei Borealis Energy mit Priya und Sam": Told(
        ENERGY, Kind.WORKSHOP, MON, ("Priya", "Sam")
    ),
    "Marek (Borealis Foods) per WhatsApp zum Geburtstag gratuliert": Told(
        FOODS, (Kind.GREETING, MESSAGE), None, ("Marek",), "zum Geburtstag"
    ),
    "Acme hat den Vertrag noch nicht unterschrieben": ASKED,
    "Spoke to Rita about renewal, Cobalt, wants 10% off": Told(
        COBALT, CALL, None, ("Rita",), "about renewal wants 10% off"
    ),
    "Sam, Borealis Energy: lunch cancelled": ASKED,
    "Email received from Acme (Ivo) today: go": Told(ACME, EMAIL, TUE, ("Ivo",), "go"),
}

SET_E: dict[str, Told | str] = {
    "Good talk with Rita at Cobalt just now - wants two more seats": Told(
        COBALT, CALL, TUE, ("Rita",), "wants two more seats"
    ),
    "Acme/Ana: emailed updated SOW": Told(ACME, EMAIL, None, ("Ana",), "updated SOW"),
    "lunch meeting w. Ivo Lund (Acme), 2 March": Told(ACME, COFFEE, MON, ("Ivo Lund",)),
    "Finally got Marek from Borealis Foods on the phone": Told(FOODS, CALL, None, ("Marek",)),
    "Cobalt renewal call tomorrow 11:00": Told(COBALT, (CALL, RENEWAL), TOMORROW, (), ""),
    "no meeting with Acme this week": ASKED,
    "Borealis Energy visited our office yesterday": Told(ENERGY, VISIT, MON, theirs=True),
    "Left message with receptionist at Cobalt": Told(
        COBALT, (MESSAGE, CALL), None, (), "receptionist"
    ),
    "Ana (Acme) sent me the signed NDA this morning": Told(ACME, EMAIL, TUE, ("Ana",), "NDA"),
    "Teams chat with Priya, Borealis Energy: fine with the dates": Told(
        ENERGY, (MESSAGE, *ON_SCREEN), None, ("Priya",), "fine with the dates"
    ),
    "Cobalt, call, Rita, 10 min, price question": Told(
        COBALT, CALL, None, ("Rita",), "10 min price question"
    ),
    "Acme may order 500 units next month": ASKED,
    "shared the case study with Tom at Cobalt by mail": Told(
        COBALT, EMAIL, None, ("Tom",), "shared the case study"
    ),
    "had a really frustrating call w Borealis Foods :rage:": Told(
        FOODS, CALL, None, (), "frustrating", 1
    ),
    "Coffee catch-up with Ana S. from Acme on the 27th": Told(ACME, COFFEE, LAST_FRI, ("Ana S.",)),
    "@Ivo Acme called: delivery ok": Told(ACME, CALL, None, ("Ivo",), "delivery ok"),
    "spoke briefly to Tom, Cobalt, no news": Told(COBALT, CALL, None, ("Tom",), "no news"),
    "Borealis Energy onsite 25-26 Feb": ASKED,
    "Sent Acme a reminder about invoice 88": Told(
        ACME, EMAIL, None, (), "reminder about invoice 88"
    ),
    "Called Tom's mobile (Cobalt), he is on leave": Told(
        COBALT, CALL, None, ("Tom",), "mobile he is on leave"
    ),
    "Kurz mit Rita (Cobalt) gesprochen: alles im Plan": Told(
        COBALT, CALL, None, ("Rita",), "alles im Plan"
    ),
    "Acme angerufen, keiner da": Told(ACME, CALL, None, (), "", unanswered=True),
    "Besprechung bei Acme letzten Donnerstag wegen Lieferverzug": Told(
        ACME, MEETING, LAST_THU, (), "wegen Lieferverzug"
    ),
    "Mail von Cobalt: Rechnung falsch": Told(COBALT, EMAIL, None, (), "Rechnung falsch"),
    "Ivo Lund (Acme) hat abgesagt": ASKED,
}
