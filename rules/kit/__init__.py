"""All that a rule may import."""

from rules.kit.days import days, every, months_after, say_day, say_days, working_days_after
from rules.kit.examples import Example, ada, contact, need, offering, planned, project, touch
from rules.kit.facts import (
    Birthday,
    Colleague,
    Contact,
    ContactStanding,
    Customer,
    Need,
    Offering,
    Project,
    Seniority,
    Stage,
    Standing,
    Touch,
)
from rules.kit.kinds import INFORMAL, MEANINGFUL, ONE_WAY, TOGETHER, Kind
from rules.kit.nudge import About, DayOff, Nudge, Role, in_order

__all__ = [
    "INFORMAL",
    "MEANINGFUL",
    "ONE_WAY",
    "TOGETHER",
    "About",
    "Birthday",
    "Colleague",
    "Contact",
    "ContactStanding",
    "Customer",
    "DayOff",
    "Example",
    "Kind",
    "Need",
    "Nudge",
    "Offering",
    "Project",
    "Role",
    "Seniority",
    "Stage",
    "Standing",
    "Touch",
    "ada",
    "contact",
    "days",
    "every",
    "in_order",
    "months_after",
    "need",
    "offering",
    "planned",
    "project",
    "say_day",
    "say_days",
    "touch",
    "working_days_after",
]
