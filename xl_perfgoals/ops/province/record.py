"""The JSON of consolidate --by county (documented in docs/json.md)."""

from pydantic import BaseModel, ConfigDict

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.province import CountyLine, FileCounts, FindingCounts, Sums
from xl_perfgoals.ops.province.material import ProvinceMaterial


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class SumsRecord(_Record):
    """Exact 万元."""

    total: str
    fiscal: str
    other: str


class FilesRecord(_Record):
    """How the files ended."""

    read: int
    read_with_doubts: int
    refused: int
    skipped: int


class FindingsRecord(_Record):
    """How many findings of each severity stand."""

    error: int
    warning: int
    hint: int


class DepartmentLineRecord(_Record):
    """A department of a county; verdict as in its workbook."""

    department: str
    code: str | None
    projects: int
    money: SumsRecord
    findings: FindingsRecord
    verdict: str


class RefusedRecord(_Record):
    """A file that was refused; path inside the county's folder."""

    path: str
    code: str
    reason: str
    remedy: str


class LeftFormRecord(_Record):
    """A form that was read but not summed; path inside the county's folder, total as it is written there."""

    path: str
    sheet: str
    cell: str
    department: str
    project: str
    total: str
    code: str
    reason: str
    remedy: str
    overruled: bool


class SameFileRecord(_Record):
    """One place of a file that came from several counties."""

    county: str
    path: str


class SameProjectRecord(_Record):
    """One place of a project that several counties summed, whose units have one name; exact 万元."""

    county: str
    path: str
    sheet: str
    unit: str
    project: str
    total: str
    year: int | None


class OtherYearRecord(_Record):
    """A county of another year than the summary."""

    county: str
    year: int


class CountyLineRecord(_Record):
    """A county. workbook is relative to the output folder, null where there is none; year is that of most of
    its forms.
    """

    county: str
    workbook: str | None
    year: int | None
    projects: int
    forms: int
    left_out: int
    money: SumsRecord
    files: FilesRecord
    findings: FindingsRecord
    departments: list[DepartmentLineRecord]
    refused: list[RefusedRecord]
    left_out_forms: list[LeftFormRecord]


class ProvinceRecord(_Record):
    """What `consolidate --by county --format json` prints. year is that of the summary."""

    year: int | None
    counties: list[CountyLineRecord]
    projects: int
    forms: int
    left_out: int
    money: SumsRecord
    files: FilesRecord
    findings: FindingsRecord
    other_years: list[OtherYearRecord]
    same_files: list[list[SameFileRecord]]
    same_projects: list[list[SameProjectRecord]]


def province_record(material: ProvinceMaterial) -> ProvinceRecord:
    """The lines of all counties as JSON values."""
    return ProvinceRecord(
        year=material.year,
        counties=[_county(line) for line in material.lines],
        projects=material.forms.summed,
        forms=material.forms.read,
        left_out=material.forms.left_out,
        money=_sums(material.sums),
        files=_files(material.files),
        findings=_findings(material.findings),
        other_years=[OtherYearRecord(county=own.county, year=own.year) for own in material.other_years],
        same_files=[
            [SameFileRecord(county=county, path=path) for _, county, path in own.places]
            for own in material.twice
        ],
        same_projects=[
            [SameProjectRecord(county=county, **form._asdict()) for _, county, form in own.places]
            for own in material.same_projects
        ],
    )


def _county(line: CountyLine) -> CountyLineRecord:
    return CountyLineRecord(
        county=line.county,
        workbook=line.workbook or None,
        year=line.year,
        projects=line.forms.summed,
        forms=line.forms.read,
        left_out=line.forms.left_out,
        money=_sums(line.sums),
        files=_files(line.files),
        findings=_findings(line.findings),
        departments=[
            DepartmentLineRecord(
                department=own.name,
                code=own.code or None,
                projects=own.projects,
                money=_sums(own.sums),
                findings=_findings(own.findings),
                verdict=own.verdict,
            )
            for own in line.departments
        ],
        refused=[RefusedRecord(**file._asdict()) for file in line.unread],
        left_out_forms=[LeftFormRecord(**form._asdict()) for form in line.left_out],
    )


def _sums(sums: Sums) -> SumsRecord:
    return SumsRecord(**{name: format_amount(amount) for name, amount in sums._asdict().items()})


def _files(files: FileCounts) -> FilesRecord:
    return FilesRecord(
        read=files.read, read_with_doubts=files.doubts, refused=files.refused, skipped=files.skipped
    )


def _findings(counts: FindingCounts) -> FindingsRecord:
    return FindingsRecord(error=counts.errors, warning=counts.warnings, hint=counts.hints)
