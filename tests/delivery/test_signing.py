"""Those who decide sign for themselves: what is asked of each, what is refused, and what is published then."""

import hashlib
import itertools
import json

import pytest
from django.core import mail
from django.db import Error, connection, transaction
from django.utils import timezone

from delivery import publishing, signed
from delivery.basis import Basis, set_basis
from delivery.building import engage
from delivery.changing import cleared
from delivery.declaring import declare, strike
from delivery.digests import digest_of, text_of
from delivery.drafting import begin
from delivery.errors import DeliveryError
from delivery.models import Decider, Decision, DecisionLine, Interest, LineVote, Signature
from delivery.naming import (
    ask_again,
    name_councillor,
    name_officer,
    who_may_decide,
    write_absent,
)
from delivery.publishing import publish
from delivery.recording_votes import Voter, declare_interest, record_vote, take_off
from delivery.setting_up import set_up
from delivery.signing import ask_to_sign, take_back
from delivery.verification import check_decisions
from members.models import OutgoingPost
from record.models import RecordEntry
from record.sentences import payload
from tests.councillors.budgets import councillor, out_of_office
from tests.delivery.rounds import (
    decidable_round,
    depart,
    funded,
    minuted,
    named,
    period_over,
    power,
    signed_by,
    to_sign,
)
from tests.factories import OfficerFactory, PersonFactory, PostcodeFactory, WardFactory
from tests.place_states import NeighbourhoodFactory

pytestmark = pytest.mark.django_db


def refused(do, *args, **kwargs):
    with pytest.raises(DeliveryError) as error, transaction.atomic():
        do(*args, **kwargs)
    return error.value.message


def sql_refuses(match):
    return pytest.raises(Error, match=match)


def publish_by_sql(draft, **more):
    with transaction.atomic():
        Decision.objects.filter(pk=draft.pk).update(
            state="published",
            published_at=draft.asked_at,
            published_by=draft.begun_by,
            made_on="2026-01-01",
            **more,
        )


def test_three_sign_and_what_they_signed_is_what_is_published():
    draft, (amy, ngozi, owen) = to_sign()
    signed_by(amy)
    signed_by(ngozi, ["for", "against", "for"])
    signed_by(owen, ["against", "for", "against"], note="The owner was not asked.")
    published = publish(decision=draft, by=OfficerFactory())
    assert published.made_on == timezone.localdate(Signature.objects.latest("signed_at").signed_at)
    votes = list(published.deciders.values_list("name", "vote"))
    assert votes == [
        ("Cllr Amy Lin", "for"),
        ("Cllr Ngozi Brathwaite", "by-line"),
        ("Cllr Owen Pugh", "by-line"),
    ]
    entry = payload(RecordEntry.objects.get(action="delivery.decision-published"))
    assert entry["way"] == "signed"
    assert entry["digest"] == hashlib.sha256(text_of(published).encode()).hexdigest()
    assert entry["deciders"][1]["votes"] == {"1": "for", "2": "against", "3": "for"}
    assert {one["digest"] for one in entry["deciders"]} == {entry["digest"]}
    told = json.loads(text_of(published))
    assert [line["funded_pence"] for line in told["lines"]] == [2_000_000, 2_000_000, 0]
    assert not check_decisions().faults


def test_before_they_are_asked_the_draft_is_whole():
    budget_round = decidable_round()
    draft, _three = named(budget_round)
    assert (
        refused(ask_to_sign, decision=draft)
        == "The round’s pot is short by £40,000. Allot it from a fund first."
    )
    funded(budget_round, 13_000_000)
    depart(draft, 3, 9_000_000, "It is needed.")
    assert "£10,000 more than there is" in refused(ask_to_sign, decision=draft)
    depart(draft, 3, 0)
    ask_to_sign(decision=draft)
    assert OutgoingPost.objects.count() == 3
    ask_to_sign(decision=draft)
    assert OutgoingPost.objects.count() == 3


