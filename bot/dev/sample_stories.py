"""What sets some of the made-up customers apart: who moves on, what is open, what was said.

Days are counted back from the first morning; those below zero are to come. `place` says whom of
theirs it concerns, by their place.
"""

from dataclasses import dataclass

from bot.dev.sample_cast import ANA, BEN, CARLA, CHAMPION, DEV, DIRECTOR, EMI, OFFICE


@dataclass(frozen=True, slots=True)
class Moved:
    """A champion moves on; `met` is when we met who takes the place."""

    ago: int
    standing: str
    met: int | None = None


MOVED = {
    "Fernhollow Books": Moved(-16, "left"),
    "Talleres Nube Roja": Moved(25, "left", met=20),
    "Oakhallow Care Homes": Moved(1, "left"),
    "Kumogiri Systems": Moved(14, "promoted", met=9),
}

TO_COME = {"Źródło Smaku": 7}
"""For how many days ahead the stages of a project are agreed, where they are."""

CLEAR_SO_FAR = {"Źródło Smaku": 2}
REPORT_EVERY = {"はなうた文庫": 7, "Nordlicht Backstuben": 7}
BECAUSE = (
    "You asked before you answered.",
    "You were the only ones who came to look.",
    "You told us what we do not need.",
    "My sister-in-law works with you and sleeps well.",
    "Three sentences instead of thirty pages.",
)


@dataclass(frozen=True, slots=True)
class Loop:
    """A concern or a promise. Whoever was `told` about it heard from us on that day."""

    customer: str
    text: str
    opened: int
    place: int
    weight: str = "normal"
    told: int | None = None
    closed: int | None = None


CONCERNS = (
    Loop("Brunnwart Apotheken", "Parcels come after closing.", 7, CHAMPION),
    Loop(
        "Acme Tools",
        "Two of our branches still type everything twice.",
        12,
        OFFICE,
        "minor",
        told=4,
    ),
    Loop("Merrowby Ferries", "Nobody reads messages at sea.", 60, CHAMPION, told=55, closed=50),
    Loop("Harborwick Dental Group", "Too many calls on Mondays.", 16, OFFICE, "minor", told=4),
    Loop("月影木工所", "The slips smear when hands are oily.", 120, CHAMPION, closed=110),
    Loop("Maplerow Schools", "The messages come in one language only.", 9, DIRECTOR, told=3),
)
PROMISES = (
    Loop("Acme Tools", "A list of the ten tools that are out most often.", 8, DIRECTOR, "minor"),
    Loop("Colegio Río Sereno", "A word with the bus company.", 4, OFFICE, "minor"),
    Loop("Alpenquell Bergbahnen AG", "Figures of the winter, on one page.", 4, CHAMPION),
    Loop("Quillon & Daughters", "A copy of their order of 1998.", 9, DIRECTOR, "minor"),
    Loop("Pōhutukawa Bay Seafood", "A word with their ice supplier.", 6, OFFICE, told=4),
)


@dataclass(frozen=True, slots=True)
class No:
    """Something we advised against, and when to look at it again."""

    customer: str
    text: str
    on: int
    place: int
    win: str
    instead: str
    revisit: int


