"""The last lot, of everyday lines, met when the parser was mended: all 20 right at first sight."""

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
    MEETING,
    MESSAGE,
    MON,
    ON_SCREEN,
    TUE,
    VISIT,
    Told,
)

SET_F: dict[str, Told | str] = {
    "call with Ana from Acme re: delivery dates, she will confirm by Thursday": Told(
        ACME, CALL, None, ("Ana",), "delivery dates she will confirm by Thursday"
    ),
    "Emailed Cobalt the new price list": Told(COBALT, EMAIL, None, (), "new price list"),
    "Tom (Cobalt) texted, running late for tomorrow": Told(
        COBALT, MESSAGE, None, ("Tom",), "running late for tomorrow"
    ),
    "Coffee w/ Priya at Borealis Energy yesterday, talked about her new role": Told(
        ENERGY, COFFEE, MON, ("Priya",), "talked about her new role"
    ),
    "Acme – site visit on 26 Feb with Ivo": Told(ACME, VISIT, LAST_THU, ("Ivo",)),
    "had a meeting with Borealis Foods on Friday, not happy with quality": Told(
        FOODS, MEETING, LAST_FRI, (), "not happy with quality"
    ),
    "spoke to Marek Nowak, Borealis Foods, about the recall": Told(
        FOODS, CALL, None, ("Marek Nowak",), "the recall"
    ),
    "Demo for Acme went really well 😀": Told(ACME, MEETING, None, (), "went really well", 5),
    "left a message for Rita at Cobalt": Told(COBALT, (MESSAGE, CALL), None, ("Rita",)),
    "Cobalt: 15 min call, nothing to report": Told(
        COBALT, CALL, None, (), "15 min nothing to report"
    ),
    "Followed up with Ivo at Acme on the offer": ASKED,
    "Priya @ Borealis Energy complained that the invoices are wrong": Told(
        ENERGY, COMPLAINT, None, ("Priya",), "that the invoices are wrong"
    ),
    "Video call w/ Acme (Ana + Ivo) today, demo booked for 10 March": Told(
        ACME, ON_SCREEN, TUE, ("Ana", "Ivo"), "demo booked for 10 March"
    ),
    "replied to Tom's email, Cobalt": Told(COBALT, EMAIL, None, ("Tom",)),
    "thank you note to Ivo Lund, Acme": Told(ACME, Kind.THANK_YOU, None, ("Ivo Lund",)),
    "Mit Ana (Acme) gesprochen, Entscheidung fällt im April": Told(
        ACME, CALL, None, ("Ana",), "Entscheidung fällt im April"
    ),
    "Gestern Kaffee mit Tom von Cobalt getrunken": Told(COBALT, COFFEE, MON, ("Tom",)),
    "Angebot an Marek von Borealis Foods geschickt": Told(
        FOODS, EMAIL, None, ("Marek",), "Angebot"
    ),
    "Telefonat Cobalt 2.3.: wollen verlängern": Told(
        COBALT, CALL, date(2026, 3, 2), (), "wollen verlängern"
    ),
    "Acme hat heute bestellt, 3 Maschinen": Told(ACME, Kind.ORDER, TUE, (), "3 Maschinen"),
}
