import importlib.util
from pathlib import Path

import pytest

from bot.dev.new_rule import RuleNameError, new_rule
from rules.kit.proof import broken_promises
from rules.kit.rule import Rule, read


def load_from(path: Path) -> Rule:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return read(module)


def test_a_new_rule_is_a_rule_with_one_failing_example(tmp_path: Path) -> None:
    path = new_rule("send_a_card", tmp_path)
    rule = load_from(path)
    assert path == tmp_path / "send_a_card.py"
    assert rule.title == "Send a card"
    broken = [broken_promises(rule, example) for example in rule.examples]
    assert broken == [["it should ask on 5 March 2025, but it asks on 6 March 2025"], []]


def test_with_the_right_day_in_it_the_example_is_kept(tmp_path: Path) -> None:
    path = new_rule("send_a_card", tmp_path)
    text = path.read_text(encoding="utf-8").replace('due=("2025-03-05",)', 'due=("2025-03-06",)')
    path.write_text(text, encoding="utf-8")
    rule = load_from(path)
    assert not any(broken_promises(rule, example) for example in rule.examples)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Send a card", "send_a_card"),
        ("send-a-card", "send_a_card"),
        ("../escape", "escape"),
        ("_hidden", "hidden"),
        ("2nd_date", "nd_date"),
        ("class", "send_a_card"),
        ("", "send_a_card"),
        ("grüße\n", "gr_e"),
    ],
)
def test_a_bad_name_is_refused_with_a_better_one(name: str, instead: str, tmp_path: Path) -> None:
    with pytest.raises(RuleNameError, match=rf"cannot name a rule.* as in {instead}\."):
        new_rule(name, tmp_path)
    assert not list(tmp_path.iterdir())
    assert not (tmp_path.parent / "escape.py").exists()


@pytest.mark.parametrize("taken", ["check_in.py", "check_in/facts.py"])
def test_a_name_that_is_taken_is_refused_and_nothing_overwritten(
    taken: str, tmp_path: Path
) -> None:
    path = tmp_path / taken
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(RuleNameError, match="already"):
        new_rule("check_in", tmp_path)
    assert path.read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.rglob("*.py"))) == 1
