"""Classes and rules of resolutions, written shortly; rules as named rule books have them."""

from fractions import Fraction

from ballots.counting.resolutions import Block, ResolutionRule

HALF, TWO_THIRDS, THREE_QUARTERS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)
TENTH = Fraction(1, 10)


def block(code, votes_for, votes_against, roll=100, **settings):
    settings = {"weight": None, "abstentions": 0, **settings}
    return Block(
        code, code.title(), roll=roll, votes_for=votes_for, votes_against=votes_against, **settings
    )


def rule(method="head-count", threshold=HALF, at_least=False, **settings):
    return ResolutionRule(method=method, threshold=threshold, at_least=at_least, **settings)


ORDINARY = rule()
EXTRAORDINARY = rule(threshold=THREE_QUARTERS, at_least=True)
# FairShares: a majority in each class, and three quarters of all members who vote.
FAIRSHARES = rule("concurrent", THREE_QUARTERS, at_least=True, class_threshold=HALF)
# Rochdale Boroughwide Housing, 2023: two thirds.
RBH = rule(threshold=TWO_THIRDS, at_least=True)
# Co-operative and Community Benefit Societies Act 2014, section 111(2): two thirds of those who vote,
# then more than half; section 113: three quarters, and half of the members vote; section 119: all.
S111_FIRST, S111_SECOND = RBH, ORDINARY
S113_FIRST = rule(threshold=THREE_QUARTERS, at_least=True, turnout_floor=HALF)
S119 = rule(threshold=THREE_QUARTERS, at_least=True, of_all_members=True)
BY_WEIGHT = rule("class-weight")
BID = rule("dual")


def weighted(code, parts, votes_for, votes_against, **settings):
    return block(code, votes_for, votes_against, weight=Fraction(parts, 100), **settings)


