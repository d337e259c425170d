"""Everyday words in English and German that are part of no name somebody types in lower case."""

import re

_PLAIN = """
twice once again always all any both each every day days week weeks month morning afternoon
evening night today tonight yesterday tomorrow later earlier team board office crew staff folks
people guys everyone boss manager director site plant factory customer client min mins minute
minutes hour hours hr hrs too also only even really quite well good bad fine ok okay great nice
quiet busy keen happy unhappy sad angry upset annoyed pleased glad thrilled sure ready new old
next last same other more less much many few some most first second third half full whole late
early soon now then here there where why how when while as than because though although onto into
upon off away down through around near next before after since during until till within without
between among against across behind but or nor so yet if unless whether not no never nothing
nobody none maybe perhaps probably said says say told tell asked ask wants want needs need likes
like loves love hates thinks think knows know hopes hope feels feel seems seem looks look sounds
sound goes go comes come takes take gives give gets get makes make keeps keep stays stay wrote
writes write sent send sends paid pays pay bought buys buy sold left leaves leave met meets meet
spoke speaks speak rang rings ring came began begins saw sees see found finds find heard hears
hear brought put let ran runs run won lost chose held kept went done gone given taken written
chosen broke walked showed chased tried spent hung joined attended hosted sat fell grew led rose
invoice invoices quote quotes proposal offer price prices pricing budget project pilot deal order
contract renewal licence licences license licenses ticket tickets issue issues problem problems
bug bugs outage delay delays delivery payment discount slides deck samples sample brochure brief
plan plans roadmap dashboard demo product update news feedback support migration rollout training
question questions answer answers reply response number phone email mail message voicemail chat
call meeting regarding round about re this that these those which who whom whose what auf aus
unter neben zwischen seit ohne gegen durch beim hab zum zur is are was were be been being has have
had do does did can could might must shall should would am isn't wasn't aren't doesn't didn't
don't can't won't hasn't haven't they're they'll they've she's he's she'll he'll it's that's i'm
i'll i've we're we'll we've we'd i'd they'd you your straight briefly quickly finally already
still just mostly nearly almost together alone instead kurz lang lange gut sehr heute gestern
morgen dann danach davor noch schon wieder nochmal nochmals immer auch nur mal eben gerade jetzt
bald später früher hier dort alles alle team leider endlich zufrieden sauer verärgert glücklich
hat haben ist sind war waren wird werden wurde kann können soll sollen muss müssen wollen möchte
möchten meldet melden schickt schicken kommt kommen ruft wartet warten fragt sagt meint sagte
meinte nicht kein keine nichts aber oder dass weil wenn ob angebot angebote rechnungen muster
unterlagen entwurf bericht zeitplan protokoll liste preisliste anfrage frage fragen antwort
bestellung reklamation beschwerde info infos kleine kleines angebot rechnung termin vertrag
lieferung preis preise projekt bekommen erhalten
"""
PLAIN = frozenset(_PLAIN.split())

_NAMED = """
fred alfred ahmed ahmad mohammed mohamed jared wilfred winifred mildred sally emily kelly lily polly
carly molly billy ally elly beverly kimberly holly shelly cecily dolly harding may will mark manfred
siegfried gottfried wilfried winfried flemming henning irving sterling hope lance grace faith sandy
sue drew chase pat miles dean
"""
_NAMES = frozenset(_NAMED.split())
_TITLES = frozenset(["hq", "cfo", "ceo", "cto", "coo", "cio", "cmo", "vp", "it", "pm"])
_TIMES = re.compile(r"\d+(?:x|k|m|min|h)|x\d+")
_INFLECTED = re.compile(r"[a-z]{2,}(?:ed|ing|ly|iert)")


def is_plain(word: str) -> bool:
    """Of a word as it was typed: with a capital it may be anybody's name."""
    bare = word.strip(".,;:!?()\"'…").replace("’", "'")
    if bare.casefold() in _TITLES:
        return True
    if not bare.islower() or bare in _NAMES:
        return False
    return bare in PLAIN or bool(_TIMES.fullmatch(bare)) or bool(_INFLECTED.fullmatch(bare))


def opens_plainly(word: str) -> bool:
    """Of the first word, whose capital says nothing."""
    return word.casefold() in PLAIN - _NAMES
