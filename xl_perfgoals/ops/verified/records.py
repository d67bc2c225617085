"""The JSON of verify: one record a workbook."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from xl_perfgoals.core.amount import format_amount, from_fen
from xl_perfgoals.core.recounted import Recounted
from xl_perfgoals.ops.verified.compared import Verdict
from xl_perfgoals.ops.verified.wording import sentence


class DifferenceRecord(BaseModel):
    """Something that is not as it was made. cell is "" for a sheet as a whole."""

    model_config = ConfigDict(frozen=True)

    kind: str
    sheet: str
    cell: str
    stated: str
    found: str
    other: str
    message: str


class VerifiedRecord(BaseModel):
    """A workbook. refusal says why it could not be verified, else ""; money is what its rows add up to.

    Of a province: missing are counties' workbooks that do not lie beside it, so that it does not hold;
    resaved those that were saved since, and hold.
    """

    model_config = ConfigDict(frozen=True)

    path: str
    refusal: str
    holds: bool
    projects: int | None
    total: str | None
    formulas: int
    formulas_without_value: int
    missing: list[str]
    resaved: list[str]
    differences: list[DifferenceRecord]


def verified_record(
    path: str,
    refusal: str,
    counted: Recounted | None,
    verdict: Verdict,
    *,
    missing: Sequence[str] = (),
    resaved: Sequence[str] = (),
) -> VerifiedRecord:
    """The record of a workbook."""
    whole = counted.whole if counted else None
    return VerifiedRecord(
        path=path,
        refusal=refusal,
        holds=not refusal and not verdict.differences and not missing,
        projects=whole.projects if whole else None,
        total=format_amount(from_fen(whole.total)) if whole else None,
        formulas=verdict.formulas,
        formulas_without_value=verdict.empty,
        missing=list(missing),
        resaved=list(resaved),
        differences=[
            DifferenceRecord(
                kind=own.kind.value,
                sheet=own.sheet,
                cell=own.cell,
                stated=own.stated,
                found=own.found,
                other=own.other,
                message=sentence(own),
            )
            for own in verdict.differences
        ],
    )
