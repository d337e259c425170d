"""Two drafts never go by one number."""

from tests.slack.edge import Edge


def test_a_draft_is_never_taken_for_one_that_was_answered_before(edge: Edge) -> None:
    edge.ana.types("/touch Borealis call yesterday: for Ana alone")
    edge.ana.presses("Borealis Foods", edge.ana.reply)
    edge.ben.types("/touch Ysolde call yesterday: first talk")
    said = edge.ben.presses("Create “Ysolde”", edge.ben.reply)
    assert "Logged for Ysolde" in said
    assert "for Ana alone" not in said
    assert [row["note"] for row in edge.logged()] == ["for Ana alone", "first talk"]
