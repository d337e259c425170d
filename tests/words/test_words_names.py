"""Finding companies and people under the names that busy colleagues type."""

import pytest

from bot.words.names import Found, find, normalise

NAMES = (
    """
Acme Robotics GmbH; Müller & Söhne GmbH & Co. KG; International Business Machines Corp.; Siemens AG;
Siemens Energy AG; Deutsche Bank AG; Société Générale S.A.; Nestlé S.A.; Beta, Gamma & Co;
AT&T Inc.; O'Neill Industries; Ørsted A/S; Łódź Logistics Sp. z o.o.; Weiß Bau; 3M; 7-Eleven;
Häagen-Dazs; Rolls-Royce plc; 株式会社日立製作所; ООО Яндекс; Ελληνικά Πετρέλαια; شركة النور;
한국전력공사; The Home Depot, Inc.; Delta Dental; Coffee Circle; Booking.com B.V.; J.P. Morgan;
Straßenkicker; L'Oréal; Microsoft Corporation; <!channel>; =cmd|'/c'!A1; ***; Nordwind Energie;
Nordlicht Energie; Studio 54; Zürich Versicherung; Bundesverband Deutscher Banken; Apple;
Grünwald Consulting
""".strip()
    .replace("\n", " ")
    .split("; ")
)
KNOWN = [*((place, normalise(name)) for place, name in enumerate(NAMES)), (0, normalise("ARG"))]

SURE = {
    "Acme Robotics GmbH": "Acme Robotics GmbH",
    "acme": "Acme Robotics GmbH",
    "ACME robotics": "Acme Robotics GmbH",
    "Acme Robotcis": "Acme Robotics GmbH",
    "acme rob": "Acme Robotics GmbH",
    "robotics": "Acme Robotics GmbH",
    "ARG": "Acme Robotics GmbH",
    "Mueller und Soehne": "Müller & Söhne GmbH & Co. KG",
    "Muller & Sohne": "Müller & Söhne GmbH & Co. KG",
    "müller": "Müller & Söhne GmbH & Co. KG",
    "Müller+Söhne": "Müller & Söhne GmbH & Co. KG",
    "IBM": "International Business Machines Corp.",
    "I.B.M.": "International Business Machines Corp.",
    "i b m": "International Business Machines Corp.",
    "internatonal business machines": "International Business Machines Corp.",
    "Siemens": "Siemens AG",
    "Siemens AG": "Siemens AG",
    "siemens energy": "Siemens Energy AG",
    "deutsche bank": "Deutsche Bank AG",
    "Deutche Bank": "Deutsche Bank AG",
    "bank deutsche": "Deutsche Bank AG",
    "Societe Generale": "Société Générale S.A.",
    "societe general": "Société Générale S.A.",
    "nestle": "Nestlé S.A.",
    "Nestle SA": "Nestlé S.A.",
    "Beta Gamma": "Beta, Gamma & Co",
    "Beta, Gamma & Co.": "Beta, Gamma & Co",
    "att": "AT&T Inc.",
    "at & t": "AT&T Inc.",
    "oneill": "O'Neill Industries",
    "O’Neill Industries Ltd": "O'Neill Industries",
    "Orsted": "Ørsted A/S",
    "orsted as": "Ørsted A/S",
    "lodz logistics": "Łódź Logistics Sp. z o.o.",
    "Weiss Bau": "Weiß Bau",
    "3m": "3M",
    "7 eleven": "7-Eleven",
    "7eleven": "7-Eleven",
    "haagen dazs": "Häagen-Dazs",
    "rolls royce": "Rolls-Royce plc",
    "RollsRoyce": "Rolls-Royce plc",
    "日立製作所": "株式会社日立製作所",
    "日立製作所(株)": "株式会社日立製作所",
    "яндекс": "ООО Яндекс",
    "ΕΛΛΗΝΙΚΑ ΠΕΤΡΕΛΑΙΑ": "Ελληνικά Πετρέλαια",
    "شركة النور": "شركة النور",
    "한국전력공사": "한국전력공사",
    "home depot": "The Home Depot, Inc.",
    "coffee circle": "Coffee Circle",
    "booking": "Booking.com B.V.",
    "JP Morgan": "J.P. Morgan",
    "strassenkicker": "Straßenkicker",
    "loreal": "L'Oréal",
    "Mircosoft": "Microsoft Corporation",
    "microsft": "Microsoft Corporation",
    "Micro": "Microsoft Corporation",
    "zuerich versicherung": "Zürich Versicherung",
    "zurich": "Zürich Versicherung",
    "gruenwald": "Grünwald Consulting",
    "Grunwald Consultng": "Grünwald Consulting",
    "<!channel>": "<!channel>",
    "=cmd|'/c'!A1": "=cmd|'/c'!A1",
    "***": "***",
}

