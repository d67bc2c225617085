"""One file: read, parsed and checked by itself. Only workers, and who reads without them, import all that."""

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.ops.check import check_forms
from xl_perfgoals.pipeline.book_forms import take_in_file
from xl_perfgoals.pipeline.file_records import FileRecord, pack


def rehearse() -> None:
    """Reads a shipped file: patterns are compiled then, and what forms have in common is known."""
    try:
        sample = min(asset("workbook", "samples").glob("*.xlsx"))
    except (FileNotFoundError, ValueError):  # an installation without them
        return
    packed_record(Found(sample, sample.name), LIMITS, Policy())


def packed_record(found: Found, limits: ReadingLimits, policy: Policy | None) -> bytes:
    """What the file came to, packed; the rules about one form are run under the policy, if there is one."""
    return pack(record_of(found, limits, policy))


def record_of(found: Found, limits: ReadingLimits, policy: Policy | None) -> FileRecord:
    """What the file came to."""
    receipt, forms = take_in_file(found, limits)
    return FileRecord(receipt, forms, check_forms(forms, policy) if policy else ())
