"""Complete constitutions of real shapes, from which a draft can be made."""

from governance.examples import (
    community_shares,
    improvement_district,
    tenants_and_employees,
    thirds,
    youth_led,
)
from governance.examples.shape import Example

EXAMPLES: dict[str, Example] = {
    one.EXAMPLE.code: one.EXAMPLE
    for one in (
        tenants_and_employees,
        thirds,
        youth_led,
        community_shares,
        improvement_district,
    )
}

__all__ = ["EXAMPLES", "Example"]
