"""One message by hand, on the way that notes take, to see that they can reach somebody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.model import GiveUp, Member, NotDrawn, Note, Reach, Stopped, TryAgain, Uncertain
from bot.model.findings import Finding, bad, ok
from bot.settings import Settings
from bot.slack.examined import TIMEOUT_SECONDS
from bot.slack.messenger import SlackMessenger
from bot.words.languages import language
from rules.kit.language import say, speaking

WHAT = "Test message"
WHERE = "In Slack, under Apps, open Second Date, and there the tab Messages."


@dataclass(frozen=True, slots=True)
class Trial:
    settings: Settings
    reader: Member
    now: datetime

    def send(self) -> Iterator[Finding]:
        """Once, and nothing of it is written down: no round will ever look at it."""
        settings, name = self.settings, self.reader.name
        token = settings.slack_bot_token.get_secret_value()
        messenger = SlackMessenger(token, settings.slack_api_url, {}, TIMEOUT_SECONDS)
        try:
            if messenger.reach(self.reader) is Reach.CLOSED:
                yield bad(WHAT, f"The Slack account of {name} is closed.", "Send it to another.")
                return
            messenger.send(self._note())
        except TryAgain as wait:
            said = f"It was not sent: Slack can be asked again in {wait.seconds:.0f} s."
            yield bad(WHAT, said, "If this stays so, see above what is said of Slack.")
        except (GiveUp, Stopped) as no:
            yield bad(WHAT, f"Slack does not take it for {name}.", str(no))
        except Uncertain as trouble:
            said = f"No answer came ({trouble}), so it may have reached {name} or not."
            yield bad(WHAT, said, f"{WHERE} See whether it is there before you send another.")
        except NotDrawn:
            yield bad(WHAT, "It could not be put into words.", "Tell those who wrote the bot.")
        else:
            yield ok(WHAT, f"It is with {name}. {WHERE}")

    def _note(self) -> Note:
        with speaking(language(self.reader.language)):
            text = say(
                "This is a test, sent by hand to see that notes can reach you. There is nothing to"
                " do."
            )
        return Note(
            id=0,
            member=self.reader,
            day=self.now.date(),
            # Its own each time, or Slack might take the second test for the first.
            occasion=f"test {self.now.isoformat()}",
            version=0,
            channel=None,
            ts=None,
            cards=(),
            text=text,
        )
