"""The bot at work in an office whose customers the journeys share, each its own."""

from collections.abc import Mapping

from tests.slack import edge

FOR_TOUCHES = ("Amber Tools", "Basil Kitchens", "Cedar Mills", "Dune Optics", "Elm Street Books")
FOR_FACTS = (
    "Fjord Ferries",
    "Grove Dental",
    "Heron Vets",
    "Iris Labs",
    "Juniper Foods",
    "Kelp & Sons",
    "Larch Schools",
)
TO_MOVE = ("Maple Radio", "Nettle Wines", "Onyx Clinics", "Pine Cycles", "Quartz Energy")
NAMES = (*FOR_TOUCHES, *FOR_FACTS, *TO_MOVE)

SHEETS: Mapping[str, tuple[str, ...]] = {
    "members.csv": edge.SHEETS["members.csv"],
    "customers.csv": (
        *edge.SHEETS["customers.csv"],
        *(f"{name},Ana Ruiz,B,ES," for name in NAMES),
    ),
    "contacts.csv": (
        *edge.SHEETS["contacts.csv"],
        *(f"{name},Petra Vogel,Head of Buying,,yes" for name in NAMES),
        *(f"{name},Ivo Lund,CFO,executive," for name in NAMES),
    ),
    "touchpoints.csv": (
        "customer,on,kind,by,with,mood,note",
        "Acme,2025-11-10,call,Ana Ruiz,Ana Souza,3,we met",
        "Acme,2025-12-12,meeting,Ana Ruiz,Ana Souza,4,a plan for the year",
        "Acme,2026-02-10,call,Ana Ruiz,Ana Souza,4,they like the new shop",
        "Borealis Energy,2026-02-10,meeting,Ana Ruiz,,,",
        "Cobalt,2026-01-20,call,Ben Okafor,,2,the prices are too high",
        "Borealis Foods,2026-02-27,call,Ana Ruiz,,,",
        *(f"{name},2026-02-24,call,Ana Ruiz,Petra Vogel,4,all well" for name in NAMES),
    ),
}
