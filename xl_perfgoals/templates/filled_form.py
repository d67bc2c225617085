"""FilledForm: what is written into one form sheet of a template, and how many rows each 二级指标 gets."""

from dataclasses import dataclass

from xl_perfgoals.templates.form_content import FormContent
from xl_perfgoals.templates.places import Block


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The content's rows are those of the blocks, spare ones too. attachment is the line above the title."""

    content: FormContent
    blocks: tuple[Block, ...]
    attachment: str = ""
