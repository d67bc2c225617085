"""Which departments have handed in how much, of how much that is awaited."""

from typing import NamedTuple

from xl_perfgoals.ops.present.material import Material


class Progress(NamedTuple):
    """What a department has handed in. number is its row in 部门汇总 from 1, 0 if it has none."""

    department: str
    number: int
    forms: int
    expected: int | None


def progress(material: Material) -> tuple[Progress, ...]:
    """The departments of the summary, then others that sent forms, then those that are awaited."""
    left_out, lines = material.left_out_departments, material.summary.lines
    result: list[Progress] = []
    for number, line in enumerate(lines, 1):
        # Two lines may have one name and two codes: what is known by name only counts for the first.
        first = all(line.department != earlier.department for earlier in result)
        result.append(
            Progress(
                line.department,
                number,
                len(line.projects) + (left_out.count(line.department) if first else 0),
                material.expected.get(line.department) if first else None,
            )
        )
    names = {line.department for line in lines}
    others = dict.fromkeys([*left_out, *material.expected, *material.controls])
    result.extend(
        Progress(name, 0, left_out.count(name), material.expected.get(name))
        for name in others
        if name not in names
    )
    return tuple(result)
