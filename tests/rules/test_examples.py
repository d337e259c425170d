"""Every example of every rule is a test, named by its sentence. This file never grows."""

import pytest

from rules.kit.examples import Example
from rules.kit.proof import broken_promises
from rules.kit.rule import Rule, load

RULES = load()

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}: {example.says}")
    for rule in RULES
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    broken = broken_promises(rule, example)
    assert not broken, f"{rule.name}: {example.says}: {'; '.join(broken)}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_docstring_opens_with_one_sentence_and_then_says_why(rule: Rule) -> None:
    first, blank, *why = rule.why.splitlines()
    assert first[0].isupper()
    assert first.endswith(".")
    assert ". " not in first
    assert blank == ""
    assert len(" ".join(why)) > 40


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_show_the_rule_speaking_and_quiet_and_no_sentence_twice(rule: Rule) -> None:
    sentences = [example.says for example in rule.examples]
    assert len(set(sentences)) == len(sentences)
    assert any(example.due for example in rule.examples)
    assert any(not example.due for example in rule.examples)
