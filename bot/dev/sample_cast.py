"""The cast of the made-up year: our five colleagues, forty customers, and what people are called.

Everybody and everything here is invented.
"""

from dataclasses import dataclass

MEMBERS = (
    ("Ana Ruiz", "ana.ruiz@second-date.example", "Europe/Madrid", "ES", "UANA", "en"),
    ("Ben Okafor", "ben.okafor@second-date.example", "Europe/London", "GB", "UBEN", "en"),
    ("Carla Weiss", "carla.weiss@second-date.example", "Europe/Berlin", "DE", "UCARLA", "de"),
    ("Dev Patel", "dev.patel@second-date.example", "America/New_York", "US", "UDEV", "en"),
    ("Emi Tanaka", "emi.tanaka@second-date.example", "Asia/Tokyo", "JP", "UEMI", "en"),
)
ANA, BEN, CARLA, DEV, EMI = (member[0] for member in MEMBERS)


@dataclass(frozen=True, slots=True)
class Company:
    """A customer. `story` is what sets its year apart from a calm one.

    `accepted` is how many days ago they accepted our work, below zero for days to come; None where
    there is no work of ours on record.
    """

    name: str
    owner: str
    tier: str
    country: str
    accepted: int | None = None
    story: str = ""
    aliases: str = ""


COMPANIES = (
    Company("Acme Tools", ANA, "A", "US", -40, aliases="Acme;Acme Hand Tools"),
    Company("Panadería Luz del Alba", ANA, "A", "ES", 1, aliases="Luz del Alba"),
    Company("Brunnwart Apotheken", ANA, "A", "DE", 150, "worried", "Brunnwart"),
    Company("Fernhollow Books", ANA, "B", "GB", 86, "birthday", "Fernhollow"),
    Company("Talleres Nube Roja", ANA, "B", "ES", None, "successor"),
    Company("Viñedos Tres Lunares", ANA, "B", "ES", 240, aliases="Tres Lunares"),
    Company("Colegio Río Sereno", ANA, "C", "CL", -55),
    Company("Imprenta El Grillo Azul", ANA, "C", "MX", -88, "prospect"),
    Company("Merrowby Ferries", BEN, "A", "GB", 200, "referral", "Merrowby"),
    Company("Thistlequay Brewing", BEN, "B", "GB", None, "silent"),
    Company("Oakhallow Care Homes", BEN, "A", "GB", 130, "farewell"),
    Company("Quillon & Daughters", BEN, "B", "IE", 4, aliases="Quillon"),
    Company("Lagoon Street Logistics", BEN, "B", "NG", -22),
    Company("Copperlark Radio", BEN, "C", "GB", 300),
    Company("Penwhistle Toys", BEN, "C", "GB", -104, "prospect"),
    Company("Baobab & Tide Insurance", BEN, "B", "GH", None, aliases="BTI"),
    Company("Kranichfeld Optik GmbH", CARLA, "A", "DE", 14, aliases="Kranichfeld"),
    Company("Söhnlein & Vogt Gartenbau", CARLA, "B", "DE", None, "coffee"),
    Company("Alpenquell Bergbahnen AG", CARLA, "A", "CH", 120, aliases="Alpenquell"),
    Company("Nordlicht Backstuben", CARLA, "B", "DE", -33, "upset"),
    Company("Ziegelhof Architektur", CARLA, "B", "AT", 170),
    Company("Źródło Smaku", CARLA, "B", "PL", -73, "contract", "Zrodlo Smaku"),
    Company("Λευκή Πέτρα Εκδόσεις", CARLA, "C", "GR", 260, aliases="Lefki Petra"),
    Company("Mühlbachtal Fahrräder", CARLA, "C", "DE"),
    Company("Harborwick Dental Group", DEV, "A", "US", 75, "danger", "Harborwick"),
    Company("Prairie Lantern Energy", DEV, "A", "US", -2),
    Company("Saffron Kite Foods", DEV, "B", "IN", 100),
    Company("Tumbleweed Credit Union", DEV, "B", "US", None, "lost deal"),
    Company("Maplerow Schools", DEV, "B", "CA", 40),
    Company("Blue Heron Veterinary", DEV, "C", "US"),
    Company("Café Colibrí de Altura", DEV, "C", "CO", 160, aliases="Café Colibrí"),
    Company("Granite Otter Outdoor", DEV, "B", "US", -79, "chosen", "GOO"),
    Company("月影木工所", EMI, "A", "JP", 190, "silent", "Tsukikage Mokko;Tsukikage"),
    Company("Kumogiri Systems", EMI, "A", "JP", 66, "successor", "雲霧システムズ"),
    Company("はなうた文庫", EMI, "B", "JP", -49, aliases="Hanauta Bunko"),
    Company("Wattle & Wren Textiles", EMI, "B", "AU", -79, "signed"),
    Company("Pōhutukawa Bay Seafood", EMI, "B", "NZ", 45, aliases="Pohutukawa Bay"),
    Company("Jade Sparrow Clinics", EMI, "B", "SG"),
    Company("Mangrove Lane Cycles", EMI, "C", "SG", 210),
    Company("달빛 정원 Teahouse", EMI, "C", "KR", aliases="Dalbit Jeongwon"),
)

