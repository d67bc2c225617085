"""The unit of work of any executor: a few files are read, parsed and checked, each packed as its record."""

from dataclasses import dataclass

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker.outside import longer
from xl_perfgoals.ops.check import check_forms
from xl_perfgoals.pipeline.book_forms import take_in_file
from xl_perfgoals.pipeline.file_records import FileRecord, pack


@dataclass(frozen=True, slots=True)
class Work:
    """How files are read. policy: under which the rules about one form are run; None runs none of them."""

    limits: ReadingLimits = LIMITS
    policy: Policy | None = None


def work_on_files(found: tuple[Found, ...], work: Work) -> tuple[bytes, ...]:
    """The packed record of each file. Each has the time that its limits give it, from its own start."""
    packed = []
    for number, one in enumerate(found):
        if number:
            longer(0)
        packed.append(pack(record_of(one, work)))
    return tuple(packed)


def record_of(found: Found, work: Work) -> FileRecord:
    """What one file came to."""
    receipt, forms = take_in_file(found, work.limits)
    return FileRecord(receipt, forms, check_forms(forms, work.policy) if work.policy else ())
