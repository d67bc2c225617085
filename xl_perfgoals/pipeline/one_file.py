"""One file: read, parsed and checked by itself. Only workers, and who reads without them, import all that."""

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.ops.check import check_forms
from xl_perfgoals.pipeline.book_forms import take_in_file
from xl_perfgoals.pipeline.file_records import FileRecord, pack


def packed_record(found: Found, limits: ReadingLimits, policy: Policy | None) -> bytes:
    """What the file came to, packed; the rules about one form are run under the policy, if there is one."""
    return pack(record_of(found, limits, policy))


def record_of(found: Found, limits: ReadingLimits, policy: Policy | None) -> FileRecord:
    """What the file came to."""
    receipt, forms = take_in_file(found, limits)
    return FileRecord(receipt, forms, check_forms(forms, policy) if policy else ())
