# SPDX-License-Identifier: AGPL-3.0-or-later
"""Any sequence of acts of two people: every answer is the expected one, and nothing is ever half done."""

from typing import Any

import hypothesis.strategies as st
import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from nearer.sealed import shape
from nearer.sealed.shape import ZEROS, About
from nearer.server.post.models import Held, Record
from nearer.server.post.tests.letters import Letter, Pen
from tests.cast import ADA, BEN, Bonded, Visitor, arrive, leaving_head, pair

WHO = st.sampled_from(["ada", "ben"])
QUESTION = st.sampled_from(["1" * 32, "2" * 32])


class Evening(RuleBasedStateMachine):
    """Ada and Ben with everything they can do to their bond, and what the server must then say."""

    def __init__(self) -> None:
        super().__init__()
        self._undone = transaction.atomic()
        self._undone.__enter__()
        people = {"ada": arrive(ADA), "ben": arrive(BEN)}
        self.people: dict[str, Visitor] = people
        self.bonded: Bonded = pair(people["ada"], people["ben"])
        self.pens = {name: Pen(visitor, self.bonded) for name, visitor in people.items()}
        self.open: list[str] = []  # record ids, by position
        self.said: dict[str, list[Letter]] = {"ada": [], "ben": []}
        self.dropped: set[str] = set()
        self.waiting: dict[tuple[str, str], Letter] = {}
        self.answered: dict[tuple[str, str], Letter] = {}
        self.gone: set[str] = set()
        self.told: set[str] = set()  # who has been told that the other has gone

    def teardown(self) -> None:
        """Undo everything."""
        transaction.set_rollback(True)
        self._undone.__exit__(None, None, None)

    def status_if_here(self, who: str, status: int) -> int:
        """Return what to expect of writing: 404 after going, 409 after having been told, else as given."""
        return 404 if who in self.gone else 409 if who in self.told else status

    def feed(self, who: str) -> Any:
        """Read all of the feed, as bytes."""
        return self.people[who].http.get(f"/api/v1{self.bonded.path}/records").content

    @rule(who=WHO)
    def say(self, who: str) -> None:
        """Write into the shared chain."""
        pen = self.pens[who]
        letter = pen.write()
        answer = pen.send(letter)
        assert answer.status == self.status_if_here(who, 201)
        if answer.status == 201:
            self.open.append(letter.id)
            self.said[who].append(letter)
            assert answer.body == {"state": "open", "position": len(self.open)}

    @rule(who=WHO, question=QUESTION)
    def answer(self, who: str, question: str) -> None:
        """Answer a question, or try to answer it again."""
        pen, other = self.pens[who], "ben" if who == "ada" else "ada"
        before = self.feed(other)
        letter = pen.write(about=About("hold", question))
        answer = pen.send(letter)
        used = (who, question) in self.waiting or (who, question) in self.answered
        assert answer.status == self.status_if_here(who, 409 if used else 201)
        if answer.status != 201:
            assert self.feed(other) == before
        elif (other, question) in self.waiting:
            self._both_open(who, other, question, letter)
        else:
            assert answer.body == {"state": "held", "position": None}
            self.waiting[who, question] = letter
            assert self.feed(other) == before

    @rule(first=WHO, question=QUESTION)
    def evening(self, first: str, question: str) -> None:
        """Both answer, one after the other."""
        self.answer(who=first, question=question)
        self.answer(who="ben" if first == "ada" else "ada", question=question)

    def _both_open(self, who: str, other: str, question: str, letter: Letter) -> None:
        theirs = self.waiting.pop((other, question))
        self.answered[who, question], self.answered[other, question] = letter, theirs
        pairs = sorted(
            [(self.pens[who].author, letter), (self.pens[other].author, theirs)], key=lambda it: it[0]
        )
        self.open += [each.id for _, each in pairs]

    @rule(who=WHO, question=QUESTION)
    def withdraw(self, who: str, question: str) -> None:
        """Take an answer back."""
        answer = self.people[who].ask("DELETE", f"{self.bonded.path}/held/{question}")
        waits = (who, question) in self.waiting
        opened = (who, question) in self.answered
        assert answer.status == (404 if who in self.gone else 204 if waits else 409 if opened else 404)
        if answer.status == 204:
            del self.waiting[who, question]

    @rule(who=WHO, of=WHO, data=st.data())
    def drop(self, who: str, of: str, data: st.DataObject) -> None:
        """Delete something, perhaps something of the other, perhaps for the second time."""
        opened = [letter for (name, _), letter in self.answered.items() if name == of]
        letters = self.said[of] + opened
        if not letters:
            return
        letter = data.draw(st.sampled_from(letters))
        pen = self.pens[who]
        head = pen.write(about=About("drop", letter.id))
        answer = pen.send(head)
        expected = 422 if who != of else 409 if letter.id in self.dropped else 201
        assert answer.status == self.status_if_here(who, expected)
        if answer.status == 201:
            self.open.append(head.id)
            self.dropped |= {letter.id, head.id}
            self.said[who].append(head)

    @rule(who=WHO, data=st.data())
    def send_again(self, who: str, data: st.DataObject) -> None:
        """Send something a second time, as after a lost acknowledgement."""
        waiting = [letter for (name, _), letter in self.waiting.items() if name == who]
        opened = [letter for (name, _), letter in self.answered.items() if name == who]
        letters = self.said[who] + waiting + opened
        if letters:
            letter = data.draw(st.sampled_from(letters))
            answer = self.people[who].ask("POST", self.pens[who].path, letter.sent())
            assert answer.status == (404 if who in self.gone else 200)

    @rule(who=WHO)
    def send_from_an_old_device(self, who: str) -> None:
        """Write where the chain ended long ago."""
        if self.pens[who].seq == 0:
            return
        letter = self.pens[who].write(seq=1, prev=ZEROS)
        answer = self.people[who].ask("POST", self.pens[who].path, letter.sent())
        assert answer.status == self.status_if_here(who, 409)
        if who not in self.gone | self.told:
            assert (answer.body["seq"], answer.body["prev"]) == (self.pens[who].seq, self.pens[who].prev)

    @precondition(lambda self: len(self.open) > 4 and not self.gone)
    @rule(who=WHO, tell=st.sampled_from(["now", "never"]))
    def leave(self, who: str, tell: str) -> None:
        """Go, with or without a word."""
        pen, other = self.pens[who], "ben" if who == "ada" else "ada"
        sent: dict[str, Any] = {"tell": tell}
        if tell == "now":
            head = leaving_head(self.bonded, pen.visitor.me, seq=pen.seq + 1, prev=pen.prev)
            sent |= {"head": head.decode(), "signature": pen.signer.sign(head)}
            self.open.append(shape.read_head(head).id)
            self.told.add(other)
        assert pen.visitor.ask("POST", f"{self.bonded.path}/leave", sent).status == 204
        self.gone.add(who)
        self.waiting = {key: letter for key, letter in self.waiting.items() if key[0] != who}

    @invariant()
    def the_feed_is_whole(self) -> None:
        """Positions have no gap, the order is the expected one, and what was deleted has no body."""
        rows = list(Record.objects.order_by("position").values_list("position", "id", "body"))
        assert [(position, record) for position, record, _ in rows] == list(enumerate(self.open, start=1))
        assert all(
            (body is None) == (record in self.dropped) for _, record, body in rows if record in self.dropped
        )

    @invariant()
    def the_chains_are_whole(self) -> None:
        """Each author's shared chain counts 1, 2, 3, … and each head names the one before."""
        for pen in self.pens.values():
            ends = (0, ZEROS)
            for text in Record.objects.filter(author=pen.author, hold="").order_by("seq").values_list("head"):
                head = shape.read_head(text[0].encode())
                assert shape.follows(head, *ends)
                ends = (head.seq, head.hash)

    @invariant()
    def what_waits_is_what_should(self) -> None:
        """Nothing is lost or left over, and each sees only their own."""
        rows = set(Held.objects.values_list("author", "hold", "id"))
        expected = {(self.pens[who].author, hold, letter.id) for (who, hold), letter in self.waiting.items()}
        assert rows == expected
        for who, visitor in self.people.items():
            if who not in self.gone:
                mine = {
                    shape.read_head(held["head"].encode()).author
                    for held in visitor.ask("GET", f"{self.bonded.path}/held").body
                }
                assert mine <= {self.pens[who].author}


@pytest.mark.django_db
def test_any_sequence() -> None:
    """Also that of a bad day."""
    bounds = settings(
        max_examples=30,
        stateful_step_count=30,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(Evening, settings=bounds)
