"""Two things done to a draft in the same instant: one of them sees what the other did."""

import pytest

from delivery.errors import DeliveryError
from delivery.models import LineVote, Signature
from delivery.publishing import publish
from tests.delivery.rounds import depart, signed_by, to_sign
from tests.factories import OfficerFactory
from tests.threads import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_signed_and_changed_or_published_at_once():
    draft, (amy, ngozi, owen) = to_sign()
    results = together(lambda: signed_by(amy), lambda: signed_by(ngozi), lambda: signed_by(ngozi))
    refused = [one for one in results if isinstance(one, DeliveryError)]
    assert [one.message for one in refused] == ["You have signed this already."]
    assert Signature.objects.count() == 2
    officer = OfficerFactory()
    results = together(
        lambda: signed_by(owen), lambda: depart(draft, 2, 1_000_000, "Half the street has benches.")
    )
    # Whoever came first, nobody has signed what the draft says now.
    assert not Signature.objects.exists()
    assert not LineVote.objects.exists()
    with pytest.raises(DeliveryError):
        publish(decision=draft, by=officer)
