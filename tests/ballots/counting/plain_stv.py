"""The Scottish rule once more, paper by paper and with fractions: slow, and nothing shared with the count."""

from fractions import Fraction


def plain_stages(names, seats, papers, lot):
    """Totals in units of 0.00001 at the end of each stage; `lot` chooses among names that always tied."""
    piles = [[list(paper(one)), Fraction(1)] for one in papers for _ in range(weight(one))]
    piles = [pile for pile in piles if pile[0]]
    need = len(piles) // (seats + 1) + 1
    standing, elected, surpluses, stages, fixed = set(names), [], set(), [], {}
    while True:
        totals = totalled(names, piles, fixed)
        stages.append(totals)
        fresh = {name for name in standing if totals[name] >= need}
        elected += fresh
        standing -= fresh
        surpluses |= {name for name in fresh if totals[name] > need}
        if len(standing) <= seats - len(elected) or len(elected) == seats:
            return [{name: int(100_000 * one[name]) for name in names} for one in stages]
        if surpluses:
            giver = pick(surpluses, stages, lot, max)
            surpluses.discard(giver)
            part, fixed[giver] = (totals[giver] - need) / totals[giver], Fraction(need)
        else:
            giver = pick(standing, stages, lot, min)
            standing.discard(giver)
            part, fixed[giver] = None, Fraction(0)
        move(piles, giver, part, standing)


def totalled(names, piles, fixed):
    totals = {name: fixed.get(name, Fraction(0)) for name in names}
    for preferences, value in piles:
        if preferences and preferences[0] not in fixed:
            totals[preferences[0]] += value
    return totals


def move(piles, giver, part, standing):
    """Surplus papers at a part of their value, cut to five decimals; those of the excluded whole."""
    for pile in piles:
        if pile[0] and pile[0][0] == giver:
            if part is not None:
                pile[1] = Fraction(int(pile[1] * part * 100_000), 100_000)
            while pile[0] and pile[0][0] not in standing:
                pile[0].pop(0)


def pick(names, stages, lot, best_of):
    left = set(names)
    for totals in reversed(stages):
        best = best_of(totals[name] for name in left)
        left = {name for name in left if totals[name] == best}
    return left.pop() if len(left) == 1 else lot(left)


def weight(written):
    return int(written.partition(" ")[0])


def paper(written):
    return written.partition(" ")[2]
