"""What consolidate does once the files are read: adds up, writes the workbook, and prints the totals."""

from pathlib import Path

import click

from xl_perfgoals.cli.console import counts_line, print_files, print_saved, print_totals, utf8_json
from xl_perfgoals.cli.leaving import hold
from xl_perfgoals.cli.options import exit_code
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.saving import saved
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.ops.ahead import Ahead
from xl_perfgoals.pipeline.county import Consolidation, consolidated
from xl_perfgoals.pipeline.earlier_summary import EarlierSummary, earlier_summary
from xl_perfgoals.pipeline.intake import Taking


def added_up(
    taken: Taking, output: Path, policy: Policy, roster: Roster
) -> tuple[Consolidation, EarlierSummary | None]:
    """Everything that is being taken in, added up; of projects that came more than once that form counts
    which the officer chose in the workbook that stands there. And that workbook.
    """
    earlier = earlier_summary(output)
    ahead = Ahead(policy)
    intake = taken(earlier.orders if earlier else (), ahead.look_at)
    return consolidated(intake, policy, roster, ahead), earlier


def write_and_tell(
    result: Consolidation, output: Path, roster: Roster, form: str, earlier: EarlierSummary | None
) -> int:
    """Writes the workbook in place of the earlier one and prints the totals; the exit code."""
    hold(result)
    submission = result.intake.submission
    if not submission.forms:
        print_files(submission)
        raise click.ClickException("一张绩效目标表也没有读到，没有生成汇总工作簿，原有的文件没有改动。")
    written = saved(result, output, roster, earlier)
    if form == "json":
        from xl_perfgoals.ops.records import consolidate_record  # noqa: PLC0415 - rarely wanted

        utf8_json(consolidate_record(submission, result.summary).model_dump_json(indent=2))
        if written.aside:
            click.echo(written.text, err=True)
    else:
        console = out()
        print_files(submission)
        print_totals(result.summary)
        console.print(counts_line(submission, result.findings))
        print_saved(written)
    code = exit_code(submission, result.findings)
    uncounted = {left.form.at for left in result.summary.left_out} - submission.overruled
    return code or (1 if uncounted else 0)
