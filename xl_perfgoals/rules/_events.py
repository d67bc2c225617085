"""Names of what must not happen: 安全事故, 投诉率; dealing with it (事故处置率) is another matter."""

import re

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import measure

_BEHIND = re.compile(r"(?:的?发生)?(?:率|数|数量|次数|起数|件数|人数|问题|情况|面积|金额|案件|次数)?$")

_LAST_BEHIND = tuple("率数量题况积额件生")
"""How what stands behind may end: looked at first, as most names end otherwise."""


def names_event(indicator: Indicator, policy: Policy) -> bool:
    """Whether the row measures something bad by how often it happens."""
    name = measure(indicator)
    bad = policy.ends("negative_events", name) or (
        name.endswith(_LAST_BEHIND) and policy.ends("negative_events", _BEHIND.sub("", name))
    )
    return bad and not policy.mentions("handling_words", name)