def test_a_draft_that_changed_is_signed_by_nobody_and_says_so():
    draft, (amy, ngozi, owen) = to_sign()
    signed_by(amy)
    signed_by(ngozi)
    before = digest_of(draft)
    written = OutgoingPost.objects.count()
    depart(draft, 2, 1_500_000, "Half the street has benches.")
    draft.refresh_from_db()
    assert draft.asked_at is None
    assert digest_of(draft) != before
    assert not Signature.objects.exists()
    assert not LineVote.objects.exists()
    assert [one.name for one in cleared(draft)] == ["Cllr Amy Lin", "Cllr Ngozi Brathwaite"]
    assert OutgoingPost.objects.count() == written + 2
    assert "An officer is changing the draft" in refused(signed_by, owen)
    assert publishing.obstacles(draft) == ["Ask those who decide to sign the draft."]


def test_a_draft_saved_as_it_was_keeps_its_signatures():
    draft, (amy, *_others) = to_sign()
    signed_by(amy)
    depart(draft, 1, 2_000_000)
    draft.refresh_from_db()
    assert draft.asked_at
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda draft, _three: set_basis(
            decision=draft, basis=Basis(draft.power, draft.rule, statement="Thank you.")
        ),
        lambda draft, three: take_off(decision=draft, decider=three[2]),
        lambda draft, _three: name_councillor(
            decision=draft, councillor=councillor("Bo Reid", draft.round.ward)
        ),
        lambda draft, _three: set_basis(decision=draft, basis=minuted(draft.power, draft.rule)),
    ],
    ids=["words", "a decider fewer", "a decider more", "way"],
)
def test_whatever_changes_in_the_draft_clears_what_was_signed(change):
    draft, three = to_sign()
    signed_by(three[0])
    change(draft, three)
    assert not Signature.objects.exists()
    assert Decision.objects.get(pk=draft.pk).asked_at is None


def test_nobody_signs_what_they_did_not_read():
    _draft, (amy, *_others) = to_sign()
    said = refused(signed_by, amy, digest="0" * 64)
    assert said == "The draft changed while you read it. Read it again, then sign."
    with sql_refuses("Not the draft as it stands"), transaction.atomic():
        Signature.objects.create(decider=amy, digest="0" * 64, no_other_interest=True)


def test_twice_by_somebody_else_and_after_publishing():
    draft, (amy, ngozi, owen) = to_sign()
    assert (
        refused(signed_by, amy, by=ngozi.person) == "You are not one of those who decide on this."
    )
    assert "not one of those" in refused(signed_by, amy, by=PersonFactory())
    signed_by(amy)
    assert refused(signed_by, amy) == "You have signed this already."
    signed_by(ngozi)
    signed_by(owen)
    publish(decision=draft, by=OfficerFactory())
    assert "published. It cannot change any more" in refused(signed_by, amy)
    assert "published. It cannot change any more" in refused(take_back, decider=amy, by=amy.person)
    for model in (Signature, LineVote):
        with sql_refuses("frozen"), transaction.atomic():
            model.objects.all().delete()


def test_a_lapsed_office_signs_nothing():
    draft, (amy, *_others) = to_sign()
    out_of_office(amy.councillor)
    said = refused(signed_by, amy)
    assert said.startswith("Your office as councillor for")
    assert said.endswith("Only a councillor in office decides.")
    assert publishing.obstacles(draft)[0] == (
        "Cllr Amy Lin is not in office and cannot sign. Take them off the list, then ask again."
    )
    with sql_refuses("Not in office"), transaction.atomic():
        Signature.objects.create(decider=amy, digest=digest_of(draft), no_other_interest=True)


def test_an_officer_who_left_signs_nothing():
    budget_round = decidable_round()
    funded(budget_round)
    draft, _none = named(budget_round, maker="officer", rule="sole", names=())
    officer = OfficerFactory(name="Ruth Field", email="ruth@council.example")
    assert "No officer has an account" in refused(
        name_officer, decision=draft, email="x@y.example", office="x"
    )
    ruth = name_officer(decision=draft, email="RUTH@council.example", office="director of places")
    ask_to_sign(decision=draft)
    officer.is_staff = False
    officer.save()
    ruth.refresh_from_db()
    assert "Only an officer of the council" in refused(signed_by, ruth)
    officer.is_staff = True
    officer.save()
    signed_by(Decider.objects.get(pk=ruth.pk))
    assert publish(decision=draft, by=OfficerFactory()).state == "published"


