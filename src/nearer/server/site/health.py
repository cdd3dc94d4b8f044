# SPDX-License-Identifier: AGPL-3.0-or-later
"""For whoever looks after the server: whether it is there, and whether its database answers."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

from nearer.server.floor.refusals import Refusal
from nearer.server.floor.threshold import json_response, refused


def health(http: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer 200 if the database answers, else 503. It counts nothing and names nobody."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return refused(Refusal(503, "busy", "The database does not answer."))
    return json_response(200, b'{"well":true}')
