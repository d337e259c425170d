"""Customers whose names a terminal might take for orders."""

import pytest

from tests.console.terminal import Terminal


@pytest.mark.parametrize("name", ["[red]Acme[/red]", "[/]Acme", "[link=x]Acme"])
def test_why_names_a_customer_as_it_is_written(terminal: Terminal, name: str) -> None:
    folder = terminal.put("hostile", customers=f"name,tier\n{name},A\n")
    assert terminal.run("import", folder, "--yes").exit_code == 0
    result = terminal.run("why", name)
    assert result.exit_code == 0, result.output
    assert name in result.stdout


def test_who_is_not_found_is_told_what_to_do(terminal: Terminal) -> None:
    folder = terminal.put("one", customers="name\nAcme\n")
    assert terminal.run("import", folder, "--yes").exit_code == 0
    said = terminal.refused("why", "Zanzibar")
    assert said == "I know no customer called “Zanzibar”. Write the name as it was imported."