def test_who_declared_a_disqualifying_interest_has_no_vote_on_that_line():
    draft, (amy, ngozi, owen) = to_sign()
    first = draft.round.projects.get(option__number=1)
    declare(
        decider=amy,
        by=amy.person,
        about="Chairs the club",
        body="Lunch Club",
        disqualifying=True,
        project=first,
    )
    assert "you cannot vote on it (Localism Act 2011, section 31)" in refused(signed_by, amy)
    line = draft.lines.get(project=first)
    with sql_refuses("disqualifying"), transaction.atomic():
        LineVote.objects.create(decider=amy, line=line, vote="for", funded_pence=line.funded_pence)
    signed_by(amy, ["aside", "for", "for"])
    amy.refresh_from_db()
    assert amy.vote == "for"
    assert amy.line_votes.get(line=line).vote == "aside"
    assert "Take your signature back" in refused(
        declare, decider=amy, by=amy.person, about="x", disqualifying=True
    )
    with sql_refuses("Signed already"), transaction.atomic():
        Interest.objects.create(decider=amy, about="x", disqualifying=True)
    signed_by(ngozi)
    signed_by(owen)
    publish(decision=draft, by=OfficerFactory())


def test_a_disqualifying_interest_in_the_whole_leaves_no_vote_at_all():
    draft, three = to_sign()
    for one in three:
        declare(decider=one, by=one.person, about="Owns the land", disqualifying=True)
        signed_by(one, "aside")
        one.refresh_from_db()
        assert one.vote == "aside"
    assert "Nobody is left to decide on “Project 1”" in publishing.obstacles(draft)[0]
    with sql_refuses("not agreed"):
        publish_by_sql(draft)


def test_an_interest_struck_out_gives_the_vote_back():
    draft, (amy, *_others) = to_sign()
    made = declare(decider=amy, by=amy.person, about="Chairs it", disqualifying=True)
    assert "not one of those" in refused(strike, interest=made, by=PersonFactory())
    strike(interest=made, by=amy.person)
    signed_by(amy)
    assert draft.deciders.get(pk=amy.pk).vote == "for"


def test_every_line_and_the_interests_are_asked_for():
    _draft, (amy, *_others) = to_sign()
    assert refused(signed_by, amy, ["for", "for", ""]) == "Say how you vote on “Project 3”."
    assert refused(signed_by, amy, "aside") == "Say how you vote on “Project 1”."
    assert "Declare every interest" in refused(signed_by, amy, no_other_interest=False)


RULES = [
    ("majority", ["for", "for", "against"], ""),
    ("majority", ["for", "abstained", "abstained"], ""),
    (
        "majority",
        ["for", "against", "abstained"],
        "“Project 1” is not agreed as drafted: 1 for and 1 against",
    ),
    ("majority", ["abstained"] * 3, "“Project 1” is not agreed as drafted: 0 for and 0 against"),
    ("lead", ["for", "against", "against"], ""),
    ("lead", ["against", "for", "for"], "The lead member is not for “Project 1”"),
    ("refer", ["for", "for", "abstained"], ""),
    (
        "refer",
        ["for", "for", "against"],
        "They disagree on “Project 1”, 2 for and 1 against: by the stated rule it goes to the cabinet",
    ),
]


@pytest.mark.parametrize(("rule", "votes", "why"), RULES)
def test_the_stated_rule_holds_line_by_line_in_the_verb_and_in_the_database(rule, votes, why):
    draft, three = to_sign(rule=rule, lead=0 if rule == "lead" else None)
    for one, vote in zip(three, votes, strict=True):
        signed_by(one, [vote, "for", "for"])
    found = publishing.obstacles(draft)
    assert bool(found) == bool(why)
    assert why in " ".join(found)
    if why:
        with sql_refuses("A line is not agreed"):
            publish_by_sql(draft)
    else:
        publish_by_sql(draft)


def test_one_person_decides_alone():
    budget_round = decidable_round()
    funded(budget_round)
    draft, _two = named(budget_round, rule="sole", names=("Amy Lin", "Owen Pugh"))
    assert "One person decides under this rule" in refused(ask_to_sign, decision=draft)


def test_a_committee_is_more_than_one():
    budget_round = decidable_round()
    funded(budget_round)
    draft, _one = named(budget_round, maker="committee", names=("Amy Lin",))
    assert (
        refused(ask_to_sign, decision=draft)
        == "A committee is more than one person. Name its members."
    )


