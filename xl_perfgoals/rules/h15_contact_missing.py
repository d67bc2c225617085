"""表上列有联系人、填报人、负责人等栏目，却空着。

为什么：审核有疑问要找人核实，没有联系人就只能退回；签字是填报单位对数据负责的凭据。

怎么改：把表上列出的人员、电话补齐；纸质件再签字盖章。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Lists the blanks for persons that the form has and that are empty."""
    empty = [contact for contact in form.contacts if contact.entry.blank]
    if empty:
        first, *rest = empty
        labels = tuple(dict.fromkeys(contact.label for contact in empty))
        also = tuple(contact.entry.at for contact in rest)
        yield Hit(first.entry.at, {"labels": labels}, also=also)


RULE = Rule(
    code="H15",
    name="contact_missing",
    title="联系人、签字等栏目空着",
    severity=Severity.HINT,
    message="表上的{labels}没有填写",
    advice="请补填{labels}",
    basis=(Basis.TEMPLATE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.HEAD,
    fails=(
        example({"联系人": None}),
        example({"项目负责人": "张三", "联系电话": None}, note="只缺电话"),
    ),
    passes=(
        example(note="表上没有这些栏目"),
        example({"联系人": "张三"}),
    ),
)
