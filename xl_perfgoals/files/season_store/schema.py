"""The tables of the store, as the steps from each version of them to the next."""

APPLICATION_ID = 0x58475053
"""Stands in the file's head and tells our stores from other SQLite files."""

_FIRST = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sending (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, at TEXT NOT NULL, deadline TEXT NOT NULL,
    file TEXT NOT NULL, expected INTEGER, control TEXT
);
CREATE TABLE round (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL,
    UNIQUE (unit, number)
);
CREATE TABLE version (
    round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE, place INTEGER NOT NULL,
    unit TEXT NOT NULL, department TEXT NOT NULL, department_code TEXT NOT NULL, project TEXT NOT NULL,
    year INTEGER, sha256 TEXT NOT NULL, file TEXT NOT NULL, saved_at TEXT NOT NULL, sheet TEXT NOT NULL,
    at TEXT NOT NULL, total TEXT, fiscal TEXT, other TEXT, fingerprint TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (round, place)
);
CREATE TABLE finding (
    round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE, place INTEGER NOT NULL,
    unit TEXT NOT NULL, project TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL,
    sheet TEXT NOT NULL, cell TEXT NOT NULL, row_key TEXT NOT NULL, message TEXT NOT NULL, fix TEXT NOT NULL,
    PRIMARY KEY (round, place)
);
CREATE TABLE returned (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, round INTEGER NOT NULL, at TEXT NOT NULL,
    deadline TEXT NOT NULL, listed INTEGER NOT NULL, total INTEGER NOT NULL, letter TEXT NOT NULL,
    UNIQUE (unit, round)
);
CREATE TABLE approval (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, project TEXT NOT NULL, sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL, at TEXT NOT NULL, rules_version TEXT NOT NULL, document_number TEXT NOT NULL,
    who TEXT NOT NULL, record TEXT NOT NULL
);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, project TEXT NOT NULL, sha256 TEXT NOT NULL,
    what TEXT NOT NULL, why TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
);
"""

_OFFICERS_WORDS_AND_FILES = """
ALTER TABLE finding ADD COLUMN value TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN waived TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE finding ADD COLUMN remark TEXT NOT NULL DEFAULT '';
ALTER TABLE returned ADD COLUMN number TEXT NOT NULL DEFAULT '';
CREATE TABLE file_seen (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, status TEXT NOT NULL,
    code TEXT NOT NULL, reason TEXT NOT NULL, forms INTEGER NOT NULL, saved_at TEXT NOT NULL,
    UNIQUE (file, sha256)
);
"""

MIGRATIONS = (_FIRST, _OFFICERS_WORDS_AND_FILES)
"""Step n makes version n + 1 of the tables; a shipped step never changes again."""
VERSION = len(MIGRATIONS)


def statements(script: str) -> list[str]:
    """The statements of a script; none holds a semicolon of its own."""
    return [statement for piece in script.split(";") if (statement := piece.strip())]