def test_all_sign_but_who_is_written_down_as_absent_and_never_fewer_than_half():
    draft, (amy, ngozi, owen) = to_sign()
    signed_by(amy)
    assert publishing.obstacles(draft) == [
        "Cllr Ngozi Brathwaite has not signed yet.",
        "Cllr Owen Pugh has not signed yet.",
    ]
    with sql_refuses("A signature is missing"):
        publish_by_sql(draft)
    assert "Say why" in refused(write_absent, decision=draft, decider=owen, note=" ")
    assert (
        refused(write_absent, decision=draft, decider=amy, note="x") == "Cllr Amy Lin has signed."
    )
    write_absent(decision=draft, decider=owen, note="On leave.")
    write_absent(decision=draft, decider=ngozi, note="On leave.")
    assert "you take no part" in refused(signed_by, owen)
    assert "More than half of those who decide must sign" in publishing.obstacles(draft)[0]
    with sql_refuses("Too few have signed"):
        publish_by_sql(draft)
    ask_again(decision=draft, decider=ngozi)
    signed_by(ngozi)
    assert publish(decision=draft, by=OfficerFactory()).state == "published"


def test_a_signature_is_taken_back_before_publishing():
    draft, (amy, *_others) = to_sign()
    signed_by(amy)
    assert "not one of those" in refused(take_back, decider=amy, by=PersonFactory())
    take_back(decider=amy, by=amy.person)
    assert "Cllr Amy Lin has not signed yet." in publishing.obstacles(draft)
    signed_by(amy, "against")


def test_members_who_disagree_by_signature_refer_it_and_their_votes_stay_on_show():
    draft, three = to_sign(rule="refer")
    for one, vote in zip(three, ("for", "for", "against"), strict=True):
        signed_by(one, vote)
    set_basis(decision=draft, basis=Basis(power("cabinet"), "majority"))
    draft.refresh_from_db()
    assert publishing.obstacles(draft) == ["Name those who decide."]
    for rule in ("majority", "refer"):
        said = refused(set_basis, decision=draft, basis=Basis(power(), rule))
        assert said.startswith("By the stated rule this went to the cabinet.")
    depart(draft, 2, 1_000_000, "Half of it this year.")
    leader = name_councillor(
        decision=draft, councillor=councillor("Lee Ade", WardFactory()), office="leader"
    )
    ask_to_sign(decision=draft)
    assert "not one of those" in refused(signed_by, three[0])
    signed_by(leader)
    publish(decision=draft, by=OfficerFactory())
    before = draft.deciders.filter(before_referral=True)
    assert [one.vote for one in before] == ["for", "for", "against"]
    second = draft.lines.get(project__option__number=2)
    assert {one.line_votes.get(line=second).funded_pence for one in before} == {2_000_000}
    assert not check_decisions().faults


def test_the_rule_cannot_change_after_votes_were_given_though_they_were_cleared():
    draft, (amy, *_others) = to_sign()
    signed_by(amy)
    depart(draft, 2, 1_500_000, "Half the street has benches.")
    said = refused(set_basis, decision=draft, basis=Basis(power(), "lead"))
    assert said == "Votes are given. The rule cannot change after people voted by it."


def of_an_area(**area):
    """A declared round of one ward's voters that is for another area, and its draft without a basis."""
    budget_round = decidable_round()
    type(budget_round).objects.filter(pk=budget_round.pk).update(ward=None, **area)
    budget_round.refresh_from_db()
    return begin(budget_round=budget_round, by=OfficerFactory()), budget_round


def test_no_member_decides_by_section_236_for_the_whole_area():
    draft, _round = of_an_area()
    said = refused(set_basis, decision=draft, basis=Basis(power(), "majority"))
    assert said.startswith("Under this power a councillor decides for their own ward, and this")
    set_basis(decision=draft, basis=Basis(power("cabinet"), "majority"))
    draft.refresh_from_db()
    assert draft.power.maker == "cabinet"


