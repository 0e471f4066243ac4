"""The answers to a form of several pages, kept in the session as they were typed until all are given."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

Pages = Mapping[str, Callable[..., forms.Form]]


class PagedAnswers:
    """`initial` are first answers by field; `complete` says that they stand for a page that was not sent."""

    def __init__(
        self,
        session: SessionBase,
        key: str,
        pages: Pages,
        initial: Mapping[str, Any],
        *,
        complete: bool = False,
    ) -> None:
        self.session, self.key, self.pages = session, key, pages
        self.initial, self.complete = dict(initial), complete

    def form(self, page: str) -> forms.Form:
        """The page's form with what was sent before, or with the first answers."""
        sent = self._sent().get(page)
        if sent is not None:
            return self.pages[page](QueryDict(sent))
        return self.pages[page](initial=self.initial)

    def keep(self, page: str, data: QueryDict) -> forms.Form:
        """Note what was sent, right or wrong, so that nothing typed is lost."""
        kept = data.copy()
        kept.pop("csrfmiddlewaretoken", None)
        self.session[self.key] = {**self._sent(), page: kept.urlencode()}
        return self.pages[page](kept)

    def unfinished(self) -> str | None:
        """The first page that is not there yet or not right."""
        for page in self.pages:
            if page in self._sent():
                if not self.form(page).is_valid():
                    return page
            elif not self.complete:
                return page
        return None

    def given(self) -> dict[str, Any]:
        """All answers together. Call it when `unfinished` is None."""
        given = dict(self.initial)
        for page in self.pages:
            form = self.form(page)
            if form.is_bound and form.is_valid():
                given |= form.cleaned_data
        return given

    def after(self, page: str, *, to_check: bool) -> str:
        """The page that follows, or "check"."""
        following = list(self.pages)[list(self.pages).index(page) + 1 :]
        if to_check or self.complete or not following:
            return self.unfinished() or "check"
        return following[0]

    def forget(self) -> None:
        self.session.pop(self.key, None)

    def _sent(self) -> dict[str, str]:
        return dict(self.session.get(self.key, {}))
