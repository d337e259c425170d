"""What Slack refuses fails a story, as it fails any test of the edge."""

import pytest

from tests.slack.conftest import expected_trouble, nothing_goes_wrong_unseen

__all__ = ["expected_trouble", "nothing_goes_wrong_unseen"]

for module in ("manners", "people", "storyteller"):
    pytest.register_assert_rewrite(f"tests.stories.{module}")
