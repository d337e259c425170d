"""The words English and German have for days, as the grammar of days needs them."""

WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon montag mo.",
            "tuesday tue tues dienstag di.",
            "wednesday wed weds mittwoch mi.",
            "thursday thu thur thurs donnerstag do.",
            "friday fri freitag fr.",
            "saturday sat samstag sonnabend sa.",
            "sunday sun sonntag so.",
        )
    )
    for word in words.split()
}

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar jänner jaenner",
            "february feb februar feber",
            "march mar märz maerz mrz mär",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),
        start=1,
    )
    for word in words.split()
}

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "a an one ein eine einem einen einer",
            "two zwei",
            "three drei",
            "four vier",
            "five fünf fuenf",
            "six sechs",
            "seven sieben",
            "eight acht",
            "nine neun",
            "ten zehn",
            "eleven elf",
            "twelve zwölf zwoelf",
        ),
        start=1,
    )
    for word in words.split()
}

UNITS = {
    word: unit
    for unit, words in {
        "day": "day days d tag tage tagen",
        "week": "week weeks wk wks w woche wochen",
        "fortnight": "fortnight fortnights",
        "month": "month months mo mos mth mths monat monate monaten",
        "year": "year years yr yrs y jahr jahre jahren",
    }.items()
    for word in words.split()
}

NEAR = {
    word: distance
    for distance, words in {
        0: "today|tonight|now|just now|earlier today|later today|this morning|this afternoon"
        "|this evening|heute|jetzt|eben|gerade eben",
        -1: "yesterday|yday|yest|gestern|last night",
        1: "tomorrow|tmrw|tmr|tmrrw|tomo|2moro|2morrow|tommorow|tommorrow|tomorow|morgen",
        -2: "day before yesterday|the day before yesterday|vorgestern",
        2: "day after tomorrow|the day after tomorrow|overmorrow|übermorgen|uebermorgen",
        -3: "vorvorgestern",
        3: "überübermorgen",
    }.items()
    for word in words.split("|")
}

LAST = "last|past|previous|letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?"
NEXT = "next|coming|nächste[nrms]?|naechste[nrms]?|kommende[nrms]?"
SOON = "coming|kommende[nrms]?"
THIS = "this|diese[nrms]?"
WEEK = "week|woche"


def one_of(words: dict[str, int] | dict[str, str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(sorted((word.replace(".", r"\.") for word in words), key=len, reverse=True))
