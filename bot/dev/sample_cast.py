"""The cast of the made-up year: our five colleagues, forty customers, and what people are called.

Everybody and everything here is invented.
"""

from dataclasses import dataclass

MEMBERS = (
    ("Ana Ruiz", "ana.ruiz@second-date.example", "Europe/Madrid", "ES", "UANA"),
    ("Ben Okafor", "ben.okafor@second-date.example", "Europe/London", "GB", "UBEN"),
    ("Carla Weiss", "carla.weiss@second-date.example", "Europe/Berlin", "DE", "UCARLA"),
    ("Dev Patel", "dev.patel@second-date.example", "America/New_York", "US", "UDEV"),
    ("Emi Tanaka", "emi.tanaka@second-date.example", "Asia/Tokyo", "JP", "UEMI"),
)
ANA, BEN, CARLA, DEV, EMI = (member[0] for member in MEMBERS)


@dataclass(frozen=True, slots=True)
class Company:
    """A customer. `story` is what waits for its owner on the first morning."""

    name: str
    owner: str
    tier: str
    country: str
    trade: str
    story: str = ""
    aliases: str = ""


COMPANIES = (
    Company("Acme Tools", ANA, "A", "US", "tools", aliases="Acme;Acme Hand Tools"),
    Company("Panadería Luz del Alba", ANA, "A", "ES", "bakery", "accepted", "Luz del Alba"),
    Company("Brunnwart Apotheken", ANA, "A", "DE", "pharmacy", "silent", "Brunnwart"),
    Company("Fernhollow Books", ANA, "B", "GB", "books", "birthday", "Fernhollow"),
    Company("Talleres Nube Roja", ANA, "B", "ES", "cars"),
    Company("Viñedos Tres Lunares", ANA, "B", "ES", "wine", aliases="Tres Lunares"),
    Company("Colegio Río Sereno", ANA, "C", "CL", "school"),
    Company("Imprenta El Grillo Azul", ANA, "C", "MX", "print"),
    Company("Merrowby Ferries", BEN, "A", "GB", "travel", "referral", "Merrowby"),
    Company("Thistlequay Brewing", BEN, "B", "GB", "brewery", "silent"),
    Company("Oakhallow Care Homes", BEN, "A", "GB", "care"),
    Company("Quillon & Daughters", BEN, "B", "IE", "furniture", aliases="Quillon"),
    Company("Lagoon Street Logistics", BEN, "B", "NG", "freight"),
    Company("Copperlark Radio", BEN, "C", "GB", "media"),
    Company("Penwhistle Toys", BEN, "C", "GB", "toys"),
    Company("Baobab & Tide Insurance", BEN, "B", "GH", "insurance", aliases="BTI"),
    Company("Kranichfeld Optik GmbH", CARLA, "A", "DE", "optics", "reviewed", "Kranichfeld"),
    Company("Söhnlein & Vogt Gartenbau", CARLA, "B", "DE", "garden", "coffee"),
    Company("Alpenquell Bergbahnen AG", CARLA, "A", "CH", "travel", aliases="Alpenquell"),
    Company("Nordlicht Backstuben", CARLA, "B", "DE", "bakery"),
    Company("Ziegelhof Architektur", CARLA, "B", "AT", "architects"),
    Company("Źródło Smaku", CARLA, "B", "PL", "food", aliases="Zrodlo Smaku"),
    Company("Λευκή Πέτρα Εκδόσεις", CARLA, "C", "GR", "books", aliases="Lefki Petra"),
    Company("Mühlbachtal Fahrräder", CARLA, "C", "DE", "bikes"),
    Company("Harborwick Dental Group", DEV, "A", "US", "care", "danger", "Harborwick"),
    Company("Prairie Lantern Energy", DEV, "A", "US", "energy"),
    Company("Saffron Kite Foods", DEV, "B", "IN", "food", "birthday"),
    Company("Tumbleweed Credit Union", DEV, "B", "US", "insurance"),
    Company("Maplerow Schools", DEV, "B", "CA", "school"),
    Company("Blue Heron Veterinary", DEV, "C", "US", "care"),
    Company("Café Colibrí de Altura", DEV, "C", "CO", "food", aliases="Café Colibrí"),
    Company("Granite Otter Outdoor", DEV, "B", "US", "bikes", aliases="GOO"),
    Company("月影木工所", EMI, "A", "JP", "furniture", "silent", "Tsukikage Mokko;Tsukikage"),
    Company("Kumogiri Systems", EMI, "A", "JP", "software", aliases="雲霧システムズ"),
    Company("はなうた文庫", EMI, "B", "JP", "books", aliases="Hanauta Bunko"),
    Company("Wattle & Wren Textiles", EMI, "B", "AU", "textiles", "contract"),
    Company("Pōhutukawa Bay Seafood", EMI, "B", "NZ", "food", aliases="Pohutukawa Bay"),
    Company("Jade Sparrow Clinics", EMI, "B", "SG", "care"),
    Company("Mangrove Lane Cycles", EMI, "C", "SG", "bikes"),
    Company("달빛 정원 Teahouse", EMI, "C", "KR", "food", aliases="Dalbit Jeongwon"),
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

ROLES = (
    ("Managing Director", "Management", "executive"),
    ("Head of Operations", "Operations", "senior"),
    ("Office Manager", "Administration", "staff"),
    ("Finance Lead", "Finance", "senior"),
)

OFFERINGS = (
    ("How a family bakery halved its paperwork", "case study", 320, "bakery;paperwork"),
    ("Booking by telephone, without the queue", "offering", 260, "booking;care"),
    ("Half-day workshop: what your numbers say", "offering", 210, "reporting"),
    ("A school that answers within the hour", "case study", 150, "school;booking"),
    ("New rules for electronic invoices", "fact", 95, "paperwork;invoices"),
    ("Stock that counts itself", "offering", 1, "stock"),
)

NEEDS = {
    "reporting": "One page a month that the whole board understands.",
    "booking": "Fewer calls in the morning, without losing the personal word.",
    "paperwork": "Nobody wants to type the same delivery note three times.",
    "stock": "To know on Friday what will be missing on Monday.",
    "training": "New colleagues should find their way without asking.",
}
