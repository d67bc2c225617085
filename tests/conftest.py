from itertools import count

import pytest

_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def _own_reading_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another has read, nor touches the cache of whoever runs it."""
    place = tmp_path_factory.getbasetemp() / f"reading-cache-{next(_NUMBERS)}"
    monkeypatch.setenv("XL_PERFGOALS_CACHE", str(place))
