"""Ballots whose money is in several pots: arranged, marked, kept apart by ward, counted each by itself."""

import hashlib

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots import assisting, keying, papers_by_post, scheduling
from ballots.counting.election import Election
from ballots.counting.rules import Rule
from ballots.counting.rules import count as count_one
from ballots.errors import NotAllowedNow, WrongMarks
from ballots.marking import check, costs_of
from ballots.models import Ballot, Option, Pot
from ballots.opening import withdraw_option
from ballots.pots import PotFacts, add_pots, change_pot, remove_pot
from ballots.reconciling import reconcile
from ballots.tallying import count
from ballots.verification import check_ballots
from record.entries import SYSTEM
from record.models import RecordEntry
from tests.factories import BallotFactory, OptionFactory, PersonFactory
from tests.states import (
    NORTH,
    SOUTH,
    RollEntryFactory,
    closed,
    in_pots,
    opened,
    voter_of,
    with_options,
)

pytestmark = pytest.mark.django_db


def officer():
    return PersonFactory(is_staff=True)


def counted(papers, withdrawn=None, **values):
    """`papers` are pairs of ward and marks."""
    ballot = opened(in_pots(**values))
    for number, (ward, marks) in enumerate(papers):
        voter_of(ballot, number, ward, marks)
    if withdrawn:
        withdraw_option(ballot.options.get(number=withdrawn), officer(), "The site was sold.")
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    assert count(ballot.pk)
    ballot.refresh_from_db()
    return ballot


PAPERS = [(NORTH, [1, 2, 7]), (NORTH, [1, 7]), (SOUTH, [5, 8]), (SOUTH, [8, 9]), (NORTH, [3])]


def test_each_pot_buys_what_its_own_votes_say():
    outcome = counted(PAPERS).counts.get().outcome
    north, south, everybody = outcome["pots"]
    assert [north["selected"], south["selected"]] == [["1"], ["5"]]
    assert everybody["selected"] == ["7", "8"]
    assert [pot["voters"] for pot in outcome["pots"]] == [3, 1, 4]
    assert [(pot["budget"], pot["spent"]) for pot in outcome["pots"]] == [
        (3_000_000, 2_000_000), (3_000_000, 2_000_000), (4_000_000, 4_000_000),
    ]  # fmt: skip
    assert outcome["selected"] == ["1", "5", "7", "8"]
    assert (outcome["budget"], outcome["spent"], outcome["voters"]) == (10_000_000, 8_000_000, 5)
    assert set(outcome["explanation"]) == {str(number) for number in range(1, 10)}


def test_the_count_can_be_made_again_and_says_what_went_in():
    ballot = counted(PAPERS, rule="equal-shares", other_rule_published=True)
    assert not check_ballots().faults
    for kept in ballot.counts.all():
        digests = "\n".join(pot["input_digest"] for pot in kept.outcome["pots"])
        assert kept.input_digest == hashlib.sha256(digests.encode()).hexdigest()


def test_a_withdrawn_project_leaves_its_voters_in_its_pot_and_nowhere_else():
    pots = counted(PAPERS, withdrawn=3).counts.get().outcome["pots"]
    assert pots[0]["voters"] == 3
    assert "3" not in pots[0]["explanation"]


def test_a_floor_is_of_those_who_chose_in_the_pot():
    pots = counted(PAPERS, threshold_percent=50).counts.get().outcome["pots"]
    assert pots[0]["explanation"]["2"]["why"] == "below-share"
    # One vote, and it is all of the votes in its pot.
    assert pots[1]["selected"] == ["5"]


@settings(max_examples=25, deadline=None)
@given(
    papers=st.lists(
        st.tuples(st.sampled_from([NORTH, SOUTH]), st.sets(st.integers(1, 9), min_size=1)),
        max_size=30,
    ),
    rule=st.sampled_from(["greedy", "greedy-per-cost", "equal-shares"]),
)
def test_a_pot_comes_out_as_a_vote_of_its_own_would(papers, rule):
    """Whatever is chosen in the others."""
    from ballots.tallies import pots as tally

    ballot = Ballot(rule=rule, kind="approval", pot_pence=100)
    places = {"North": (1, [NORTH]), "South": (4, [SOUTH]), "All": (7, [])}
    for number, (name, (first, strata)) in enumerate(places.items(), 1):
        pot = Pot(pk=number, number=number, name=name, pence=30, strata=strata)
        options = [
            Option(number=first + n, cost_pence=10 + 5 * n, pot=pot, pot_id=number)
            for n in range(3)
        ]
        cast = [(ward, tuple(sorted(marks)), 1) for ward, marks in papers]
        election = tally._election(ballot, pot, options, cast)
        mine = [
            sorted(mark - first for mark in marks if first <= mark < first + 3)
            for ward, marks in papers
            if not strata or ward in strata
        ]
        alone = Election.from_papers(
            [str(first + n) for n in range(3)], [10, 15, 20], 30, [paper for paper in mine if paper]
        )
        assert count_one(election, Rule(rule=rule)) == count_one(alone, Rule(rule=rule))