NOES = (
    No("Acme Tools", "a second counter", 120, DIRECTOR, "an order twice the size",
       "opening half an hour earlier", -9),
    No("Viñedos Tres Lunares", "a ledger for each vineyard", 200, CHAMPION, "a year of work",
       "one ledger with three colours", -20),
    No("Merrowby Ferries", "messages every ten minutes", 150, CHAMPION, "a dearer contract",
       "one message that says when the next one comes", -13),
    No("Ziegelhof Architektur", "scanning the cellar", 170, DIRECTOR, "three months of work",
       "scanning what somebody asks for", -15),
    No("Saffron Kite Foods", "a label for each spoon", 190, OFFICE, "a larger order",
       "a label for each jar", -6),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """Something in somebody's life, and when a card went out."""

    customer: str
    kind: str
    on: int
    place: int
    card: int | None = None
    silent: bool = False


EVENTS = (
    Event("Viñedos Tres Lunares", "illness", 7, OFFICE, card=6),
    Event("Maplerow Schools", "baby", 5, OFFICE, card=4),
    Event("Nordlicht Backstuben", "bereavement", 12, DIRECTOR, silent=True),
    Event("Jade Sparrow Clinics", "move", 6, CHAMPION, card=5),
)

ROLES = (
    ("Acme Tools", "delivery", CARLA),
    ("Acme Tools", "sponsor", BEN),
    ("Imprenta El Grillo Azul", "sales", DEV),
    ("Źródło Smaku", "sales", DEV),
    ("Źródło Smaku", "delivery", EMI),
    ("Fernhollow Books", "expert", CARLA),
    ("Kumogiri Systems", "sponsor", ANA),
)

RENEWS = {
    "Acme Tools": -75,
    "Viñedos Tres Lunares": -33,
    "Merrowby Ferries": -39,
    "Alpenquell Bergbahnen AG": -29,
    "Harborwick Dental Group": -30,
    "月影木工所": -45,
}
JOB_TOLD = {"Talleres Nube Roja": 172, "Thistlequay Brewing": 165, "Lagoon Street Logistics": 170}
PROVEN = {"Acme Tools": ("Four hours fewer on the telephone each week.", 50, OFFICE)}
NEEDS_OF = {
    "Acme Tools": ("reporting", 100),
    "Fernhollow Books": ("booking", 130),
    "Viñedos Tres Lunares": ("stock", 70),
    "Copperlark Radio": ("stock", 160),
    "Oakhallow Care Homes": ("booking", 210),
    "Alpenquell Bergbahnen AG": ("training", 240),
    "Saffron Kite Foods": ("stock", 45),
    "Harborwick Dental Group": ("paperwork", 190),
    "Kumogiri Systems": ("training", 170),
    "Mangrove Lane Cycles": ("training", 260),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One touchpoint of its own; `place` -1 is the successor."""

    customer: str
    on: int
    kind: str
    place: int
    note: str
    mood: int | None = None
    began: str = "we"
    of_work: bool = False
    answered: str = ""
    private: str = ""


SAID = (
    Said("Brunnwart Apotheken", 7, "call", CHAMPION,
         "{first} rang about the parcels. I said that I would ask.", 3,
         "they"),
    Said("Fernhollow Books", 4, "call", DIRECTOR, "All calm.", 4),
    Said("Merrowby Ferries", 1, "referral", DIRECTOR,
         "{first} gave our name to the harbour master of the next island.", 5, "they"),
    Said("Maplerow Schools", 20, "renewal", DIRECTOR, "Renewed, and asked for the next winter.", 4,
         "they"),
    Said("Maplerow Schools", 19, "thank-you", DIRECTOR, "A card by hand, with a snowman."),
    Said("Mangrove Lane Cycles", 15, "testimonial", DIRECTOR,
         "{first} wrote three kind sentences for our page.", 4, "they"),
    Said("Mangrove Lane Cycles", 14, "thank-you", DIRECTOR, "Wrote by hand."),
    Said("Talleres Nube Roja", 24, "introduction", -1, "Coffee for three, with {first}.", 4),
    Said("Talleres Nube Roja", 20, "call", -1, "{first} asks what all this costs, and why.", 3),
    Said("Talleres Nube Roja", 11, "meeting", -1, "{first} wants fewer lists. Fair.", 4),
    Said("Kumogiri Systems", 13, "introduction", -1, "Ten minutes for the three of us.", 4),
    Said("Kumogiri Systems", 9, "call", -1, "Listened. {first} knows the numbers, not us.", 3),
    Said("Źródło Smaku", 6, "introduction", DIRECTOR,
         "Dev brought us together; {first} told us what they fear.", 3, of_work=True),
    Said("Söhnlein & Vogt Gartenbau", 40, "coffee", DIRECTOR, "{first} and the first bulbs.", 4),
    Said("Nordlicht Backstuben", 1, "meeting", CHAMPION,
         "{first} is upset: two branches got the orders of each other.", 1, of_work=True),
    Said("Granite Otter Outdoor", 1, "email", CHAMPION, "{first} writes: you have the job.", 4,
         "they", of_work=True),
    Said("はなうた文庫", 4, "meeting", CHAMPION, "The first forty cards are on the shelves.", 4,
         of_work=True),
    Said("Wattle & Wren Textiles", 1, "contract", DIRECTOR,
         "Signed. {first} chose us because we asked about the colours first.", 5, "they"),
    Said("Wattle & Wren Textiles", 1, "greeting", DIRECTOR,
         "Told {first} that they chose well, and what happens next."),
    Said("Acme Tools", 12, "call", OFFICE,
         "{first} is tired of typing everything twice. Listened, and wrote it down.", 3, "they",
         of_work=True),
    Said("Acme Tools", -9, "meeting", DIRECTOR, "Look at the counter together.", of_work=True),
    Said("Kranichfeld Optik GmbH", -13, "workshop", CHAMPION, "Half a day on the next shelf."),
    Said("Prairie Lantern Energy", -8, "meeting", DIRECTOR, "After their storm season."),
    Said("Baobab & Tide Insurance", 20, "email", CHAMPION, "Sent three dates.", answered="no"),
    Said("Mühlbachtal Fahrräder", 15, "email", DIRECTOR, "Asked about spring.", answered="no"),
    Said("Viñedos Tres Lunares", 7, "call", DIRECTOR,
         "{first} told me, between us, how the harvest went for the family.", 3, "they",
         private="yes"),
)  # fmt: skip