# Name, classes, rule, share that was measured, and the codes of the reasons.
CASES = [
    (
        "FairShares: each class and three quarters of all",
        [block("labour", 30, 5), block("user", 60, 20), block("investor", 3, 2)],
        FAIRSHARES,
        Fraction(93, 120),
        ["passed"],
    ),
    (
        "FairShares: three quarters of all, but users half and half",
        [block("labour", 90, 5), block("user", 10, 10)],
        FAIRSHARES,
        Fraction(100, 115),
        ["class-against"],
    ),
    (
        "FairShares: every class, but not three quarters of all",
        [block("labour", 20, 10), block("user", 30, 10)],
        FAIRSHARES,
        Fraction(5, 7),
        ["threshold-missed"],
    ),
    (
        "FairShares: investors, absent, held to a quarter",
        [block("user", 40, 10), block("investor", 0, 60, cap=Fraction(1, 4))],
        FAIRSHARES,
        Fraction(3, 5),
        ["class-against", "threshold-missed"],
    ),
    (
        "Somerset 50/50: three workers weigh as much as ninety customers",
        [weighted("workers", 50, 3, 0), weighted("customers", 50, 2, 88)],
        BY_WEIGHT,
        HALF + Fraction(1, 90),
        ["passed"],
    ),
    (
        "Somerset 50/50: workers for, customers against, is a draw and fails",
        [weighted("workers", 50, 3, 0), weighted("customers", 50, 0, 90)],
        BY_WEIGHT,
        HALF,
        ["threshold-missed"],
    ),
    (
        "Somerset 60/40: workers alone carry an ordinary resolution",
        [weighted("workers", 60, 4, 0), weighted("community", 40, 0, 100)],
        BY_WEIGHT,
        Fraction(3, 5),
        ["passed"],
    ),
    (
        "Somerset 60/40: and not an extraordinary one",
        [weighted("workers", 60, 4, 0), weighted("community", 40, 37, 63)],
        rule("class-weight", THREE_QUARTERS, at_least=True),
        Fraction(748, 1000),
        ["threshold-missed"],
    ),
    (
        "Signalise: forty investors against come to a tenth of what is counted",
        [block("members", 60, 30), block("investors", 0, 40, cap=TENTH)],
        ORDINARY,
        Fraction(60, 100),
        ["passed"],
    ),
    (
        "Equal Care: investors for cannot lift an extraordinary resolution",
        [block("members", 65, 25), block("investors", 100, 0, cap=TENTH)],
        EXTRAORDINARY,
        Fraction(75, 100),
        ["passed"],
    ),
    (
        "Equal Care: five investors among a hundred are below the cap",
        [block("members", 70, 25), block("investors", 0, 5, cap=TENTH)],
        EXTRAORDINARY,
        Fraction(70, 100),
        ["threshold-missed"],
    ),
    (
        "RBH: two thirds exactly",
        [block("tenants", 40, 25), block("employees", 20, 5)],
        RBH,
        TWO_THIRDS,
        ["passed"],
    ),
    (
        "RBH: one vote fewer",
        [block("tenants", 39, 25), block("employees", 20, 5)],
        RBH,
        Fraction(59, 89),
        ["threshold-missed"],
    ),
    ("s.111, first meeting", [block("members", 2, 1)], S111_FIRST, TWO_THIRDS, ["passed"]),
    (
        "s.111, second meeting: over half",
        [block("members", 10, 10)],
        S111_SECOND,
        HALF,
        ["threshold-missed"],
    ),
    (
        "s.113: half of the members, three quarters of them",
        [block("members", 38, 12)],
        S113_FIRST,
        Fraction(38, 50),
        ["passed"],
    ),
    (
        "s.113: 49 of 100 voted",
        [block("members", 49, 0)],
        S113_FIRST,
        Fraction(1),
        ["turnout-floor-missed"],
    ),
    (
        "s.113: abstaining is not voting",
        [block("members", 45, 0, abstentions=10)],
        S113_FIRST,
        Fraction(1),
        ["turnout-floor-missed"],
    ),
    (
        "s.119: three quarters of all members",
        [block("members", 75, 0)],
        S119,
        THREE_QUARTERS,
        ["passed"],
    ),
    (
        "s.119: of all who answered, but not of all",
        [block("members", 74, 0)],
        S119,
        Fraction(74, 100),
        ["threshold-missed"],
    ),
    (
        "An anchor member with 26 % stops what needs 75 %",
        [weighted("anchor", 26, 0, 1, roll=1), weighted("others", 74, 100, 0)],
        rule("class-weight", THREE_QUARTERS, at_least=True),
        Fraction(74, 100),
        ["threshold-missed"],
    ),
    (
        "Thirds: funders who do not vote leave it to users and workers",
        [
            weighted("users", 1, 60, 40),
            weighted("workers", 1, 9, 1),
            weighted("funders", 1, 0, 0, abstentions=1),
        ],
        BY_WEIGHT,
        Fraction(3, 4),
        ["passed"],
    ),
    (
        "Thirds: where an empty class counts against, two thirds are the most there is",
        [weighted("users", 1, 60, 40), weighted("workers", 1, 8, 2), weighted("funders", 1, 0, 0)],
        rule("class-weight", empty_block="against"),
        Fraction(14, 30),
        ["threshold-missed"],
    ),
    (
        "BID: a majority of voters and of rateable value",
        [block("shops", 30, 20, value=20_000), block("offices", 2, 1, value=500_000)],
        BID,
        Fraction(32, 53),
        ["passed"],
    ),
    (
        "BID: many small shops for, one large store against",
        [block("shops", 30, 10, value=10_000), block("store", 0, 1, value=900_000)],
        BID,
        Fraction(30, 41),
        ["value-missed"],
    ),
    (
        "BID: the large store for, most shops against",
        [block("shops", 10, 30, value=10_000), block("store", 1, 0, value=900_000)],
        BID,
        Fraction(11, 41),
        ["threshold-missed"],
    ),
]
