"""All of a decision in the words and figures of the public record: what is published is told once, whole."""

from typing import Any

from delivery.digests import digest_of
from delivery.models import Decider, Decision


def told(decision: Decision) -> dict[str, Any]:
    """JSON values; money in pence. A constant number of statements."""
    lines = decision.lines.select_related("project__option")
    people = decision.deciders.select_related("signature").prefetch_related(
        "interests__project__option", "line_votes__line__project__option"
    )
    return {
        "version": decision.version,
        "round": decision.round.slug,
        "power": decision.power_name,
        "citation": decision.citation,
        "rule": decision.rule,
        "way": decision.way,
        "minute": decision.minute,
        "minutes_reason": decision.minutes_reason,
        "statement": decision.statement,
        "alternatives": decision.alternatives,
        "digest": digest_of(decision) if decision.is_signed else "",
        "lines": [
            {
                "number": one.project.option.number,
                "title": one.project.option.title,
                "residents_pence": one.residents_pence,
                "funded_pence": one.funded_pence,
                "reason": one.reason,
            }
            for one in lines
        ],
        "deciders": [_person(one) for one in people],
        "diverted": [
            {
                "programme": one.programme,
                "pence": one.amount_pence,
                "consultation": one.consultation,
            }
            for one in decision.diversions.all()
        ],
        "departures": sum(one.departs for one in lines),
    }


def _person(one: Decider) -> dict[str, Any]:
    signature = getattr(one, "signature", None)
    return {
        "name": one.name,
        "office": one.office,
        "lead": one.lead,
        "vote": one.vote,
        "note": one.note,
        "before_referral": one.before_referral,
        "interests": [interest.about for interest in one.interests.all()],
        "signed_at": signature.signed_at.isoformat() if signature else None,
        "digest": signature.digest if signature else "",
        "votes": {str(vote.line.project.option.number): vote.vote for vote in one.line_votes.all()},
    }
