import pytest
from tests.slack.edge import Edge, seen, labels


@pytest.mark.parametrize("n", range(10))
def test_one_line_is_understood_and_echoed(edge: Edge, n: int) -> None:
    said = edge.ana.types("/touch Acme coffee with Ana yesterday: likes the new report")