def test_for_a_neighbourhood_members_of_the_wards_it_lies_in_decide():
    canal, (west, east, far) = NeighbourhoodFactory(), WardFactory.create_batch(3)
    for ward in (west, east):
        PostcodeFactory(ward=ward, neighbourhood=canal)
    PostcodeFactory(ward=far)
    draft, _round = of_an_area(neighbourhood=canal)
    set_basis(decision=draft, basis=Basis(power(), "majority"))
    amy, bo, cy = (
        councillor(name, ward)
        for name, ward in (("Amy Lin", west), ("Bo Reid", east), ("Cy Dunn", far))
    )
    draft.refresh_from_db()
    assert set(who_may_decide(draft)) == {amy, bo}
    theirs = name_councillor(decision=draft, councillor=amy)
    assert "does not decide here" in refused(name_councillor, decision=draft, councillor=cy)
    funded(draft.round)
    ask_to_sign(decision=draft)
    assert signed_by(theirs).decider == theirs


def test_the_database_takes_no_signature_of_somebody_without_the_power():
    draft, (amy, *_others) = to_sign()
    bo, ruth = councillor("Bo Reid", WardFactory()), OfficerFactory(name="Ruth Field")
    put = {"decision": draft, "office": "x", "vote": "none"}
    for somebody in (
        Decider.objects.create(name="Bo Reid", councillor=bo, **put),
        Decider.objects.create(name="Ruth Field", officer=ruth, **put),
    ):
        with sql_refuses("Not theirs to decide"), transaction.atomic():
            by_sql(somebody, draft)
    Decision.objects.filter(pk=draft.pk).update(power=power("officer"))
    with sql_refuses("Not theirs to decide"), transaction.atomic():
        by_sql(amy, draft)


def by_sql(somebody, draft):
    """A signature past the verb."""
    given = {"digest": digest_of(draft), "no_other_interest": True}
    return Signature.objects.create(decider=somebody, **given)


def test_a_member_decides_for_their_own_ward_alone():
    budget_round = decidable_round()
    draft, _none = named(budget_round, names=())
    elsewhere = councillor("Bo Reid", WardFactory())
    said = refused(name_councillor, decision=draft, councillor=elsewhere)
    assert (
        said == "Cllr Bo Reid does not decide here: under this power the ward’s own councillors do."
    )
    gone = out_of_office(councillor("Cy Dunn", budget_round.ward))
    assert "does not decide here" in refused(name_councillor, decision=draft, councillor=gone)
    one = councillor("Amy Lin", budget_round.ward)
    name_councillor(decision=draft, councillor=one)
    assert "on the list already" in refused(name_councillor, decision=draft, councillor=one)


def test_nobody_votes_or_declares_for_those_who_sign():
    draft, (amy, *_others) = to_sign()
    for do in (
        lambda: record_vote(decision=draft, voter=Voter("Cllr X", "x", "for")),
        lambda: declare_interest(decider=amy, about="x", disqualifying=False),
    ):
        assert "sign in, vote and declare their interests themselves" in refused(do)


def test_from_minutes_it_needs_their_name_and_the_reason():
    budget_round = decidable_round()
    funded(budget_round)
    draft, _none = named(budget_round, names=())
    words = {"minute": "", "minutes_reason": "x"}
    assert (
        refused(set_basis, decision=draft, basis=minuted(power(), "majority", **words))
        == "Say in which minutes it stands."
    )
    words = {"minute": "Minute 4", "minutes_reason": " "}
    assert "Say why it was decided at a meeting" in refused(
        set_basis, decision=draft, basis=minuted(power(), "majority", **words)
    )
    said = refused(
        set_basis,
        decision=draft,
        basis=Basis(power(), "majority", "minutes", None, "Minute 4", "x"),
    )
    assert said == "Enter the day of the meeting."
    set_basis(decision=draft, basis=minuted(power(), "majority"))
    assert "nobody signs it here" in refused(ask_to_sign, decision=draft)
    draft.refresh_from_db()
    record_vote(decision=draft, voter=Voter("Cllr Amy Lin", "Larkmead ward", "for"))
    Decision.objects.filter(pk=draft.pk).update(minute="")
    with sql_refuses("No minutes are named"), transaction.atomic():
        publish_by_sql(Decision.objects.get(pk=draft.pk))


