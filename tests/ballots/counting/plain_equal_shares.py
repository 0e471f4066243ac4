"""Equal shares as the papers define it, voter by voter in fractions: slow, and easy to check."""

from fractions import Fraction


def equal_shares(costs, papers, endowment):
    """The options bought, in order; ties by more votes, lower cost, earlier in the list."""
    left = [Fraction(endowment)] * len(papers)
    supporters = {
        option: [voter for voter, paper in enumerate(papers) if option in paper] for option in costs
    }
    bought = []
    while True:
        asked = {
            option: share / costs[option]
            for option in costs
            if option not in bought
            and (share := _share(costs[option], [left[v] for v in supporters[option]])) is not None
        }
        if not asked:
            return bought
        option = min(asked, key=lambda o: (asked[o], -len(supporters[o]), costs[o], o))
        most = asked[option] * costs[option]
        for voter in supporters[option]:
            left[voter] -= min(left[voter], most)
        bought.append(option)


def _share(cost, purses):
    """The amount that, where nobody pays more, makes these purses pay the cost; none if too poor."""
    if not purses or sum(purses) < cost:
        return None
    paid = Fraction(0)
    for place, purse in enumerate(sorted(purses)):
        share = (cost - paid) / (len(purses) - place)
        if purse >= share:
            return share
        paid += purse
    raise AssertionError
