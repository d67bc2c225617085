from collections.abc import Iterator
from itertools import count

import pytest

_NUMBERS = count(1)


@pytest.fixture(autouse=True, scope="session")
def _no_reading_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For fixtures of whole modules: the cache of whoever runs the tests is not touched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XL_PERFGOALS_CACHE", str(tmp_path_factory.getbasetemp() / "reading-cache"))
        yield


@pytest.fixture(autouse=True)
def _own_reading_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another has read."""
    place = tmp_path_factory.getbasetemp() / f"reading-cache-{next(_NUMBERS)}"
    monkeypatch.setenv("XL_PERFGOALS_CACHE", str(place))
