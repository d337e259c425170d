"""What people call the kinds of touchpoint, in English and German."""

from rules.kit.kinds import Kind

_CALLED = {
    Kind.CALL: """called, calling, phoned, phone, phone call, rang, rang up, video call, skype,
        skyped, voicemail, voice mail, conference call, telco, telko, anruf, angerufen,
        telefonat, telefoniert, telefon, rückruf, rief an, llamada, llamé, appel, appelé,
        chiamata, called back, rang back, phoned back, on the phone, by phone, over the phone,
        call-back, callback, lvm, left vm, left a vm, mailbox, anrufbeantworter, phonecall,
        videocall, video chat, intro call, discovery call, sales call, kickoff call, kick-off
        call, check-in call, catch-up call, tel""",
    Kind.MEETING: """met, met up, mtg, zoom, zoom call, teams, teams call, google meet, demo,
        jour fixe, jour-fixe, steerco, steering committee, board meeting, demoed, demo'd, demos,
        sync, synced, catch-up, catch up, catchup, caught up, presentation, 1:1, 1-1,
        one-on-one, webex, facetime, huddle, reunión, réunion, rendez-vous, rdv, riunione,
        kick-off meeting, kickoff meeting, intro meeting, standup, videokonferenz, teams-call,
        zoom-call, teams meeting, zoom meeting, meet-up, meetup, treffen, getroffen,
        besprechung, termin, präsentation, sitzung""",
    Kind.COFFEE: """coffees, cup of coffee, coffee chat, coffee break, lunch, dinner, breakfast,
        brunch, beer, beers, drink, drinks, tea, pint, café, caffè, almuerzo, déjeuner, pranzo,
        kaffee, lunch meeting, kaffeetrinken, mittagessen, zu mittag gegessen, zu abend
        gegessen, essen gegangen, abendessen, frühstück, bier""",
    Kind.VISIT: """visited, site visit, on-site, onsite, stopped by, dropped by, on site, popped
        into, dropped in, dropped into, swung by, swung past, called in at, stopped at, stopped
        in, besuch, besucht, vor ort, vor-ort-termin, went to see, popped in, popped by, visita,
        visite""",
    Kind.EMAIL: """mail, mails, emails, e-mail, mailed, emailed, e-mailed, email sent, gemailt,
        emailing, correo, courriel, follow-up email, follow-up mail, followup email""",
    Kind.MESSAGE: """text, texted, sms, whatsapp, dm, dmed, pinged, slacked, messaged, linkedin
        message, linkedin dm, texting, slack, linkedin, slack message, text message, whatsapped,
        dm'd, dms, dm'ed, ping, pings, gechattet, gewhatsappt, whatsapp message, pm, nachricht,
        angeschrieben""",
    Kind.WORKSHOP: "workshops, training, schulung, seminar",
    Kind.AUDIT: "audited, health check, prüfung",
    Kind.REVIEW: """reviewed, retro, retrospective, qbr, project review, quarterly review,
        retrospektive""",
    Kind.REPORT: """reported, progress report, status report, bericht, statusbericht,
        fortschrittsbericht""",
    Kind.FEEDBACK: "survey, nps, rückmeldung, umfrage",
    Kind.THANK_YOU: """thanks, thank you, thankyou, thanked, thank-you note, thank you note,
        thank-you card, thank you card, danke, dank, dankeschön, bedankt, dankesbrief""",
    Kind.GREETING: """greetings, greeted, birthday wishes, congratulations, congrats,
        congratulated, season's greetings, gratuliert, glückwunsch, glückwünsche, gruß, grüße""",
    Kind.CARD: """postcard, birthday card, christmas card, get-well card, karte, postkarte,
        weihnachtskarte, geburtstagskarte""",
    Kind.INTRODUCTION: "intro, introduced, vorstellung, vorgestellt",
    Kind.UPDATE: "status update, news, newsletter, neuigkeiten, zwischenstand",
    Kind.ORDER: """ordered, orders, po, purchase order, reordered, nachbestellt, purchase,
        purchased, bought, bestellung, bestellt, auftrag, beauftragt""",
    Kind.RENEWAL: "renewed, renew, verlängerung, verlängert",
    Kind.REFERRAL: """referred, recommended us, empfehlung, empfohlen, weiterempfehlung,
        weiterempfohlen""",
    Kind.TESTIMONIAL: "kundenstimme",
    Kind.SUGGESTION: "suggested, idea, vorschlag, vorgeschlagen, idee",
    Kind.MILESTONE: "go-live, golive, go live, launched, launch, meilenstein",
    Kind.CONTRACT: """signed, contract signed, signed contract, signed the contract, vertrag,
        vertrag unterschrieben, unterschrieben, unterzeichnet""",
    Kind.ACCEPTANCE: "accepted, sign-off, signed off, signoff, abnahme, abgenommen",
    Kind.COMPLAINT: """complained, complaints, escalation, escalated, beschwerde, beschwert,
        reklamation, eskalation""",
}

KINDS = {kind.value: kind for kind in Kind} | {
    " ".join(words.split()): kind for kind, all_of in _CALLED.items() for words in all_of.split(",")
}

LONGEST_KIND = max(len(words.split()) for words in KINDS)

_VERBS = """
called phoned rang met emailed e-mailed mailed texted pinged messaged dmed slacked visited
thanked congratulated introduced whatsapped dm'd dm'ed gechattet rung synced saw reached
spoke talked chatted forwarded wrote sent into
"""
VERBS = frozenset(_VERBS.split())
"""Whom we did it to may follow, without a "with"."""

_PAST = """
spoken replied presented pitched demoed gesprochen geredet geschickt gesendet
voicemail complained signed ordered bought renewed angerufen telefoniert getroffen besucht
gemailt unterschrieben bestellt
geschrieben nachgehakt nachgefasst weitergeleitet vorgeführt präsentiert beschwert verlängert
unterzeichnet empfohlen abgenommen bedankt gratuliert vorgestellt beauftragt erreicht checked
touched accepted launched recommended referred lvm
"""
PAST = VERBS | frozenset(_PAST.split())
"""It happened: a day still to come is none of its own."""

MEANS = frozenset({Kind.CALL, Kind.MEETING, Kind.EMAIL, Kind.MESSAGE, Kind.VISIT})
"""How we met: in `feedback call` the other word says what it was about."""
