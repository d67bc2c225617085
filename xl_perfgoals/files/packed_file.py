"""A file under way that remembers what it was given, to ask the disk later whether it has just that."""

from pathlib import Path
from typing import IO
from zlib import crc32

_CHUNK = 1 << 18


class PackedFile:
    """Passes on what an archive writes, with checksums of pieces that follow each other without a gap.

    An archive comes back to the head of each part, to fill in its size: so a piece must end behind the head
    (`cut`). What is written twice at one place is remembered as it was written last.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._pieces: dict[int, tuple[int, int]] = {}
        self._start = file.tell()
        self._length = self._checksum = 0

    def write(self, data: bytes) -> int:
        """Passes data on."""
        self._checksum = crc32(data, self._checksum)
        self._length += len(data)
        return self._file.write(data)

    def cut(self) -> None:
        """Ends a piece."""
        if self._length:
            self._pieces[self._start] = self._length, self._checksum
            self._start += self._length
            self._length = self._checksum = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        """Goes to a place."""
        self.cut()
        self._start = self._file.seek(offset, whence)
        return self._start

    def tell(self) -> int:
        """The place where the next data goes."""
        return self._file.tell()

    def flush(self) -> None:
        """Passes on what is waiting."""
        self._file.flush()

    def close(self) -> None:
        """Nothing: who opened the file closes it."""

    def is_on_disk(self, path: Path) -> bool:
        """Whether a file holds every byte that was passed on, in its place, and no others."""
        self.cut()
        with path.open("rb", buffering=0) as file:
            for start, (length, checksum) in sorted(self._pieces.items()):
                if file.tell() != start or _checksum(file, length) != checksum:
                    return False
            return not file.read(1)


def _checksum(file: IO[bytes], length: int) -> int:
    """The checksum of the next bytes; that of fewer where the file ends before."""
    checksum = 0
    while length and (data := file.read(min(length, _CHUNK))):
        checksum = crc32(data, checksum)
        length -= len(data)
    return checksum
