"""What one run of the benchmarks measured, as kept in JSON: seconds and MB, no names of hosts or folders."""

import statistics
from pathlib import Path

from pydantic import BaseModel

LATEST = Path(__file__).with_name("results") / "latest.json"


class Runs(BaseModel):
    """The runs of one command: their time, and their CPU time with all children."""

    wall: list[float] = []
    cpu: list[float] = []

    @property
    def seconds(self) -> float:
        """The median time."""
        return statistics.median(self.wall)

    @property
    def cpu_seconds(self) -> float:
        return statistics.median(self.cpu)


class Comparison(BaseModel):
    """Several commands over the same forms, by their names; where they made different tables, all of them."""

    books: int
    forms: int
    indicators: int
    runs: dict[str, Runs]
    differences: list[str] = []

    def times(self, slower: str, faster: str) -> float:
        """How many times the one takes as long as the other."""
        return self.runs[slower].seconds / self.runs[faster].seconds


class Size(BaseModel):
    """What a province of so many forms took."""

    forms: int
    wall: float
    cpu: float
    peak_mb: float


class Province(BaseModel):
    """What else was seen while the large folder was worked on."""

    same_with_one_process: bool
    second_press_same_as_cold: bool


class CellFunction(BaseModel):
    """1,000 cells that ask for the verdict on one sheet."""

    checks: int
    first_ms: float
    cached_ms_per_1000: float


class Machine(BaseModel):
    """Where it was measured."""

    processor: str
    cores: int
    load_before: float
    system: str
    python: str
    packages: dict[str, str]


class Results(BaseModel):
    """One run of the benchmarks."""

    machine: Machine
    rounds: int
    small: Comparison
    parts: dict[str, float]
    stages: dict[str, float]
    cell_function: CellFunction
    large: Comparison | None = None
    province: Province | None = None
    sizes: list[Size] = []


def keep(results: Results, path: Path = LATEST) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(results.model_dump_json(indent=1) + "\n", encoding="utf-8")


def kept(path: Path = LATEST) -> Results:
    return Results.model_validate_json(path.read_text(encoding="utf-8"))