@pytest.mark.parametrize(
    ("kind", "marks", "sentence"),
    [
        ("approval", [1, 2, 3], "North: Choose up to 2 projects. You chose 3."),
        ("approval", [7, 8, 9], "Everybody: Choose up to 2 projects. You chose 3."),
        ("knapsack", [1, 2], "North: Your choices cost more"),
        ("single", [7, 8], "Everybody: Choose one project only. You chose 2."),
        ("approval", [], "Choose at least one project."),
        ("approval", [10], "cannot be chosen any more"),
    ],
)
def test_the_limits_are_of_each_pot(kind, marks, sentence):
    ballot = in_pots(kind=kind, max_choices=2 if kind == "approval" else None)
    with pytest.raises(WrongMarks, match=sentence):
        check(ballot, costs_of(ballot.options.all()), marks)


@pytest.mark.parametrize(
    ("kind", "marks"), [("approval", [1, 2, 7, 8]), ("knapsack", [1, 7, 8]), ("single", [1, 7])]
)
def test_what_fits_in_each_pot_fits(kind, marks):
    ballot = in_pots(kind=kind, max_choices=2 if kind == "approval" else None)
    costs = costs_of(ballot.options.all())
    assert check(ballot, costs, marks, NORTH) == tuple(marks)


def test_a_pot_can_have_a_limit_of_its_own():
    ballot = in_pots()
    pot = ballot.pots.get(number=3)
    change_pot(
        pot=pot, by=officer(), facts=PotFacts(name="Everybody", pence=4_000_000, max_choices=1)
    )
    with pytest.raises(WrongMarks, match="Everybody: Choose one project only"):
        check(ballot, costs_of(ballot.options.all()), [1, 2, 7, 8])


@pytest.mark.parametrize(("kind", "marks"), [("knapsack", [7, 8]), ("approval", None)])
def test_a_limit_that_was_set_for_another_way_of_choosing_holds_no_more(kind, marks):
    ballot = in_pots(kind=kind, max_choices=2 if kind == "approval" else None)
    ballot.pots.update(max_choices=1)
    costs = costs_of(ballot.options.all())
    if marks:
        assert check(ballot, costs, marks) == tuple(marks)
    else:
        with pytest.raises(WrongMarks, match="Choose one project only"):
            check(ballot, costs, [7, 8])


def test_nobody_is_no_part_of_the_voters_of_a_pot():
    pots = counted([(NORTH, [7])], threshold_percent=10).counts.get().outcome["pots"]
    assert [pot["selected"] for pot in pots] == [[], [], ["7"]]
    assert pots[1]["explanation"]["4"]["why"] == "below-share"


def test_the_last_project_of_a_pot_can_be_withdrawn():
    ballot = opened(in_pots(rule="equal-shares"))
    voter_of(ballot, 0, NORTH, [1])
    for number in (1, 2, 3):
        withdraw_option(ballot.options.get(number=number), officer(), "The site was sold.")
    closed(ballot)
    reconcile(ballot.pk, SYSTEM)
    assert count(ballot.pk)
    north = ballot.counts.get().outcome["pots"][0]
    assert (north["voters"], north["selected"], north["spent"]) == (1, [], 0)


class TestOfAnotherWard:
    """The roll says whose pot it is, on every channel."""

    def test_online(self):
        ballot = opened(in_pots())
        with pytest.raises(WrongMarks, match="Only people of its own area choose from “South”"):
            voter_of(ballot, 0, NORTH, [1, 4])
        assert voter_of(ballot, 1, SOUTH, [4, 7]).receipt

    def test_with_help(self):
        ballot = opened(in_pots())
        entry = RollEntryFactory(ballot=ballot, stratum=NORTH)
        with pytest.raises(WrongMarks, match="South"):
            assisting.check(entry, [4])
        with pytest.raises(WrongMarks, match="South"):
            assisting.cast(entry, [4], officer())
        entry.refresh_from_db()
        assert entry.channel == ""

    def test_on_paper(self):
        ballot = opened(in_pots())
        marker, keyer = officer(), officer()
        papers_by_post.mark(RollEntryFactory(ballot=ballot, stratum=NORTH), marker)
        batch = keying.open_batch(ballot, NORTH, 1, keyer)
        turn = keying.take_turn(batch, keyer)
        with pytest.raises(WrongMarks, match="South"):
            keying.key(turn, 1, [4])
        assert keying.key(turn, 1, [7, 1]) == (1, 7)


