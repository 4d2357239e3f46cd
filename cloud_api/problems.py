"""Refusals as RFC 9457 problem details, for every error that leaves the server."""

from __future__ import annotations

import datetime as dt
import math
from http import HTTPStatus

import msgspec
import structlog
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec
from structlog.contextvars import get_contextvars

from connector.domain.errors import BridgeError, RetryLater
from connector.domain.keys import EntityKind
from connector.platform.wire import PROBLEM_TYPE, ProblemCode, ProblemDetails

PROBLEM_MEDIA_TYPE = "application/problem+json"

_CODES = {
    401: ProblemCode.UNAUTHORIZED,
    403: ProblemCode.FORBIDDEN,
    404: ProblemCode.NOT_FOUND,
    405: ProblemCode.METHOD_NOT_ALLOWED,
    409: ProblemCode.CONFLICT,
    412: ProblemCode.OUTDATED,
    413: ProblemCode.TOO_LARGE,
    429: ProblemCode.TOO_MANY_REQUESTS,
    503: ProblemCode.UNAVAILABLE,
}

PROBLEMS = {
    status: ResponseSpec(ProblemDetails, description=HTTPStatus(status).phrase, media_type=PROBLEM_MEDIA_TYPE)
    for status in (400, 401, 403, 404, 409, 412, 413, 422, 429, 500, 503)
}
"""For OpenAPI: how every handler may refuse."""

_log = structlog.get_logger("cloud_api")


class Problem(Exception):
    """A refusal with its status, code and a plain sentence."""

    def __init__(
        self,
        status: int,
        code: ProblemCode,
        detail: str,
        *,
        held_by: str = "",
        held_until: dt.datetime | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.held_by = held_by
        self.held_until = held_until
        self.headers = headers or {}


def details(problem: Problem) -> bytes:
    """The body of a problem."""
    return msgspec.json.encode(
        ProblemDetails(
            type=PROBLEM_TYPE + problem.code,
            title=HTTPStatus(problem.status).phrase,
            status=problem.status,
            detail=problem.detail,
            held_by=problem.held_by,
            held_until=problem.held_until,
            request_id=str(get_contextvars().get("request_id", "")),
        )
    )


def problem_response(_request: Request[object, object, State], exc: Problem) -> Response[bytes]:
    """Our own refusals."""
    return _response(exc)


def http_response(_request: Request[object, object, State], exc: HTTPException) -> Response[bytes]:
    """Refusals of the framework: unknown paths, methods, bodies and parameters that do not fit."""
    if exc.status_code >= 500 and (told := _of_body(exc.__cause__)):
        return _response(Problem(422, ProblemCode.INVALID, told))
    headers = {name: str(value) for name, value in (exc.headers or {}).items()}
    if "RateLimit-Reset" in headers:
        headers["Retry-After"] = headers["RateLimit-Reset"]
    if isinstance(exc, ValidationException):
        return _response(_invalid(exc))
    if exc.status_code >= 500:
        return _response(Problem(exc.status_code, ProblemCode.INTERNAL, "The server failed to answer."))
    code = _CODES.get(exc.status_code, ProblemCode.INVALID)
    return _response(Problem(exc.status_code, code, exc.detail, headers=headers))


def bridge_response(request: Request[object, object, State], exc: BridgeError) -> Response[bytes]:
    """Our own errors: what may work later says so, anything else is a fault of the server."""
    _log.error("request failed", path=request.url.path, code=exc.code, sentence=exc.sentence, **exc.facts)
    if isinstance(exc, RetryLater):
        after = str(math.ceil(exc.after)) if exc.after else "5"
        return _response(Problem(503, ProblemCode.UNAVAILABLE, exc.sentence, headers={"Retry-After": after}))
    return _response(Problem(500, ProblemCode.INTERNAL, exc.sentence))


def value_response(_request: Request[object, object, State], _exc: Exception) -> Response[bytes]:
    """A value that no column takes, such as a text with the character NUL."""
    return _response(Problem(422, ProblemCode.INVALID, "A value of the request cannot be stored or looked for."))


def depth_response(_request: Request[object, object, State], _exc: RecursionError) -> Response[bytes]:
    """A body that is nested deeper than anybody sends it."""
    return _response(Problem(422, ProblemCode.INVALID, "The body is nested too deeply."))


def failure_response(request: Request[object, object, State], exc: Exception) -> Response[bytes]:
    """Anything that nobody foresaw: logged with its trace, told without details."""
    _log.error("request failed", path=request.url.path, exc_info=exc)
    return _response(Problem(500, ProblemCode.INTERNAL, "The server failed to answer."))


def _invalid(exc: ValidationException) -> Problem:
    """What does not fit, by field; a path that names nothing is simply not found."""
    faults = [fault for fault in exc.extra if isinstance(fault, dict)] if isinstance(exc.extra, list) else []
    missed = {fault.get("key") for fault in faults if fault.get("source") == "path"}
    if "entity" in missed:
        kinds = ", ".join(kind.value for kind in EntityKind)
        detail = f"No kind of record has this name. Those that are exchanged: {kinds}. Leads and metrics are gathered."
        return Problem(404, ProblemCode.NOT_FOUND, detail)
    if missed:
        return Problem(404, ProblemCode.NOT_FOUND, "There is nothing at this address.")
    told = "; ".join(f"{fault.get('key', 'body')}: {fault.get('message', '')}" for fault in faults)
    return Problem(422, ProblemCode.INVALID, told or exc.detail)


def _of_body(cause: BaseException | None) -> str:
    """What is wrong with a body, when that is the cause: the framework takes a field that is called like a dependency
    of the handler for the dependency, and a wrong body for a fault of the server. Empty otherwise."""
    if not isinstance(cause, msgspec.ValidationError):
        return ""
    message, _, place = str(cause).partition(" - at `$.data")
    return f"{place.rstrip('`').lstrip('.') or 'body'}: {message}" if place else ""


def _response(problem: Problem) -> Response[bytes]:
    return Response(
        details(problem), status_code=problem.status, media_type=PROBLEM_MEDIA_TYPE, headers=problem.headers
    )