FIRST_NAMES = {
    "ES": "Lucía Mateo Carmen Íñigo Nuria Álvaro Pilar Gonzalo Inés Tomás Rocío Esteban",
    "DE": "Jörg Annika Matthias Friederike Lars Käthe Uwe Leonie Holger Svenja Birgit Moritz",
    "GB": "Imogen Rupert Niamh Callum Priya Gareth Beatrix Owen Folasade Hamish Tilda Kwame",
    "US": "Marisol Tyrell Josephine Wyatt Kavita Desmond Harriet Luis Noreen Calvin Rosalind Jamal",
    "JP": "Haruto Yui Sōta Akari Daichi Misaki Ren Kaede Takumi Chihiro Naoki Sayuri",
}
LAST_NAMES = {
    "ES": "Barrenechea Quiroga Valdemoro Siquier Olmedilla Pazos Llorente Urdaneta Vidal",
    "DE": "Grünwald Ostermayr Schliephake Brandstätter Köhlbach Reuß Lindhorst Pfaffinger Amsel",
    "GB": "Ashdown Pemberwick O'Dowd Featherly Adeyemi Harkness Thorngate Lyle Mensah",
    "US": "Calloway Venkatesan Whitlock Delacroix Ferreira Nakagawa Stroud Abernathy Bright",
    "JP": "Mizushima Kawabata Onodera Shirakawa Hoshino Tachibana Kuroda Minase Asakura",
}
SPEAKS = {"CL": "ES", "MX": "ES", "CO": "ES", "CH": "DE", "AT": "DE", "IE": "GB", "AU": "GB"}
SPEAKS |= {"NZ": "GB", "NG": "GB", "GH": "GB", "CA": "US", "IN": "US", "SG": "GB", "KR": "JP"}
SPEAKS |= {"PL": "DE", "GR": "ES"}

PLACES = (
    ("Managing Director", "Management", "executive"),
    ("Head of Operations", "Operations", "senior"),
    ("Office Manager", "Administration", "staff"),
    ("Finance Lead", "Finance", "senior"),
)
DIRECTOR, CHAMPION, OFFICE, FINANCE = range(len(PLACES))

OFFERINGS = (
    ("How a family bakery halved its paperwork", "case study", 320, "bakery;paperwork"),
    ("Booking by telephone, without the queue", "offering", 260, "booking;care"),
    ("Half-day workshop: what your numbers say", "offering", 210, "reporting"),
    ("A school that answers within the hour", "case study", 150, "school;booking"),
    ("New rules for electronic invoices", "fact", 95, "paperwork;invoices"),
    ("Stock that counts itself", "offering", 1, "stock"),
)
