"""The small words of a touch line, in English and German."""

_FILLERS = """
a the had have has did do done was were been is are we i us our ours my me their his her they she he
it them just very some again went log logged of be will got spoke spoken talked
ein eine einen einem einer der die das den dem hatte hatten habe haben hat gab gehabt war waren wir
ich uns unser unsere mein meine sie er es ihr wurde gesprochen geredet
, .
"""
_JUDGING = """
quick short long nice good great brief lovely big little another first second
kurz kurzes kurzer kurzen langes langer gutes guter guten nettes netter schönes schöner
"""
_WITH = "with w/ w mit to an avec con"
_SPOKE = "spoke spoken talked gesprochen geredet"
_PLACE = "at @ bei beim"
_AT = f"{_PLACE} from for für von vom"
_ABOUT = "about re regarding because über wegen on in via per by am bis"
_AND = "and & + und et y"

FILLERS = frozenset(_FILLERS.split())
"""Understood, and saying nothing."""

JUDGING = frozenset(_JUDGING.split())
"""The same, but only right before a kind: Great Lakes is a name, a great call is a call."""

SPOKE = frozenset(_SPOKE.split())
"""A person follows, after "to": but was it a call or a visit?"""

WITH = frozenset(_WITH.split())
PLACE = frozenset(_PLACE.split())
AT = frozenset(_AT.split())
FROM = frozenset(["from", "von"])
"""After a kind, a person follows whose it was, unless it is the company."""

ANDS = frozenset(_AND.split())
STOPS = WITH | AT | frozenset(_ABOUT.split())
"""Words at which a name ends."""
