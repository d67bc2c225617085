"""What a 项目属性 means in the county's list of codes, for the rules that judge it."""

from xl_perfgoals.core.form import Attribute
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import name_key


def listed_code(attribute: Attribute, policy: Policy) -> str | None:
    """The code that an attribute has in the county's list, by code or else by name; None if in neither."""
    if attribute.code:
        return attribute.code if attribute.code in policy.attributes else None
    written = name_key(attribute.name)
    return next(
        (code for code, name in policy.attributes.items() if written in {code, name_key(name)}),
        None,
    )
