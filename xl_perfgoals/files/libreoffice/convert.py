"""Has LibreOffice turn documents into another format: old .xls, .doc and .wps to read, PDF to look at."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.files.libreoffice.process import NO_MORE, WITHOUT_WINDOWS, running
from xl_perfgoals.files.libreoffice.profile import (
    CHINESE,
    DISTRUSTFUL,
    QUIET,
    RECALCULATING,
    Setting,
    write_profile,
)
from xl_perfgoals.files.libreoffice.program import lacks_writer, soffice

SECONDS = 120.0
"""How long one document may take, the program's start included."""
_TICK = 0.1

MISSING = "找不到文件“{name}”，或者没有读取权限。"
UNREADABLE = "LibreOffice 打不开文件“{name}”，它可能已损坏，或设有打开密码。"
NO_WRITER = (
    "LibreOffice 没有安装文字处理组件，不能转换文件“{name}”，请安装 LibreOffice Writer"
    "（Debian、Ubuntu 和麒麟等系统的 libreoffice-writer 软件包）。"
)
CRASHED = "LibreOffice 在转换文件“{name}”时意外退出，这个文件可能已损坏。"
TOO_LONG = "LibreOffice 转换文件“{name}”超过 {seconds:g} 秒仍未完成，已中止。"

FILTERS = {
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",  # in UTF-8, else in the system's character set
    "txt": "txt:Text (encoded):UTF8",
    "xls": "xls:MS Excel 97",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "ods": "ods:calc8",
}
"""How LibreOffice is to write a format, where its name alone would leave that open."""
WPS = {".et": ".xls", ".ett": ".xlt", ".wps": ".doc", ".wpt": ".dot", ".dps": ".ppt"}
"""WPS Office's own names for formats of Microsoft; LibreOffice takes .wps for Microsoft Works."""
_DOCUMENTS = {".doc", ".docx", ".dot", ".odt", ".rtf", ".txt"}


class ConversionError(Exception):
    """A document could not be converted; the text says why."""


def convert(
    source: Path, target: str, folder: Path, *, seconds: float = SECONDS, recalculate: bool = False
) -> Path:
    """The document in another format ("pdf", "xlsx", "docx" …), as a file of its own name in a folder.

    Raises NoLibreOfficeError or ConversionError.
    """
    (result,) = convert_many((source,), target, folder, seconds=seconds, recalculate=recalculate)
    if isinstance(result, ConversionError):
        raise result
    return result


def convert_many(
    sources: Sequence[Path],
    target: str,
    folder: Path,
    *,
    seconds: float = SECONDS,
    recalculate: bool = False,
    environment: Mapping[str, str] = NO_MORE,
) -> tuple[Path | ConversionError, ...]:
    """Like convert, for several documents in one start of LibreOffice; a failure takes the result's place.

    `target` may name a filter of LibreOffice too ("pdf:calc_pdf_Export"). Raises NoLibreOfficeError.
    """
    results: dict[int, Path | ConversionError] = {}
    with tempfile.TemporaryDirectory(prefix="xl-perfgoals-", ignore_cleanup_errors=True) as name:
        bench = _Bench(soffice(), Path(name), target, seconds, environment)
        bench.furnish((*CHINESE, *QUIET, *DISTRUSTFUL, *(RECALCULATING if recalculate else ())))
        copies: dict[int, Path] = {}
        for number, source in enumerate(sources):
            try:
                copies[number] = bench.take(source, number)
            except OSError:
                results[number] = ConversionError(MISSING.format(name=source.name))
        for number, made in bench.results(copies):
            own = sources[number].name
            results[number] = (
                ConversionError(made.format(name=own, seconds=seconds))
                if isinstance(made, str)
                else _placed(made, folder, sources, number)
            )
    return tuple(results[number] for number in range(len(sources)))


def _placed(made: Path, folder: Path, sources: Sequence[Path], number: int) -> Path:
    """Moves a result to where it was wanted; of two sources of one name the later keeps its whole name."""
    own = sources[number]
    namesake = any(other.stem == own.stem for other in sources[:number])
    place = folder / f"{own.name if namesake else own.stem}{made.suffix}"
    if place.exists() and place.samefile(own):
        raise ValueError(f"{place} would replace what it is made from")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.move(made, place)
    return place


@dataclass(frozen=True, slots=True)
class _Bench:
    """A folder of our own where LibreOffice works, and how."""

    program: Path
    folder: Path
    target: str
    seconds: float
    environment: Mapping[str, str]

    def furnish(self, settings: Iterable[Setting]) -> None:
        """Makes the profile and the folders."""
        write_profile(self.folder / "profile", settings)
        (self.folder / "in").mkdir()
        (self.folder / "out").mkdir()

    def take(self, source: Path, number: int) -> Path:
        """Copies a document: no lock file appears beside the original, and no two have one name."""
        suffix = source.suffix.lower()
        copy = self.folder / "in" / f"{number}{WPS.get(suffix, suffix)}"
        shutil.copyfile(source, copy)
        return copy

    def results(self, copies: Mapping[int, Path]) -> Iterator[tuple[int, Path | str]]:
        """What became of each copy: the file made of it, or the sentence that says why there is none."""
        fault = self._run(list(copies.values())) if copies else ""
        # Whoever is to blame, what was being written is no use: once more, one by one, from there on.
        made = [number for number, copy in copies.items() if self._made(copy)]
        sound = made[:-1] if fault else made
        for number, copy in copies.items():
            if fault and number not in sound:
                fault_of_one = fault if len(copies) == 1 else self._run([copy])
                if fault_of_one:
                    yield number, fault_of_one
                    continue
            yield (
                number,
                self._made(copy)
                or (NO_WRITER if copy.suffix in _DOCUMENTS and lacks_writer(self.program) else UNREADABLE),
            )

    def _made(self, copy: Path) -> Path | None:
        extension = self.target.partition(":")[0]
        place = self.folder / "out" / f"{copy.stem}.{extension}"
        return place if place.is_file() and place.stat().st_size else None

    def _run(self, copies: Sequence[Path]) -> str:
        """Converts in one start of LibreOffice; "" when it ended by itself, else a sentence about that."""
        for copy in copies:
            if made := self._made(copy):
                made.unlink()
        options = (
            *WITHOUT_WINDOWS,
            *("--convert-to", FILTERS.get(self.target, self.target)),
            *("--outdir", str(self.folder / "out")),
            *map(str, copies),
        )
        with running(self.program, options, self.folder / "profile", self.environment) as office:
            done, until = 0, time.monotonic() + self.seconds
            while time.monotonic() < until:
                with suppress(subprocess.TimeoutExpired):
                    return CRASHED if office.wait(_TICK) else ""
                if (now := sum(self._made(copy) is not None for copy in copies)) > done:
                    done, until = now, time.monotonic() + self.seconds
        return TOO_LONG
