"""The store of a season: one SQLite file beside the county workbook."""

from xl_perfgoals.files.season_store.errors import StoreError, StoreFault, backup_of
from xl_perfgoals.files.season_store.opening import open_store
from xl_perfgoals.files.season_store.store import SeasonStore

__all__ = ["SeasonStore", "StoreError", "StoreFault", "backup_of", "open_store"]
