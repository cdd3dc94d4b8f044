# SPDX-License-Identifier: AGPL-3.0-or-later
"""For whoever looks after the server: whether it is there, and whether its database answers."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse


def health(http: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer 200 if the database answers, else 503. It counts nothing and names nobody."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        say = "The database does not answer."
        return JsonResponse({"code": "busy", "say": say}, status=503, headers={"Cache-Control": "no-store"})
    return JsonResponse({"well": True}, headers={"Cache-Control": "no-store"})
