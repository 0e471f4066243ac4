"""Check what you chose and show who you are. What was chosen and typed travels sealed in the form, never on the server."""

from django.http import HttpRequest, HttpResponse

from ballots import casting, marking
from ballots.errors import BallotError
from ballots.sealed_choices import SealedChoices, open_
from budgets import choosing, marked, visitor
from budgets.models import BudgetRound
from budgets.parts import asks_where
from budgets.views.voting.access import for_this_voter, for_votes, read_at
from budgets.views.voting.asking import send_code
from budgets.views.voting.choosing import back_to_list
from budgets.views.voting.choosing import page as list_of_projects
from budgets.views.voting.desk import fresh_desk, page
from budgets.views.voting.where import ask, of_the_round


@for_this_voter
@for_votes
def check(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    """POST from the list of projects, or from this very page to ask for a code or to change details."""
    if request.method != "POST":
        return back_to_list(budget_round)
    if "choices" not in request.POST:
        return _from_the_list(request, budget_round)
    try:
        sealed = open_(request.POST["choices"], budget_round.ballot_id)
    except BallotError:
        return back_to_list(budget_round)
    do = request.POST.get("do")
    if do == "send":
        return send_code(request, budget_round, sealed)
    return page(request, budget_round, fresh_desk(budget_round, sealed, by_email=do == "edit"))


def _from_the_list(request: HttpRequest, budget_round: BudgetRound) -> HttpResponse:
    wish = of_the_round(budget_round, choosing.read_wish(request.POST))
    if not wish.area and asks_where(budget_round.ballot):
        return ask(budget_round, wish)
    projects = choosing.choosable(choosing.projects_of(budget_round, wish.language))
    costs = {project.number: project.cost_pence for project in projects}
    try:
        marks = marked.marks_of(budget_round.ballot, wish)
        marks = marking.check(budget_round.ballot, costs, marks, wish.area or None)
    except BallotError as error:
        return list_of_projects(request, budget_round, wish, problem=error)
    extra = {
        "language": wish.language,
        "postcode": visitor.postcode_of(request),
        "area": wish.area,
    }
    sealed = SealedChoices(marks, casting.form_token(read_at(budget_round)), extra)
    return page(request, budget_round, fresh_desk(budget_round, sealed), projects)
