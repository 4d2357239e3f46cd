"""How pages answer: shown, sent on, refused; and the card that most of them are about."""

from __future__ import annotations

from typing import Annotated, Any

import anyio.to_thread
from litestar import MediaType, Request, Response
from litestar.datastructures import State
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException
from litestar.params import Body

from cloud_api.pages.markup import HEADERS, Markup, document, notice
from cloud_api.pages.views import Card, Views
from cloud_api.problems import Problem
from cloud_api.security.caller import PersonCaller
from connector.platform.wire import ProblemCode

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
PageRequest = Request[Any, Any, State]
HOME = "/integrations"


def shown(page: str, status: int = 200) -> Response[str]:
    """A page."""
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=dict(HEADERS))


def away(address: str) -> Response[str]:
    """Elsewhere, with a GET."""
    return Response("", status_code=303, media_type=MediaType.HTML, headers={**HEADERS, "Location": address})


async def card_of(page_views: Views, caller: PersonCaller, provider: str) -> Card:
    """A provider and how it stands. Raises Problem (404)."""
    card = await anyio.to_thread.run_sync(page_views.card, caller, provider)
    if card is None:
        raise Problem(404, ProblemCode.NOT_FOUND, "There is no such provider.")
    return card


def problem_page(_request: PageRequest, exc: Problem) -> Response[str]:
    """Our own refusals."""
    headers = {name: value for name, value in exc.headers.items() if name == "Retry-After"}
    return _refused(exc.status, exc.detail, headers)


def refusal_page(_request: PageRequest, exc: HTTPException) -> Response[str]:
    """Refusals of the framework."""
    if exc.status_code == 429:
        return _refused(429, "Too many tries from this address: wait a minute.", {"Retry-After": "60"})
    return _refused(exc.status_code, "This page does not take what was sent.", {})


def _refused(status: int, sentence: str, headers: dict[str, str]) -> Response[str]:
    back = Markup(f'{notice("bad", sentence, "")}<p><a href="{HOME}">Back to the integrations</a></p>')
    answer = shown(document("That did not work", back), status)
    answer.headers.update(headers)
    return answer
