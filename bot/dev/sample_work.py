"""A made-up customer's project on its journey, with all that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.dev.sample_cast import CHAMPION, DIRECTOR
from bot.dev.sample_life import Life, working_day
from bot.dev.sample_stories import BECAUSE, CLEAR_SO_FAR, REPORT_EVERY, TO_COME
from bot.dev.sample_wants import CLEAR, INVOLVED, SOUGHT, WORTH
from rules.kit.days import working_days_after
from rules.kit.touches import INTERNAL

BEFORE = {"searching": 110, "choosing": 96, "contract": 80, "delivery": 70, "done": 9}
"""Days from entering a stage to their acceptance."""
AFTER = 14
PROOF_EVERY, FEEDBACK_EVERY = 80, 110
MILESTONE_AFTER = 24


@dataclass(slots=True)
class Work:
    """`accepted` is a day to come while it goes on."""

    life: Life
    accepted: date

    @property
    def today(self) -> date:
        return self.life.year.today

    @property
    def customer(self) -> str:
        return self.life.company.name

    @property
    def name(self) -> str:
        return SOUGHT[self.customer][0]

    @property
    def stages(self) -> dict[str, date]:
        ahead = {stage: self.accepted - timedelta(days=ago) for stage, ago in BEFORE.items()}
        ahead["after"] = self.accepted + timedelta(days=AFTER)
        known = self.today + timedelta(days=TO_COME.get(self.customer, -1))
        return {stage: working_day(on) for stage, on in ahead.items() if on <= known}

    def begin(self) -> None:
        self._enter_stages()
        self._make_clear()
        self._deliver()
        if self.accepted < self.today:
            self._look_back()
            self._prove()

    def _enter_stages(self) -> None:
        stages = self.stages
        chosen, because = stages.get("contract"), BECAUSE[self.life.number % len(BECAUSE)]
        ends = working_day(self.accepted - timedelta(days=BEFORE["done"]))
        for stage, entered in stages.items():
            self.life.year.write(
                "projects", self.customer, self.name, stage, entered,
                chosen, because if chosen else "", ends if "delivery" in stages else None,
                REPORT_EVERY.get(self.customer, 14) if "delivery" in stages else None,
                stages.get("done"), self.accepted if self.accepted < self.today else None, "", "",
            )  # fmt: skip

    def _make_clear(self) -> None:
        """The four items of the contract, and how involved they want to be."""
        stages, people = self.stages, self.life.people
        words = {"work": self.name, "director": people[DIRECTOR], "champion": people[CHAMPION]}
        if "contract" in stages:
            on = min(stages["contract"] + timedelta(days=1), self.life.year.ago(1))
            if stages["contract"] <= on:
                for item, text in [*CLEAR.items()][: CLEAR_SO_FAR.get(self.customer)]:
                    self._clear(item, text.format(**words), on)
        if "delivery" in stages and stages["delivery"] < self.today:
            text = INVOLVED[self.life.number % len(INVOLVED)]
            self._clear("how involved they want to be", text, stages["delivery"])

    def _clear(self, item: str, text: str, on: date) -> None:
        self.life.year.write("terms", self.customer, self.name, item, text, on)

    def _deliver(self) -> None:
        """Reports in their rhythm, and one milestone with the question after it."""
        stages = self.stages
        began, ends = stages.get("delivery"), stages.get("done", self.today)
        if began is None:
            return
        every = REPORT_EVERY.get(self.customer, 14)
        for on in _days(began + timedelta(days=every), every, min(ends, self.today)):
            self._touch(on, "report")
        reached = working_day(began + timedelta(days=MILESTONE_AFTER))
        if working_days_after(reached, 1) < self.today:
            whom = self.life.there(reached)[-1:]
            self._touch(reached, "milestone", people=whom, mood=next(self.life.moods))
            self._touch(
                working_days_after(reached, 1), "feedback", people=whom, mood=next(self.life.moods)
            )

    def _look_back(self) -> None:
        """What comes after their word, as far as it is not left for today and later."""
        after, whom = self.accepted, self.life.there(self.accepted)[:1]
        self._touch(after, "acceptance", people=whom, mood=next(self.life.moods))
        self._if_past(working_days_after(after, 1), "thank-you", people=whom)
        self._if_past(working_days_after(after, 4), "review", step=INTERNAL)
        self._if_past(working_days_after(after, 10), "review", mood=next(self.life.moods))
        self._if_past(after + timedelta(days=60), "review", mood=next(self.life.moods))
        for on in _days(after + timedelta(days=45), FEEDBACK_EVERY, self.today):
            self._touch(on, "feedback", mood=next(self.life.moods))

    def _prove(self) -> None:
        first = self.accepted + timedelta(days=20 + self.life.number % 9)
        for turn, on in enumerate(_days(first, PROOF_EVERY, self.today)):
            here = self.life.there(on)
            self.life.year.write(
                "values", self.customer, WORTH[(self.life.number + turn) % len(WORTH)],
                on, here[(self.life.number + turn) % len(here)], self.name,
            )  # fmt: skip

    def _if_past(
        self,
        day: date,
        kind: str,
        *,
        people: list[str] | None = None,
        mood: int | None = None,
        step: str = "",
    ) -> None:
        if day < self.today:
            self._touch(day, kind, people=people, mood=mood, step=step)

    def _touch(
        self,
        day: date,
        kind: str,
        *,
        people: list[str] | None = None,
        mood: int | None = None,
        step: str = "",
    ) -> None:
        among_us = () if step == INTERNAL else people
        self.life.touch(day, kind, people=among_us, project=self.name, mood=mood, step=step)


def _days(first: date, every: int, until: date) -> Iterator[date]:
    day = first
    while day < until:
        yield working_day(day)
        day += timedelta(days=every)
