"""What each made-up customer came to us for: the name of the work, and their own words for it."""

SOUGHT = {
    "Acme Tools": ("Tool hire counter", "Nobody should wait for a drill on a Monday morning."),
    "Panadería Luz del Alba": ("Morning orders", "I want to bake at four, not count at four."),
    "Brunnwart Apotheken": ("Evening parcels", "What is ordered by noon is here by six."),
    "Fernhollow Books": ("Back room stock", "To know what we have without climbing a ladder."),
    "Talleres Nube Roja": ("Workshop diary", "A car is ready when we said that it would be."),
    "Viñedos Tres Lunares": ("Harvest ledger", "At harvest there is no time for paper."),
    "Colegio Río Sereno": ("Parents' line", "Parents get an answer before they call twice."),
    "Imprenta El Grillo Azul": ("Proof desk", "One proof, one yes, and nothing printed twice."),
    "Merrowby Ferries": ("Fog messages", "Whoever is on the quay knows why the boat is late."),
    "Thistlequay Brewing": ("Cask returns", "Our casks should find their way home."),
    "Oakhallow Care Homes": ("Night rota", "No night shift without two who know the house."),
    "Quillon & Daughters": ("Timber orders", "The oak is there when the joiner is."),
    "Lagoon Street Logistics": ("Gate list", "A lorry should not wait for a signature."),
    "Copperlark Radio": ("Guest book", "No guest stands in front of a locked door again."),
    "Penwhistle Toys": ("Spare parts shelf", "A lost wheel is no reason to throw away a train."),
    "Baobab & Tide Insurance": ("Claims desk", "After a flood people need a voice, not a form."),
    "Kranichfeld Optik GmbH": ("Lens tracker", "Everybody can say where a pair of glasses is."),
    "Söhnlein & Vogt Gartenbau": ("Planting plan", "In April everybody knows where to dig."),
    "Alpenquell Bergbahnen AG": ("Queue board", "Families should not stand in the snow."),
    "Nordlicht Backstuben": ("Branch orders", "The branches order by nine, and it holds."),
    "Ziegelhof Architektur": ("Plan archive", "The plan on the site is the last one."),
    "Źródło Smaku": ("Delivery slots", "Fresh means today, and we want to promise it."),
    "Λευκή Πέτρα Εκδόσεις": ("Rights register", "We know which books we may still print."),
    "Mühlbachtal Fahrräder": ("Spring service", "No bicycle waits two weeks in spring."),
    "Harborwick Dental Group": ("Recall calls", "People come before it hurts."),
    "Prairie Lantern Energy": ("Outage desk", "We call them before they call us."),
    "Saffron Kite Foods": ("Spice batches", "One look says which batch is in which jar."),
    "Tumbleweed Credit Union": ("Counter diary", "Members should see the same face twice."),
    "Maplerow Schools": ("Bus messages", "Snow days without a hundred phone calls."),
    "Blue Heron Veterinary": ("Waiting room", "Cats and dogs should not wait together."),
    "Café Colibrí de Altura": ("Farm book", "Each sack knows the farm it comes from."),
    "Granite Otter Outdoor": ("Repair desk", "A tent is worth mending, if it is easy."),
    "月影木工所": ("Order slips", "The bench knows what was promised in the shop."),
    "Kumogiri Systems": ("Help desk", "Our own people should get help as fast as clients do."),
    "はなうた文庫": ("Reading cards", "Each child finds the next book alone."),
    "Wattle & Wren Textiles": ("Dye recipes", "The same blue in winter as in summer."),
    "Pōhutukawa Bay Seafood": ("Landing notes", "What is landed at five is sold by six."),
    "Jade Sparrow Clinics": ("Front desk", "Nobody tells their story twice at our door."),
    "Mangrove Lane Cycles": ("Rental returns", "A bike is back on the road in ten minutes."),
    "달빛 정원 Teahouse": ("Table book", "Regular guests have their table without asking."),
}

CLEAR = {
    "what they get": "{work}, in use at one place first and then everywhere",
    "what they do not get": "anything that would replace the till or the accounts",
    "what done means": "two weeks in daily use without a call to us",
    "who decides": "{director}, and {champion} when they are away",
}
INVOLVED = (
    "hear from us when there is something to see",
    "decide the big questions, and leave the small ones to us",
    "look over our shoulder once a week",
)

WORTH = (
    "Four hours fewer on the telephone each week.",
    "I leave at six now. I used to leave at eight.",
    "Complaints went from eleven a month to three.",
    "The new colleague was on her own after two days.",
    "We found 1,900 in orders that nobody had billed.",
    "Every second call is a thank-you now.",
    "A fifth less waste since the autumn.",
    "Nobody has asked for the old lists again.",
    "Two days from order to door, where it used to be four.",
)

NEEDS = {
    "reporting": "one page a month that the whole board understands",
    "booking": "fewer calls in the morning, without losing the personal word",
    "paperwork": "delivery notes that nobody types three times",
    "stock": "a list on Friday of what will be missing on Monday",
    "training": "a way in for new colleagues, without asking",
}