def test_what_is_published_is_what_was_signed_though_somebody_writes_past_the_verbs():
    draft, three = to_sign()
    for one in three:
        signed_by(one)
    with sql_refuses("Not what was signed or minuted"):
        publish_by_sql(draft, statement="We changed our minds.")
    with sql_refuses("Not what was signed or minuted"):
        publish_by_sql(draft, way="minutes", minutes_reason="x")
    DecisionLine.objects.filter(decision=draft, project__option__number=1).update(
        funded_pence=1, reason="x"
    )
    with sql_refuses("A signature is missing"):
        publish_by_sql(draft)
    with sql_refuses("Cannot update"), transaction.atomic():
        Signature.objects.update(digest=digest_of(draft))
    assert "has not signed yet" not in str(publishing.obstacles(draft))


def test_verify_tells_when_what_was_signed_was_changed():
    draft, three = to_sign()
    for one in three:
        signed_by(one)
    publish(decision=draft, by=OfficerFactory())
    assert not check_decisions().faults
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE delivery_decision SET statement = 'Other words.'")
        cursor.execute("SET session_replication_role = origin")
    assert "is not what was signed" in check_decisions().faults[0]


def test_before_a_referral_nothing_is_rewritten():
    draft, three = to_sign(rule="refer")
    for one in three:
        signed_by(one, "against")
    set_basis(decision=draft, basis=Basis(power("cabinet"), "majority"))
    gone = Decider.objects.get(pk=three[0].pk)
    assert "stays on show" in refused(take_off, decision=draft, decider=gone)
    with pytest.raises(Decider.DoesNotExist):
        write_absent(decision=draft, decider=gone, note="x")


@pytest.mark.parametrize("rule", ["majority", "lead", "refer"])
def test_the_database_and_the_verb_agree_on_every_way_three_can_vote_on_a_line(rule):
    draft, three = to_sign(rule=rule, lead=0)
    line = draft.lines.first()
    for votes in itertools.product(("for", "against", "abstained", "aside"), repeat=3):
        LineVote.objects.all().delete()
        LineVote.objects.bulk_create(
            LineVote(decider=one, line=line, vote=vote, funded_pence=line.funded_pence)
            for one, vote in zip(three, votes, strict=True)
        )
        rows = draft.deciders.prefetch_related("line_votes")
        said = signed.line_obstacle(rule, line, list(rows))
        with connection.cursor() as cursor:
            cursor.execute("SELECT delivery_line_is_agreed(%s, %s)", [line.pk, rule])
            assert cursor.fetchone()[0] is not bool(said), (votes, said)


def test_a_body_of_who_stood_aside_on_a_project_may_carry_out_that_one_alone():
    draft, (amy, ngozi, owen) = to_sign()
    first = draft.round.projects.get(option__number=1)
    interest = {"about": "Chairs it", "body": "Lunch Club", "disqualifying": True}
    declare(decider=amy, by=amy.person, project=first, **interest)
    signed_by(amy, ["aside", "for", "for"])
    signed_by(ngozi)
    signed_by(owen)
    publish(decision=draft, by=OfficerFactory())
    projects = set_up(budget_round=period_over(draft.round), by=OfficerFactory())
    one, two = sorted(projects, key=lambda project: project.project.option.number)
    engage(project=one, by=OfficerFactory(), kind="group", runner="The Lunch Club")
    said = refused(engage, project=two, by=OfficerFactory(), kind="group", runner="Lunch Club")
    assert "Cllr Amy Lin took part in the decision and declared an interest" in said
    said = refused(engage, project=one, by=OfficerFactory(), kind="group", runner="Amy Lin")
    assert "is one of those who decided" in said


def of_another_power(maker, **settings):
    """Funded, to be decided by one person, and nobody named yet."""
    budget_round = decidable_round()
    funded(budget_round)
    draft, _none = named(budget_round, maker=maker, rule="sole", names=(), **settings)
    return draft


def test_who_was_named_under_one_power_does_not_decide_under_another():
    draft = of_another_power("cabinet")
    name_councillor(decision=draft, councillor=councillor("Bo Reid", WardFactory()))
    set_basis(decision=draft, basis=Basis(power(), "sole"))
    said = refused(ask_to_sign, decision=draft)
    assert said.startswith("Cllr Bo Reid cannot decide under this power. Take them off")
    set_basis(decision=draft, basis=Basis(power("officer"), "sole"))
    assert "Cllr Bo Reid cannot decide under this power" in refused(ask_to_sign, decision=draft)
    set_basis(decision=draft, basis=Basis(power("cabinet"), "sole"))
    ask_to_sign(decision=draft)


