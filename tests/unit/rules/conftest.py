"""The rules as the engines use them: compiled, each with its one signature."""

import pytest

from sim.compile import prepare


@pytest.fixture(scope="session", autouse=True)
def compiled_rules() -> None:
    prepare()
