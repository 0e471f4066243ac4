"""Every address of the site for every kind of visitor: a new one fails here until it is listed with who gets what."""

import uuid

import pytest
from django.urls import URLPattern, get_resolver

from delivery.models import Power
from tests.agenda.test_access import OFFICERS as AGENDA_RESTS
from tests.budgets.officer.desk import proven
from tests.budgets.officer.test_access import RESTS
from tests.budgets.voting.walk import open_round
from tests.delivery.test_access import RESTS as DELIVERY_RESTS
from tests.factories import OfficerFactory, PersonFactory, PostcodeFactory
from tests.governance.test_resolution_desk import RESTS as VOTE_RESTS
from tests.governance.test_rules_desk import RESTS as RULES_RESTS
from tests.members.secretary.test_access import PAGES, REFERENCE
from tests.organisations import MembershipFactory, thirds
from tests.place_states import NeighbourhoodFactory
from tests.proposals.test_access import OFFICERS as PROPOSALS_RESTS
from tests.service_states import ServiceFactory
from tests.states import declared

pytestmark = pytest.mark.django_db

# Pattern: statuses of a GET for anonymous people, residents, staff without a role or a round, and an administrator.
TABLE = {
    "": (200, 200, 200, 200),
    "demo/post/": (404, 404, 404, 404),
    "account/": (302, 200, 200, 200),
    "account/data/": (302, 200, 200, 200),
    "account/data/download/": (302, 200, 200, 200),
    "account/data/download.csv": (302, 200, 200, 200),
    "account/leave/": (302, 200, 200, 200),
    "account/login/": (200, 302, 302, 302),
    "account/login/code/": (302, 302, 302, 302),
    "account/login/code/confirm/": (302, 302, 302, 302),
    "account/logout/": (302, 200, 200, 200),
    "account/inactive/": (200, 200, 200, 200),
    "account/signup/": (200, 302, 302, 302),
    "account/email/": (302, 200, 200, 200),
    "account/confirm-email/": (302, 302, 302, 302),
    "account/again/": (302, 200, 200, 200),
    # No identity service is set up; tests/members/test_openid_connect.py has one.
    "account/openid-connect/": (404, 404, 404, 404),
    "account/openid-connect/back/": (404, 404, 404, 404),
    "account/openid-connect/cancelled/": (404, 404, 404, 404),
    "account/openid-connect/remove/": (404, 404, 404, 404),
    "account/openid-connect/<uuid:reference>/": (404, 404, 404, 404),
    "account/second-factor/": (302, 200, 200, 200),
    "account/second-factor/show/": (302, 302, 302, 302),
    "account/second-factor/again/": (302, 302, 302, 302),
    "account/second-factor/app/": (302, 200, 200, 200),
    "account/second-factor/app/remove/": (302, 404, 404, 404),
    "account/recovery-codes/": (302, 404, 404, 404),
    "account/recovery-codes/new/": (302, 200, 200, 200),
    "account/recovery-codes/download/": (302, 404, 404, 404),
    "account/passkeys/": (302, 200, 200, 200),
    "account/passkeys/add/": (302, 200, 200, 200),
    "account/passkeys/again/": (302, 302, 302, 302),
    "account/passkeys/login/": (302, 302, 302, 302),
    "account/passkeys/<int:pk>/": (302, 404, 404, 404),
    "account/passkeys/<int:pk>/remove/": (302, 404, 404, 404),
    "organisations/": (200, 200, 200, 200),
    "organisations/<slug:slug>/": (200, 200, 200, 200),
    "organisations/<slug:slug>/join/": (200, 200, 200, 200),
    "organisations/<slug:slug>/join/<slug:class_code>/<slug:who>/": (200, 200, 200, 200),
    "consent/<str:token>/": (404, 404, 404, 404),
    # Of somebody else: whose they are is in tests/members/test_memberships.py.
    "account/applications/<uuid:reference>/": (302, 404, 404, 404),
    "account/memberships/": (302, 200, 200, 200),
    "account/memberships/<int:pk>/": (302, 404, 404, 404),
    "account/memberships/<int:pk>/leave/": (302, 404, 404, 404),
    "account/memberships/<int:pk>/erase/": (302, 404, 404, 404),
    "account/memberships/<int:pk>/voting-class/": (302, 404, 404, 404),
    "account/memberships/<int:pk>/delegate/": (302, 404, 404, 404),
    "demo/sign-in/": (404, 404, 404, 404),
    "result/<slug:slug>/declaration.pdf": (200, 200, 200, 200),
    "wards/": (200, 200, 200, 200),
    "wards/<slug:slug>/": (200, 200, 200, 200),
    "rounds/": (200, 200, 200, 200),
    "rounds/<slug:slug>/": (200, 200, 200, 200),
    # This round is only a vote; those with an agenda and proposals have tables in tests/agenda and tests/proposals.
    "rounds/<slug:slug>/agenda/": (404, 404, 404, 404),
    "rounds/<slug:slug>/agenda/name/": (404, 404, 404, 404),
    "rounds/<slug:slug>/agenda/leave/": (405, 405, 405, 405),
    "rounds/<slug:slug>/agenda/<int:number>/": (404, 404, 404, 404),
    "rounds/<slug:slug>/agenda/<int:number>/support/": (405, 405, 405, 405),
    "rounds/<slug:slug>/agenda/<int:number>/take-back/": (405, 405, 405, 405),
    "rounds/<slug:slug>/proposals/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/map/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/new/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/drafts/again/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/drafts/<str:token>/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/change/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/photos/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/check/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/withdraw/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/support/": (405, 405, 405, 405),
    "rounds/<slug:slug>/proposals/<int:number>/take-back/": (405, 405, 405, 405),
    "rounds/<slug:slug>/proposals/<int:number>/comment/": (404, 404, 404, 404),
    "rounds/<slug:slug>/proposals/<int:number>/comments/<int:pk>/report/": (404, 404, 404, 404),
    "rounds/<slug:slug>/appraisal/": (404, 404, 404, 404),
    "rounds/<slug:slug>/appraisal/<int:number>/": (404, 404, 404, 404),
    "decisions/": (200, 200, 200, 200),
    "decisions.csv": (200, 200, 200, 200),
    "deciding/": (302, 404, 404, 404),
    "deciding/<int:pk>/": (302, 404, 404, 404),
    "rounds/<slug:slug>/decision/<int:version>/signed.json": (404, 404, 404, 404),
    "rounds/<slug:slug>/decision/": (200, 200, 200, 200),
    "rounds/<slug:slug>/delivery/": (200, 200, 200, 200),
    # Projects in delivery are in tests/delivery; this round has none.
    "rounds/<slug:slug>/delivery/<int:number>/": (404, 404, 404, 404),
    "rounds/<slug:slug>/delivery/<int:number>/problem/": (404, 404, 404, 404),
    "rounds/<slug:slug>/delivery/<int:number>/problem/<slug:reference>/": (404, 404, 404, 404),
    "rounds/<slug:slug>/evaluation/": (200, 200, 200, 200),
    "rounds/<slug:slug>/evaluation/answer/": (200, 200, 200, 200),
    "rounds/<slug:slug>/evaluation/thanks/": (200, 200, 200, 200),
    "rounds/<slug:slug>/learned/": (200, 200, 200, 200),
    "learned/": (200, 200, 200, 200),
    "officer/powers/": (302, 404, 404, 200),
    "officer/powers/<int:pk>/": (302, 404, 404, 200),
    "vote/<slug:slug>/": (200, 200, 200, 200),
    "vote/<slug:slug>/where/": (200, 200, 200, 200),
    "vote/<slug:slug>/check/": (302, 302, 302, 302),
    "vote/<slug:slug>/cast/": (302, 302, 302, 302),
    "receipt/": (200, 200, 200, 200),
    "receipt/email/": (405, 405, 405, 405),
    "result/<slug:slug>/": (200, 200, 200, 200),
    "result/<slug:slug>/count/": (200, 200, 200, 200),
    "result/<slug:slug>/other-rule/": (404, 404, 404, 404),
    "result/<slug:slug>/receipts/": (200, 200, 200, 200),
    "result/<slug:slug>/recount/": (200, 200, 200, 200),
    "result/<slug:slug>/papers.csv": (404, 404, 404, 404),
    "result/<slug:slug>/papers.pb": (404, 404, 404, 404),
    "result/<slug:slug>/papers.json": (404, 404, 404, 404),
    "result/<slug:slug>/receipts.csv": (200, 200, 200, 200),
    "result/<slug:slug>/projects.csv": (200, 200, 200, 200),
    "result/<slug:slug>/result.json": (200, 200, 200, 200),
    "organisations/<slug:slug>/resolutions/": (200, 200, 200, 200),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/": (404, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/new-rules/": (404, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/declaration.pdf": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/recount/": (404, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/receipts/": (404, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/receipts.csv": (404, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/result.json": (404, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/sign/": (302, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/sign/<int:signature>/take-back/": (
        405,
        405,
        405,
        405,
    ),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/proxies/": (302, 404, 404, 404),
    "organisations/<slug:slug>/resolutions/<slug:resolution>/proxies/<int:entry>/": (
        302,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/meetings/": (200, 200, 200, 200),
    "organisations/<slug:slug>/meetings/<slug:meeting>/": (404, 404, 404, 404),
    "organisations/<slug:slug>/votes/<int:ballot>/": (404, 404, 404, 404),
    "organisations/<slug:slug>/votes/<int:ballot>/check/": (404, 404, 404, 404),
    "organisations/<slug:slug>/votes/<int:ballot>/cast/": (404, 404, 404, 404),
    "organisations/<slug:slug>/votes/<int:ballot>/receipt/": (404, 404, 404, 404),
    "organisations/<slug:slug>/votes/<int:ballot>/receipt/email/": (405, 405, 405, 405),
    "organisations/<slug:slug>/rules/": (200, 200, 200, 200),
    "organisations/<slug:slug>/rules/versions/": (200, 200, 200, 200),
    "organisations/<slug:slug>/rules/<int:version>/": (200, 200, 200, 200),
    "organisations/<slug:slug>/rules/<int:version>/changes/": (200, 200, 200, 200),
    # Elections have tables of their own in tests/governance; here none is there.
    "organisations/<slug:slug>/bodies/": (200, 200, 200, 200),
    "organisations/<slug:slug>/bodies/<slug:body>/": (404, 404, 404, 404),
    "organisations/<slug:slug>/elections/": (200, 200, 200, 200),
    "organisations/<slug:slug>/elections/<slug:election>/": (404, 404, 404, 404),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/stand/": (
        302,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/nominations/<int:pk>/": (
        302,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/nominations/<int:pk>/withdraw/": (
        302,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/propose/<str:token>/": (
        302,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/declaration.pdf": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/count/": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/recount/": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/receipts/": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/papers.blt": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/papers.csv": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/receipts.csv": (
        404,
        404,
        404,
        404,
    ),
    "organisations/<slug:slug>/elections/<slug:election>/<slug:constituency>/result/result.json": (
        404,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/elections/": (302, 404, 404, 404),
    "officer/organisations/<slug:slug>/make-election/check/": (302, 404, 404, 404),
    "officer/organisations/<slug:slug>/make-election/<slug:page>/": (302, 404, 404, 404),
    "officer/organisations/<slug:slug>/elections/<slug:election>/": (302, 404, 404, 404),
    "officer/organisations/<slug:slug>/elections/<slug:election>/change/check/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/elections/<slug:election>/change/<slug:page>/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/elections/<slug:election>/act/<slug:act>/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/elections/<slug:election>/nominations/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/elections/<slug:election>/nominations/<int:pk>/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/elections/<slug:election>/nominations/<int:pk>/take-off/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/bodies/": (302, 404, 404, 404),
    "officer/organisations/<slug:slug>/bodies/<slug:body>/<slug:constituency>/appoint/": (
        302,
        404,
        404,
        404,
    ),
    "officer/organisations/<slug:slug>/seats/<int:pk>/co-opt/": (302, 404, 404, 404),
    "officer/organisations/<slug:slug>/terms/<int:pk>/vacate/": (302, 404, 404, 404),
    "money/": (200, 200, 200, 200),
    "money/journal/": (200, 200, 200, 200),
    "money/journal/entries.csv": (200, 200, 200, 200),
    "money/journal/<int:pk>/": (404, 404, 404, 404),
    "money/<slug:slug>/": (404, 404, 404, 404),
    "money/<slug:slug>/statement.csv": (404, 404, 404, 404),
    "officer/": (302, 404, 200, 200),
    "officer/new/check/": (302, 404, 403, 302),
    "officer/new/<slug:page>/": (302, 404, 403, 200),
    "officer/organisations/": (302, 404, 200, 200),
    "officer/organisations/new/": (302, 404, 403, 200),
    "services/": (200, 200, 200, 200),
    "services/<slug:slug>/": (200, 200, 200, 200),
    "services/<slug:slug>/by-area/<int:pk>/": (404, 404, 404, 404),
    "services/<slug:slug>/by-area/<int:pk>/shares.csv": (404, 404, 404, 404),
    "services/<slug:slug>/by-area/<int:pk>/<int:number>/": (404, 404, 404, 404),
    "splits/": (200, 200, 200, 200),
    "splits/<int:pk>/": (404, 404, 404, 404),
    "splits/<int:pk>/shares.csv": (404, 404, 404, 404),
    "officer/splits/new/": (302, 404, 404, 200),
    "officer/services/": (302, 404, 404, 200),
    "officer/services/new/": (302, 404, 404, 200),
    "officer/services/<slug:slug>/": (302, 404, 404, 200),
    "officer/services/<slug:slug>/change/": (302, 404, 404, 200),
    "officer/services/<slug:slug>/lines/new/": (302, 404, 404, 200),
    "officer/services/<slug:slug>/lines/<int:pk>/": (302, 404, 404, 404),
    "officer/services/<slug:slug>/break-down/": (302, 404, 404, 200),
    "officer/services/<slug:slug>/break-down/<int:pk>/": (302, 404, 404, 404),
    "officer/services/<slug:slug>/budget.csv": (302, 404, 404, 200),
    "neighbourhoods/": (200, 200, 200, 200),
    "neighbourhoods/<slug:slug>/": (200, 200, 200, 200),
    "officer/postcodes/": (302, 404, 404, 200),
    "officer/postcodes/<str:compact>/": (302, 404, 404, 200),
    "officer/postcodes/<str:compact>/put-back/": (302, 404, 404, 405),
    "record/": (200, 200, 200, 200),
    "record/entries.json": (200, 200, 200, 200),
    "record/<int:sequence>/": (200, 200, 200, 200),
    "record/<int:sequence>.json": (200, 200, 200, 200),
    "statute/": (200, 200, 200, 200),
    "brand.css": (200, 200, 200, 200),
    "help/": (200, 200, 200, 200),
    "accessibility/": (200, 200, 200, 200),
    "privacy/": (200, 200, 200, 200),
    "cookies/": (200, 200, 200, 200),
    "open-data/": (200, 200, 200, 200),
    "complaints/": (200, 200, 200, 200),
    "complaints/made/": (404, 404, 404, 404),
    "officer/complaints/": (302, 404, 404, 200),
    "officer/complaints/<slug:reference>/": (302, 404, 404, 404),
    "officer/complaints/<slug:reference>/acknowledge/": (302, 404, 405, 405),
    "language/": (200, 200, 200, 200),
    "health/": (200, 200, 200, 200),
    "api/v1/": (200, 200, 200, 200),
    "api/v1/^wards/$": (200, 200, 200, 200),
    "api/v1/^wards/(?P<code>[EWSN][0-9]{8})/$": (200, 200, 200, 200),
    "api/v1/^neighbourhoods/$": (200, 200, 200, 200),
    "api/v1/^neighbourhoods/(?P<code>[A-Za-z0-9][A-Za-z0-9_-]{0,39})/$": (200, 200, 200, 200),
    "api/v1/^rounds/$": (200, 200, 200, 200),
    "api/v1/^rounds/(?P<slug>[-a-zA-Z0-9_]{1,80})/$": (200, 200, 200, 200),
    "api/v1/^projects/$": (200, 200, 200, 200),
    "api/v1/^projects/(?P<id>[-a-zA-Z0-9_]{1,80}\\.[0-9]{1,5})/$": (200, 200, 200, 200),
    "api/v1/^results/$": (200, 200, 200, 200),
    "api/v1/^decisions/$": (200, 200, 200, 200),
    "api/v1/^decisions/(?P<id>[-a-zA-Z0-9_]{1,80}\\.[0-9]{1,4})/$": (404, 404, 404, 404),
    "api/v1/^deliveries/$": (200, 200, 200, 200),
    "api/v1/^deliveries/(?P<id>[-a-zA-Z0-9_]{1,80}\\.[0-9]{1,5})/$": (404, 404, 404, 404),
    "api/v1/rounds/<slug:slug>/evaluation/": (404, 404, 404, 404),
    "api/v1/^funds/$": (200, 200, 200, 200),
    "api/v1/^funds/(?P<slug>[-a-zA-Z0-9_]{1,80})/$": (404, 404, 404, 404),
    "api/v1/^transactions/$": (200, 200, 200, 200),
    "api/v1/^transactions/(?P<pk>[0-9]{1,9})/$": (404, 404, 404, 404),
    "api/v1/^grants/$": (200, 200, 200, 200),
    "api/v1/^grants/(?P<pk>[0-9]{1,9})/$": (404, 404, 404, 404),
    "api/v1/^services/$": (200, 200, 200, 200),
    "api/v1/^services/(?P<slug>[-a-zA-Z0-9_]{1,80})/$": (200, 200, 200, 200),
    "api/v1/^splits/$": (200, 200, 200, 200),
    "api/v1/^splits/(?P<pk>[0-9]{1,9})/$": (404, 404, 404, 404),
    "api/v1/^disaggregations/$": (200, 200, 200, 200),
    "api/v1/^disaggregations/(?P<pk>[0-9]{1,9})/$": (404, 404, 404, 404),
    "api/v1/rounds/<slug:slug>/result/": (200, 200, 200, 200),
    "api/v1/schema/": (200, 200, 200, 200),
    "api/v1/docs/": (200, 200, 200, 200),
    "api/v1/docs/try/": (200, 200, 200, 200),
    "i18n/setlang/": (302, 302, 302, 302),
    "media/<path:path>": (404, 404, 404, 404),
}


def patterns(resolver=None, before=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from patterns(pattern, route)


def status_of(response):
    """Read to its end, as a browser would; that closes it."""
    for _part in response if response.streaming else ():
        pass
    return response.status_code


def of_rules(route):
    """The secretary's pages of an organisation's rules have a table of their own."""
    return route.startswith("officer/organisations/<slug:slug>/rules/")


def of_votes(route):
    """The officers' pages of resolutions, meetings and votes have a table of their own."""
    rest = route.removeprefix("officer/organisations/<slug:slug>/")
    heads = ("resolutions/", "new-resolution/", "meetings/", "new-meeting/", "votes/")
    return rest != route and rest.startswith(heads)


def of_money(route):
    """So have the finance officers' pages: tests/funds/test_access.py."""
    return route.startswith("officer/money/")


def before_a_vote(route):
    """So have those of its agenda, proposals and appraisal."""
    rest = route.removeprefix("officer/rounds/<slug:slug>/")
    return rest != route and rest.startswith(("agenda/", "proposals/", "appraisal/"))


def of_councillors(route):
    """And all pages of councillors' budgets: tests/councillors/test_access.py."""
    return route.startswith(("officer/councillors/", "councillor/", "councillors/"))


def of_a_round(route):
    """The officers' pages of one round have a table of their own."""
    return route.startswith("officer/rounds/<slug:slug>/") and not before_a_vote(route)


def of_an_organisation(route):
    """So have the secretary's other pages of one organisation."""
    return (
        route.startswith("officer/organisations/<slug:slug>/")
        and not of_rules(route)
        and not of_votes(route)
        and route not in TABLE
    )


@pytest.fixture
def address():
    """From a pattern to an address of something that is there."""
    budget_round = open_round()
    past = declared(open_round(title="Past"), {0: [1]})
    PostcodeFactory(compact="BK99ZZ")
    ServiceFactory(slug=budget_round.slug)
    NeighbourhoodFactory(code="canal-side", name="Canal Side")
    member = MembershipFactory(organisation=thirds(), person=PersonFactory())
    there = {
        "<slug:slug>": budget_round.slug,
        "<slug:resolution>": "none",
        "<slug:meeting>": "none",
        "<int:ballot>": "1",
        "<int:signature>": "1",
        "<int:entry>": "1",
        "<int:sequence>": "1",
        "<int:version>": "1",
        "<str:compact>": "BK99ZZ",
        "<int:pk>": "1",
        "<int:number>": "1",
        "<slug:page>": "money",
        "<slug:body>": "none",
        "<slug:election>": "none",
        "<slug:constituency>": "none",
        "<slug:act>": "none",
        "<str:token>": "none",
        "<slug:reference>": "none",
        "<slug:class_code>": "families",
        "<slug:who>": "me",
        "<uuid:reference>": str(uuid.uuid4()),
        "<path:path>": "none.png",
        "^wards/$": "wards/",
        "^neighbourhoods/$": "neighbourhoods/",
        "(?P<code>[A-Za-z0-9][A-Za-z0-9_-]{0,39})": "canal-side",
        "^rounds/$": "rounds/",
        "^projects/$": "projects/",
        "^results/$": "results/",
        "^decisions/$": "decisions/",
        "^deliveries/$": "deliveries/",
        "(?P<code>[EWSN][0-9]{8})": budget_round.ward.code,
        "(?P<slug>[-a-zA-Z0-9_]{1,80})": budget_round.slug,
        r"(?P<id>[-a-zA-Z0-9_]{1,80}\.[0-9]{1,5})": f"{budget_round.slug}.1",
        r"(?P<id>[-a-zA-Z0-9_]{1,80}\.[0-9]{1,4})": f"{budget_round.slug}.1",
    }

    def made(route):
        if route == "neighbourhoods/<slug:slug>/":
            return "/neighbourhoods/canal-side/"
        if route == "wards/<slug:slug>/":
            return f"/wards/{budget_round.ward.slug}/"
        if route == "officer/powers/<int:pk>/":
            return f"/officer/powers/{Power.objects.first().pk}/"
        if route.startswith("organisations/"):
            route = route.replace("<slug:slug>", member.organisation.slug)
        if route.startswith("account/memberships/"):
            route = route.replace("<int:pk>", str(member.pk))
        if route.startswith(("result/", "api/v1/rounds/<slug:slug>/result")):
            route = route.replace("<slug:slug>", past.slug)
        for pattern, value in there.items():
            route = route.replace(pattern, value)
        return "/" + route.replace("^", "").replace("$", "")

    return made


def test_the_table_lists_every_address():
    elsewhere = {
        route
        for route in patterns()
        if of_a_round(route)
        or of_rules(route)
        or of_votes(route)
        or of_money(route)
        or before_a_vote(route)
        or of_councillors(route)
        or of_an_organisation(route)
    }
    assert set(patterns()) - elsewhere == set(TABLE)


def test_the_rules_own_table_lists_every_address_of_rules():
    listed = {"officer/organisations/<slug:slug>/" + rest for rest in RULES_RESTS}
    for route in filter(of_rules, patterns()):
        known = route.replace("<int:version>", "1").replace("<slug:body>", "board")
        codes = [known.replace("<slug:code>", code) for code in ("users", "board", "ordinary")]
        assert listed & set(codes), route


def test_the_organisations_own_table_lists_every_address_of_an_organisation():
    listed = {rest.replace(REFERENCE, "<reference>").replace("1/", "<n>/") for rest in PAGES}
    routes = [route for route in patterns() if of_an_organisation(route)]
    known = {
        route.removeprefix("officer/organisations/<slug:slug>/")
        .replace("<uuid:reference>", "<reference>")
        .replace("<int:number>", "<n>")
        .replace("<int:pk>", "<n>")
        .replace("<slug:token>", "nothing")
        for route in routes
    }
    assert known == listed


def test_the_votes_own_table_lists_every_address_of_votes():
    listed = {"officer/organisations/<slug:slug>/" + rest for rest in VOTE_RESTS}
    acts = ("call", "suspend")
    for route in filter(of_votes, patterns()):
        known = route.replace("<slug:resolution>", "saturday-opening").replace("<int:pk>", "1")
        known = known.replace("<slug:meeting>", "agm").replace("<int:ballot>", "{ballot}")
        known = known.replace("<int:number>", "1").replace("<int:member>", "1")
        assert listed & {known.replace("<slug:act>", act) for act in acts}, route


def test_the_rounds_own_table_lists_every_address_of_a_round():
    listed = {rest.replace("1/", "<n>/").replace("0/", "<n>/") for rest in RESTS + DELIVERY_RESTS}
    for route in filter(of_a_round, patterns()):
        rest = route.removeprefix("officer/rounds/<slug:slug>/")
        known = rest.replace("<int:number>", "<n>").replace("<int:pk>", "<n>")
        known = known.replace("<slug:page>", "money").replace("<slug:act>", "schedule")
        known = known.replace("<n>/schedule/", "<n>/runner/")
        assert known in listed, route


def test_the_tables_of_what_is_before_a_vote_list_every_such_address():
    listed = {*AGENDA_RESTS, *PROPOSALS_RESTS}
    rests = {
        route.removeprefix("officer/rounds/<slug:slug>/")
        for route in filter(before_a_vote, patterns())
    }
    known = {one.replace("<int:number>", "1").replace("<int:pk>", "1") for one in rests}
    assert known == listed


@pytest.mark.django_db(transaction=True)
def test_who_gets_what(client, address):
    found = {}
    for route in TABLE:
        path = address(route)
        client.logout()
        statuses = [status_of(client.get(path))]
        for somebody in (PersonFactory(), OfficerFactory(), OfficerFactory(is_superuser=True)):
            proven(client, somebody)
            statuses.append(status_of(client.get(path)))
        found[route] = tuple(statuses)
    assert found == TABLE