@pytest.mark.parametrize("maker", ["member", "cabinet"])
def test_an_officer_signs_under_delegation_alone(maker):
    draft = of_another_power("officer")
    OfficerFactory(name="Ruth Field", email="ruth@council.example")
    name_officer(decision=draft, email="ruth@council.example", office="director of places")
    set_basis(decision=draft, basis=Basis(power(maker), "sole"))
    assert "Ruth Field cannot decide under this power" in refused(ask_to_sign, decision=draft)


def test_a_power_that_becomes_another_s_stops_the_publication():
    draft = of_another_power("officer")
    OfficerFactory(name="Ruth Field", email="ruth@council.example")
    ruth = name_officer(decision=draft, email="ruth@council.example", office="director of places")
    ask_to_sign(decision=draft)
    signed_by(ruth)
    draft.power.maker = "cabinet"
    draft.power.save()
    assert "cannot decide under this power" in refused(publish, decision=draft, by=OfficerFactory())


def test_one_account_is_on_the_list_once_whatever_its_name():
    draft = of_another_power("officer")
    officer = OfficerFactory(name="Ruth Field", email="ruth@council.example")
    name_officer(decision=draft, email=officer.email, office="director of places")
    officer.name = "Ruth Fielding"
    officer.save()
    said = refused(name_officer, decision=draft, email=officer.email, office="director of places")
    assert said == "This person is on the list already."


def test_minutes_put_nobody_s_name_on_another_s_account():
    draft, (amy, *_others) = to_sign()
    set_basis(decision=draft, basis=minuted(draft.power, draft.rule))
    record_vote(decision=draft, decider=amy, voter=Voter("Cllr Bo Reid", "leader", "for"))
    set_basis(decision=draft, basis=Basis(draft.power, draft.rule))
    assert "Cllr Bo Reid has no account here" in refused(ask_to_sign, decision=draft)


def test_who_is_taken_off_after_being_asked_is_told(django_capture_on_commit_callbacks):
    draft, (amy, ngozi, _owen) = to_sign()
    signed_by(amy)
    with django_capture_on_commit_callbacks(execute=True):
        take_off(decision=draft, decider=Decider.objects.get(pk=ngozi.pk))
        take_off(decision=draft, decider=Decider.objects.get(pk=amy.pk))
    told = [(one.to, one.subject.split(":")[0]) for one in mail.outbox]
    assert (told.count(([ngozi.person.email], "You are not asked to decide any more"))) == 1
    assert told[-1] == ([amy.person.email], "You are not asked to decide any more")
    assert draft.round.get_absolute_url() in mail.outbox[-1].body


def test_who_was_never_asked_is_taken_off_without_a_letter():
    draft, (amy, *_others) = named(decidable_round())
    take_off(decision=draft, decider=amy)
    assert not OutgoingPost.objects.exists()


def test_who_is_written_down_as_absent_is_told_and_asked_again():
    draft, (_amy, _ngozi, owen) = to_sign()
    before = OutgoingPost.objects.count()
    write_absent(decision=draft, decider=owen, note="On leave.")
    assert OutgoingPost.objects.count() == before + 1
    ask_again(decision=draft, decider=owen)
    assert OutgoingPost.objects.count() == before + 2
    ask_again(decision=draft, decider=owen)
    assert OutgoingPost.objects.count() == before + 2


def test_the_record_has_what_they_said_and_wanted_noted():
    draft, three = to_sign(rule="lead", lead=0, statement="Thank you.", alternatives="None.")
    for one in three:
        signed_by(one, note=f"Noted by {one.name}.")
    publish(decision=draft, by=OfficerFactory())
    entry = payload(RecordEntry.objects.get(action="delivery.decision-published"))
    assert (entry["statement"], entry["alternatives"]) == ("Thank you.", "None.")
    assert [one["lead"] for one in entry["deciders"]] == [True, False, False]
    assert entry["deciders"][0]["note"] == "Noted by Cllr Amy Lin."
