"""What our made-up colleagues write down after a talk, by kind."""

WORRIES = (
    "the Monday morning queue",
    "how long invoices take",
    "training the two new colleagues",
    "the move to the new building",
    "stock that runs out on Fridays",
    "the numbers for their board",
    "a supplier who keeps them waiting",
    "the summer season",
    "double entries in the address book",
    "what the new law asks of them",
)

NOTES = {
    "call": (
        "Asked how things are. On their mind: {worry}.",
        "Short call. All calm; they will ring about {worry}.",
        "Talked about {worry}. They will try one of three ideas.",
        "{first} sounded tired. Mostly {worry}. Listened, sold nothing.",
    ),
    "meeting": (
        "Went through {worry} together and agreed on two next steps.",
        "Good hour. {first} brought a drawing of how they see {worry}.",
        "They want to start small. {first} will ask inside about {worry}.",
    ),
    "email": (
        "{first} answered: happy so far, one question about {worry}.",
        "Exchanged dates, and a photo of their new counter.",
        "Sent the answer on {worry}; {first} said thank you the same day.",
    ),
    "message": (
        "{first} asked for the link again, and says hello to everybody.",
        "Quick question about {worry}, settled in five minutes.",
    ),
    "workshop": (
        "Half a day on {worry}. Six people, much laughter, a list of nine things.",
        "They drew their own week on the wall. In the middle: {worry}.",
    ),
    "acceptance": ("{first} brought cake.",),
    "report": (
        "What got done, one detour and why, what comes next.",
        "On time so far. Open on their side: who tries it first.",
    ),
    "suggestion": ("{first} sent us an idea, unasked, and a good one: {worry}.",),
    "introduction": ("{first} brought us together, in two kind lines.",),
    "card": ("A card by hand, with nothing in it about work.",),
    "greeting": ("Told {first} that they chose well, and what happens next.",),
    "feedback": (
        "{first} likes that we call back. Would like shorter reports.",
        "Asked one thing: what should we stop doing? The long agenda.",
    ),
    "milestone": (
        "First part is in use. {first} showed it to the whole floor.",
        "The old lists are switched off. Nobody missed them by noon.",
    ),
    "update": ("Wrote down where we are and what comes next.", "Sent the short monthly note."),
    "coffee": (
        "An hour about everything but work. {first} is learning to sail.",
        "Coffee around the corner. {first}'s daughter has started school.",
        "Long talk about bread, mountains and {worry}.",
    ),
    "visit": (
        "Went to see them at work. Now I understand {worry}.",
        "Was shown around by {first}. The new counter is a joy.",
    ),
    "review": (
        "Looked back together. Worth it, they say; {worry} is still open.",
        "What went well: the weekly call. What did not: {worry}.",
    ),
    "referral": ("{first} gave our name to a friend with the same worry: {worry}.",),
    "testimonial": ("{first} wrote three kind sentences for our page.",),
    "renewal": ("Renewed for another year. {first} signed on the spot.",),
    "contract": ("Signed. They chose us because we asked about {worry} first.",),
    "thank-you": ("A card by hand, about the trust and about {worry}.", "Wrote by hand."),
}

USUAL = ("call", "meeting", "email", "call", "message", "meeting", "workshop", "call", "email")
"""The kinds of talk, in the order in which they come round."""

CALM = (4, 3, 4, 4, 4, 3)
"""Moods that go up and down, and never fall twice running."""
