"""Fifty ways of misspelling a customer among two hundred, near twins included; whom each means."""

KNOWN = (
    """
Acme Robotics GmbH|Acme Foods Ltd|Nordlicht Solar GmbH|Nordwind Energie AG
Nordstern Versicherung AG|Müller & Söhne KG|Möller Maschinenbau GmbH
Schröder Logistik GmbH & Co. KG|Schneider Logistics Inc.|Siemens AG|Siemens Energy AG
Borealis Energy|Borealis Foods|Cobalt Systems|Cobalt Software
International Business Machines Corp.|Deutsche Bank AG|Deutsche Bahn AG|Deutsche Post AG
Dresdner Bank|Société Générale S.A.|Crédit Agricole|L'Oréal S.A.|Pernod Ricard|Château Margaux
Électricité de France|Banco Santander|Banco Sabadell|Telefónica S.A.|Iberdrola|Mapfre|Ferrovial
Acciona|Inditex|Mercadona|Volkswagen AG|Bayerische Motoren Werke AG|Mercedes-Benz Group|Porsche AG
Continental AG|Bosch GmbH|ThyssenKrupp AG|HeidelbergCement|Jungheinrich AG|Kärcher SE|Trumpf SE
Würth Group|Zeiss AG|Vorwerk|Philips N.V.|Heineken N.V.|Koninklijke Ahold Delhaize|Rabobank
Randstad|Wolters Kluwer|Adyen|Booking.com|Skanska AB|Ericsson|Electrolux|Husqvarna|Scania|Sandvik
Atlas Copco|Spotify|Klarna|Ørsted A/S|Mærsk|Novo Nordisk|Carlsberg|Vestas|Lego|Danfoss|Grundfos
Nokia Oyj|Kone|Neste|Wärtsilä|Fiskars|Metso|Johnson & Johnson|Procter & Gamble|Smith & Wesson
Marks & Spencer|Barnes & Noble|AT&T Inc.|Ernst & Young|Smith Brothers Ltd|Smythe Brothers
Baker Hughes|Baker McKenzie|Clark Kent Media|Clarke Partners|Johnston Press|Jonson Group
Thompson Reuters|Thomson Airways|Philipps Auto|Phillips Petroleum|Red Hat|Red Bull GmbH
Blue Origin|BlueSky Analytics|Green Valley Farms|Greenfield Partners|Whitestone|Silver Lake
Silverline Tech|Goldman Sachs|Golden Gate Bakery|Black Forest Timber|Blackrock|Whitebox
Sunrise Bakery|Sunset Brewery|Moonlight Cinema|Starlight Theatre|Coffee Circle|Tea Palace
Juice Factory|Kaufhof|Kaufland|Edeka|Rewe Group|Aldi Nord|Aldi Süd|Lidl|Tchibo|Dallmayr|Jacobs
Melitta|Hipp|Milupa|Quantum Leap Labs|Quantex|Vertex Pharma|Vortex Dynamics|Apex Legal|Apec Tours
Zenith Insurance|Zen Yoga|Harbour Freight|Harper Collins|Hampton Hotels|Hamilton Watches
Hewlett Packard|Hubspot|Huber Metallbau|Kowalski i Synowie|Łódź Textiles|Škoda Auto
Škofja Loka Mills|Železiarne Podbrezová|Tatra Banka|Orlen|Great Lakes Brewing|Great Northern Rail
Grand Hotel Budapest|Global Logistics|Global Dynamics|Swiss Re|Swisscom|Zürich Versicherung
Basler Kantonalbank|Nestlé|Novartis|Roche|Lindt & Sprüngli|Migros|Van der Berg Transport
Vandenberg Flowers|De Vries Bouw|McDonald Steel|MacDonald Fisheries|O'Reilly Media|O'Neill Sports
St. Gallen Textil|Saint Gobain|Fraunhofer Institut|Max Planck Verlag|Helmholtz Energie|Rheinmetall
Rheinland Versicherung|Ruhrgas|Ruhr Stahl|Weser Werft|Elbe Werft|Isar Aerospace|Mainzer Sekt
Nordsee Fisch|Nordmark Pharma|Ostsee Reederei|Westfalen Gas|Südzucker|Alpina Farben|Alpine Bau
Albin Möbel|Bergmann Druck|Bergman Design|Hoffmann Catering|Hofmann Optik
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

MEANT = {
    # letters left out, doubled, swapped, or the key beside
    "Nordlicht Solr": "Nordlicht Solar GmbH",
    "Nordlcht Solar": "Nordlicht Solar GmbH",
    "Borelais Energy": "Borealis Energy",
    "Borealis Enregy": "Borealis Energy",
    "Coblat Systems": "Cobalt Systems",
    "Seimens": "Siemens AG",
    "Volkswagon": "Volkswagen AG",
    "Porshe": "Porsche AG",
    "Jungheinirch": "Jungheinrich AG",
    "Goldmann Sacks": "Goldman Sachs",
    "Blakrock": "Blackrock",
    "Spotfiy": "Spotify",
    "Husquarna": "Husqvarna",
    "Mercadonna": "Mercadona",
    "Iberdola": "Iberdrola",
    "Rheinmetal": "Rheinmetall",
    "Harbor Freight": "Harbour Freight",
    "Helmholz Energie": "Helmholtz Energie",
    "Swisscomm": "Swisscom",
    "Great Lake Brewing": "Great Lakes Brewing",
    # blanks and hyphens
    "Acmerobotics": "Acme Robotics GmbH",
    "Heidelberg Cement": "HeidelbergCement",
    "Thyssen Krupp": "ThyssenKrupp AG",
    "Mercedes Benz": "Mercedes-Benz Group",
    "Blue Sky Analytics": "BlueSky Analytics",
    "coffeecircle": "Coffee Circle",
    "vanderberg transport": "Van der Berg Transport",
    # legal forms that are not theirs
    "Trumpf GmbH": "Trumpf SE",
    "Cobalt Systems Ltd.": "Cobalt Systems",
    "Schroeder Logistik": "Schröder Logistik GmbH & Co. KG",
    # accents, umlauts and what stands for them
    "Mueller und Soehne": "Müller & Söhne KG",
    "Muller & Sohne": "Müller & Söhne KG",
    "Societe Generale": "Société Générale S.A.",
    "Loreal": "L'Oréal S.A.",
    "Orsted": "Ørsted A/S",
    "Kaercher": "Kärcher SE",
    "Wartsila": "Wärtsilä",
    "Skoda": "Škoda Auto",
    "Lodz Textiles": "Łódź Textiles",
    # shortened
    "IBM": "International Business Machines Corp.",
    "BMW": "Bayerische Motoren Werke AG",
    "P&G": "Procter & Gamble",
    "J&J": "Johnson & Johnson",
    "Nordlicht": "Nordlicht Solar GmbH",
    "Quantum Leap": "Quantum Leap Labs",
    "EDF": "Électricité de France",
    # as it sounds
    "Vertecks Pharma": "Vertex Pharma",
    "Zeenith Insurance": "Zenith Insurance",
    "Nesle": "Nestlé",
    "Fraunhoffer": "Fraunhofer Institut",
}
