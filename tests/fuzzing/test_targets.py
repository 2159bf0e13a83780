"""Each target of the fuzzer over what it begins with and over small changes of that, without its guidance.

The guided search takes long and is started by hand: see tests/fuzzing/__main__.py.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.bounds import within
from support.dice import examples

TARGETS = sorted(path.stem for path in (Path(__file__).parent / "targets").glob("[a-z]*.py"))
SECONDS = 20
"""Of processor time for one example on a busy machine; most take a hundredth of one."""


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_begins_with_breaks_nothing(name, tmp_path):
    """Right and careless files of our own grammar, and those of the samples."""
    target = importlib.import_module(f"fuzzing.targets.{name}")

    for seed in target.SEEDS:
        with within(SECONDS):
            target.try_one(seed, tmp_path)


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
@settings(max_examples=examples(50), suppress_health_check=list(HealthCheck))
def test_what_is_changed_in_it_breaks_nothing(name, data, tmp_path_factory):
    """Bytes cut out, put in from elsewhere, and words of the target's own."""
    target = importlib.import_module(f"fuzzing.targets.{name}")
    content = data.draw(st.sampled_from(target.SEEDS))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 40)))
        words = st.sampled_from(target.WORDS or [""]).map(lambda word: word.encode("utf-8", "replace"))
        content = content[:start] + data.draw(words | st.binary(max_size=6)) + content[end:]

    with within(SECONDS):
        target.try_one(content, tmp_path_factory.mktemp("fuzz"))
