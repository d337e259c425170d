"""The small words of a touch line, in English and German."""

_FILLERS = """
a the had have has did do done was were been is are we i us our ours my me their his her they she
he it them just very some again went log logged of be will got spoke spoken talked ein eine einen
einem einer der die das den dem hatte hatten habe haben hat gab gehabt war waren wir ich uns unser
unsere mein meine sie er es ihr wurde gesprochen geredet , .
"""
_DOING = """
schedule plan arrange followed reached checked chatted connected touched base up out in back of
grabbed sent made gave left took held caught scheduled planned booked together geschickt gesendet
gemacht geführt getrunken geplant zusammen office offices hq headquarters büro log logged had ! ?
follow-up followup got
"""
_JUDGING = """
quick short long nice good great brief lovely big little another first second follow-up followup
weekly monthly regular virtual online sales business working
amazing awesome productive super tough difficult useful intense lengthy quick lovely initial final
kurz kurzes kurzer kurzen langes langer gutes guter guten nettes netter schönes schöner
"""
_WITH = "with w/ w w. mit to an avec con"
_SPOKE = "spoke spoken talked chatted out up base gesprochen geredet"
_PLACE = "at @ bei beim en chez presso"
_OPENERS = (
    "about re re. regarding because discussing discussed über wegen weil dass bzgl bzgl. zwecks"
)
_PROSE = """
discuss discusses asked asks ask asking wants want wanted need needs needed says said tell tells
told agreed agree agrees confirm confirms confirmed mention mentions mentioned happy unhappy
interested waiting will would who which that but so send sends get review check plan talk talking
see seems seem feels felt liked likes loves loved hates thinks thought promised promises
considering keen closed decided rejected approved paid switched started stopped postponed
cancelled moved hired expects hopes plans prefers excited worried concerned sounds sounded
reported complained went going wondering checking following to-do apparently however still already
otherwise unless if when will möchte wollen braucht brauchen sagt sagte fragt fragte besprochen
zufrieden interessiert aber wartet warten versprochen klingt klang findet fand
"""
_OCCASIONS = "for over zum zu auf"
_PLANNED = "schedule scheduled plan planned arrange arranged geplant vereinbart"
_DEADLINES = "by until till before bis vor spätestens due"
_DOTTED = """
inc ltd corp llc gmbh bros prof herr frau mrs sept jan feb mar apr jun jul aug sep okt oct nov dec
dez mär std str tel ing dipl approx etc bzgl
"""
_AT = f"{_PLACE} from for für von vom"
_ABOUT = "about re regarding because über wegen over on in via per by am bis"
_AND = "and & + und et y"

SMALL = frozenset(_FILLERS.split())
FILLERS = SMALL | frozenset(_DOING.split())
"""Understood, and saying nothing."""

JUDGING = frozenset(_JUDGING.split())
"""The same, but only right before a kind: Great Lakes is a name, a great call is a call."""

CALLED = frozenset(["client", "customer", "prospect", "lead", "kunde", "kunden", "kundin"])
"""The same before the name of one: our client Acme; and before a kind."""

SPOKE = frozenset(_SPOKE.split())
"""A person follows, after "to": but was it a call or a visit?"""

_GIVEN = """
sent forwarded emailed mailed wrote presented pitched demoed demo'd showed introduced said replied
gave passed handed offered geschickt gesendet weitergeleitet
"""
SPOKEN_TO = frozenset(["spoke", "talked", "chatted", "replied", "spoken"])
GIVEN = frozenset(_GIVEN.split())
"""To whom may come after what: `sent the proposal over to Marek`."""

WITH = frozenset(_WITH.split())
_DEEDS = "sent left made gave took held caught got spoke scheduled planned booked grabbed had met"
DEEDS = frozenset(_DEEDS.split())
"""Nobody's name, even with the capital of the first word."""

PLACE = frozenset(_PLACE.split())
AT = frozenset(_AT.split())
FROM = frozenset(["from", "von"])
"""After a kind, a person follows whose it was, unless it is the company."""

FOR = frozenset(["for", "für"])
"""The same, where the customer is beyond doubt."""

ANDS = frozenset(_AND.split())
PUNCTUATION = frozenset(",;.!?")
OPENERS = frozenset(_OPENERS.split())
"""A note follows, whatever else is in it."""

PROSE = OPENERS | frozenset(_PROSE.split())
"""Never part of a name that somebody types in lower case."""

OCCASIONS = frozenset(_OCCASIONS.split())
PLANNED = frozenset(_PLANNED.split())
"""The day is one to come."""

TOLD = frozenset(["had", "log", "logged", "just", "hatte", "hatten"])
"""What follows is over."""

DEADLINES = frozenset(_DEADLINES.split())
NEXT = frozenset(
    [
        "next",
        "nächste",
        "nächster",
        "nächstes",
        "follow-up",
        "f/u",
        "again",
        "wieder",
        "versuche",
        "try",
    ]
)
"""A day right behind is one to come."""

DOTTED = frozenset(_DOTTED.split())
"""Their stop is no end of a sentence."""

_NOBODY = """
receptionist reception secretary assistant colleague colleagues buyer empfang sekretariat folks
people team guys others everyone everybody client customer
"""
NOBODY = frozenset(_NOBODY.split())
"""With whom it was, and still no name."""

_PARTICLES = "de van der den la le da di du del el al bin ter ten dos"
PARTICLES = frozenset(_PARTICLES.split())
"""In lower case within a name that has capitals."""

STOPS = WITH | AT | frozenset(_ABOUT.split())
"""Words at which a name ends."""