ASK = {
    "Nord": {"Nordwind Energie", "Nordlicht Energie"},
    "Nordwicht Energie": {"Nordwind Energie", "Nordlicht Energie"},
    "Apple Bank": {"Apple"},
    "Aple": {"Apple"},
    "Studio 55": {"Studio 54"},
    "Studio 5": {"Studio 54"},
    "Studio55": {"Studio 54"},
    "Delt": {"Delta Dental"},
    "Mic": {"Microsoft Corporation"},
    "Siemens Healthineers": {"Siemens AG"},
}

NOBODY = ["Zebra Foods", "", "  ", "x" * 3000, "\u0301", "!!!", "Quux", "北京"]


@pytest.mark.parametrize(("written", "name"), SURE.items())
def test_a_name_that_is_understood_without_asking(written: str, name: str) -> None:
    assert find(written, KNOWN) == Found(sure=NAMES.index(name))


@pytest.mark.parametrize(("written", "names"), ASK.items())
def test_a_name_in_doubt_is_asked_about(written: str, names: set[str]) -> None:
    found = find(written, KNOWN)
    assert found.sure is None
    assert {NAMES.index(name) for name in names} <= set(found.choices)


@pytest.mark.parametrize("written", NOBODY)
def test_a_name_of_nobody_finds_nobody(written: str) -> None:
    assert find(written, KNOWN).sure is None
    assert len(find(written, KNOWN).choices) <= 1


def test_no_more_than_five_are_offered_and_each_once() -> None:
    names = [(place % 8, f"nova {place}") for place in range(40)]
    choices = find("nova", names).choices
    assert len(choices) == len(set(choices)) == 5


def test_two_customers_of_one_name_are_asked_about() -> None:
    assert find("Nova", [(1, "nova"), (2, "nova")]) == Found(choices=(1, 2))


def test_two_names_of_one_customer_are_no_rivals() -> None:
    assert find("Nova", [(1, "nova labs"), (1, "nova systems")]) == Found(sure=1)


def test_a_colleague_is_found_by_first_name_while_there_is_one() -> None:
    ana, anna = (1, normalise("Ana Silva")), (2, normalise("Anna Berg"))
    assert find("ana", [ana, anna]) == Found(sure=1)
    assert find("ana", [ana, (3, normalise("Ana Ruiz"))]) == Found(choices=(1, 3))


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Müller & Söhne GmbH & Co. KG", "muller and sohne"),
        ("Mueller und Soehne", "muller and sohne"),
        ("I.B.M.", "ibm"),
        ("Société Générale S.A.", "societe generale"),
        ("Alpha Sp. z o.o.", "alpha"),
        ("Alpha s.r.o.", "alpha"),
        ("Bauer Blue Queen", "bauer blue queen"),
        ("GmbH", "gmbh"),
        ("AG AG", "ag"),
        ("The The", "the"),
        ("& Co", "and"),
        ("株式会社", "株式会社"),
        ("ガス", "ガス"),
        ("हिन्दी", "हिन्दी"),
        (";;;", ";;;"),
        ("🚀", "🚀"),
        ("  ", ""),
    ],
)
def test_one_spelling_for_a_name(name: str, normal: str) -> None:
    assert normalise(name) == normal
