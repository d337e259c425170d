"""What people call the kinds of touchpoint, in English and German."""

from rules.kit.kinds import Kind

_CALLED = {
    Kind.CALL: """called, calling, phoned, phone, phone call, rang, rang up, video call, skype,
        voicemail, conference call, telco, telko, anruf, angerufen, telefonat, telefoniert, telefon,
        rückruf""",
    Kind.MEETING: """met, met up, mtg, zoom, zoom call, teams, teams call, google meet, demo, sync,
        catch-up, catch up, catchup, presentation, treffen, getroffen, besprechung, termin,
        präsentation, sitzung""",
    Kind.COFFEE: """coffees, cup of coffee, coffee chat, coffee break, lunch, dinner, breakfast,
        brunch, beer, beers, drinks, tea, kaffee, kaffeetrinken, mittagessen, abendessen, frühstück,
        bier""",
    Kind.VISIT: """visited, site visit, on-site, onsite, stopped by, dropped by, besuch, besucht,
        vor ort""",
    Kind.EMAIL: "mail, mails, emails, e-mail, mailed, emailed, e-mailed, email sent, gemailt",
    Kind.MESSAGE: """text, texted, sms, whatsapp, dm, dmed, pinged, slacked, messaged,
        linkedin message, nachricht""",
    Kind.WORKSHOP: "workshops, training, schulung, seminar",
    Kind.AUDIT: "audited, health check, prüfung",
    Kind.REVIEW: """reviewed, retro, retrospective, qbr, project review, quarterly review,
        retrospektive""",
    Kind.REPORT: """reported, progress report, status report, bericht, statusbericht,
        fortschrittsbericht""",
    Kind.FEEDBACK: "survey, nps, rückmeldung, umfrage",
    Kind.THANK_YOU: """thanks, thank you, thankyou, thanked, thank-you note, thank you note,
        thank-you card, thank you card, danke, dank, dankeschön, bedankt, dankesbrief""",
    Kind.GREETING: """greetings, greeted, birthday wishes, congratulations, congrats, congratulated,
        season's greetings, gratuliert, glückwunsch, glückwünsche, gruß, grüße""",
    Kind.CARD: """postcard, birthday card, christmas card, get-well card, karte, postkarte,
        weihnachtskarte, geburtstagskarte""",
    Kind.INTRODUCTION: "intro, introduced, vorstellung, vorgestellt",
    Kind.UPDATE: "status update, news, newsletter, neuigkeiten, zwischenstand",
    Kind.ORDER: """ordered, orders, purchase, purchased, bought, bestellung, bestellt, auftrag,
        beauftragt""",
    Kind.RENEWAL: "renewed, renew, verlängerung, verlängert",
    Kind.REFERRAL: "referred, recommended us, empfehlung, empfohlen, weiterempfehlung",
    Kind.TESTIMONIAL: "kundenstimme",
    Kind.SUGGESTION: "suggested, idea, vorschlag, vorgeschlagen, idee",
    Kind.MILESTONE: "go-live, golive, go live, launched, launch, meilenstein",
    Kind.CONTRACT: """signed, contract signed, signed contract, signed the contract, vertrag,
        vertrag unterschrieben, unterschrieben, unterzeichnet""",
    Kind.ACCEPTANCE: "accepted, sign-off, signed off, signoff, abnahme, abgenommen",
    Kind.COMPLAINT: """complained, complaints, escalation, beschwerde, beschwert, reklamation,
        eskalation""",
}

KINDS = {kind.value: kind for kind in Kind} | {
    " ".join(words.split()): kind for kind, all_of in _CALLED.items() for words in all_of.split(",")
}

LONGEST_KIND = max(len(words.split()) for words in KINDS)

MEANS = frozenset({Kind.CALL, Kind.MEETING, Kind.EMAIL, Kind.MESSAGE, Kind.VISIT})
"""How we met: in `feedback call` the other word says what it was about."""