class TestArranging:
    def test_pots_are_added_changed_and_taken_away_on_the_record(self):
        ballot = BallotFactory()
        by = officer()
        assert not ballot.has_pots
        (pot,) = add_pots(ballot=ballot, by=by, several=[PotFacts(name="Parks", pence=500)])
        assert ballot.has_pots
        change_pot(pot=pot, by=by, facts=PotFacts(name="Streets", pence=700))
        remove_pot(pot=pot, by=by)
        assert not Ballot.objects.get().has_pots
        said = list(RecordEntry.objects.filter(action__startswith="ballots.pot"))
        assert [entry.action for entry in said] == [
            "ballots.pots-added", "ballots.pot-changed", "ballots.pot-removed",
        ]  # fmt: skip
        assert "Streets: £7" in said[1].payload

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            (PotFacts(name=" ", pence=5), "Give the pot a name"),
            (PotFacts(name="North", pence=5), "called “North” already"),
            (PotFacts(name="north ", pence=5), "called “north” already"),
            (PotFacts(name="New", pence=0), "more than nothing"),
            (PotFacts(name="New", pence=-5), "more than nothing"),
            (PotFacts(name="New", pence=10_000_001), "no more than all the money, £100,000"),
            (PotFacts(name="New", pence=5, strata=("E05099999",)), "whose people vote here"),
        ],
    )
    def test_what_is_refused(self, facts, sentence):
        ballot = in_pots()
        with pytest.raises(NotAllowedNow, match=sentence):
            add_pots(ballot=ballot, by=officer(), several=[facts])
        pot = ballot.pots.get(number=2)
        with pytest.raises(NotAllowedNow, match=sentence):
            change_pot(pot=pot, by=officer(), facts=facts)
        assert ballot.pots.count() == 3

    def test_no_more_than_a_hundred(self):
        ballot = BallotFactory()
        many = [PotFacts(name=f"Pot {n}", pence=5) for n in range(101)]
        with pytest.raises(NotAllowedNow, match="100 pots at most"):
            add_pots(ballot=ballot, by=officer(), several=many)

    def test_a_pot_that_was_taken_away_meanwhile_does_not_come_back(self):
        ballot = BallotFactory()
        by = officer()
        (pot,) = add_pots(ballot=ballot, by=by, several=[PotFacts(name="Parks", pence=500)])
        remove_pot(pot=Pot.objects.get(), by=by)
        for act in (
            lambda: change_pot(pot=pot, by=by, facts=PotFacts(name="Parks", pence=700)),
            lambda: remove_pot(pot=pot, by=by),
        ):
            with pytest.raises(NotAllowedNow, match="taken away meanwhile"):
                act()
        assert not Pot.objects.exists()

    def test_a_pot_with_projects_stays(self):
        with pytest.raises(NotAllowedNow, match="“North” has projects"):
            remove_pot(pot=in_pots().pots.get(number=1), by=officer())

    @pytest.mark.parametrize("kind", ["points", "order"])
    def test_points_and_orders_have_none(self, kind):
        most = {"points_total": 5, "max_choices": None} if kind == "points" else {}
        with pytest.raises(NotAllowedNow, match="not with points or an order"):
            add_pots(
                ballot=BallotFactory(kind=kind, **most),
                by=officer(),
                several=[PotFacts(name="Parks", pence=500)],
            )

    def test_an_opened_ballot_keeps_its_pots(self):
        pot = opened(in_pots()).pots.get(number=1)
        with pytest.raises(NotAllowedNow, match="only while the vote is a draft"):
            change_pot(pot=pot, by=officer(), facts=PotFacts(name="Other", pence=5))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda b: b.pots.filter(number=1).update(pence=2_900_000), "hold £99,000 together and there is £100,000"),
        (lambda b: OptionFactory(ballot=b, number=10), "“Project 10” is in no pot"),
        (lambda b: b.options.filter(number=4).update(cost_pence=3_000_001), "“Project 4” costs more than its pot holds"),
        (lambda b: b.options.filter(pot__number=2).delete(), "“South” has no projects"),
        (lambda b: b.pots.filter(number=1).update(strata=["E05099999"]), "“North” is for an area that does not vote here"),
    ],
)  # fmt: skip
def test_pots_that_do_not_agree_are_not_scheduled(spoil, sentence):
    ballot = in_pots()
    spoil(ballot)
    with pytest.raises(NotAllowedNow, match=sentence):
        scheduling.schedule(ballot, officer())


class TestTheDatabaseHolds:
    def refused(self, act):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()

    def test_agreement_at_scheduling(self):
        ballot = in_pots()
        Option.objects.filter(number=1).update(pot=None)
        self.refused(lambda: Ballot.objects.filter(pk=ballot.pk).update(state="scheduled"))

    def test_pots_of_an_opened_ballot(self):
        ballot = opened(in_pots())
        self.refused(lambda: ballot.pots.filter(number=1).update(pence=5))
        self.refused(lambda: Pot.objects.create(ballot=ballot, number=4, name="More", pence=5))
        self.refused(lambda: ballot.options.filter(number=1).update(pot=ballot.pots.get(number=3)))

    def test_an_option_in_a_pot_of_its_own_ballot(self):
        pot, other = in_pots().pots.first(), with_options(BallotFactory())
        self.refused(lambda: other.options.update(pot=pot))

    def test_pots_where_options_are_chosen(self):
        ballot = in_pots()
        self.refused(lambda: Ballot.objects.filter(pk=ballot.pk).update(kind="order"))
        order = BallotFactory(kind="order")
        self.refused(lambda: Pot.objects.create(ballot=order, number=1, name="One", pence=5))
