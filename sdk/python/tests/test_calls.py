"""Tokens, and calls over HTTP: what is waited out, what is repeated, what is told."""

import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from verbatim import VerbatimError, model
from verbatim.api import Api
from verbatim.positions import ReadPosition
from verbatim.store import MemoryStore
from verbatim.tokens import Tokens

USER = model.User(
    id="ada", username="ada", profile=model.Profile(display_name="Ada"), email="ada@example.org", created_at="", updated_at=""
)


def session(number, life=900):
    return model.Session(user=USER, token=f"t{number}", refresh_token=f"r{number}", expires_in=life)


class TokensTest(unittest.TestCase):
    def setUp(self):
        self.now = 0.0
        self.asked = []
        self.store = MemoryStore()
        self.tokens = self.start()

    def start(self):
        return Tokens(self.store, None, self.refresh, lambda: self.now)

    def refresh(self, token):
        self.asked.append(token)
        return session(len(self.asked) + 1)

    def test_a_token_is_renewed_a_minute_before_its_end(self):
        self.tokens.take(session(1))
        self.now = 839
        self.assertEqual((self.tokens.current(), self.tokens.due()), ("t1", False))
        self.now = 840
        self.assertEqual((self.tokens.due(), self.tokens.current(), self.asked), (True, "t2", ["r1"]))

    def test_the_next_process_goes_on_with_the_token_that_was_stored_last(self):
        self.tokens.take(session(1))
        self.tokens.renew("t1")
        later = self.start()
        self.assertEqual((later.current(), self.asked), ("t3", ["r1", "r2"]))

    def test_many_threads_renew_once(self):
        self.tokens.take(session(1))
        threads = [threading.Thread(target=self.tokens.renew, args=("t1",)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(self.asked, ["r1"])

    def test_a_session_that_has_ended_is_forgotten_and_one_that_cannot_be_renewed_now_is_not(self):
        outcome = VerbatimError("unavailable", "", status=503)

        def refuse(token):
            raise outcome

        self.tokens.take(session(1))
        tokens = Tokens(self.store, None, refuse, lambda: self.now)
        self.assertRaises(VerbatimError, tokens.renew, None)
        self.assertEqual(tokens.user(), USER)
        outcome = VerbatimError("refresh-token-reused", "", status=401)
        self.assertRaises(VerbatimError, tokens.renew, None)
        self.assertIsNone(tokens.user())
        self.assertIsNone(tokens.current())

    def test_a_fixed_token_is_never_renewed(self):
        tokens = Tokens(self.store, "vbt_x", self.refresh)
        self.assertEqual(tokens.current(), "vbt_x")
        with self.assertRaises(VerbatimError) as refusal:
            tokens.renew("vbt_x")
        self.assertEqual(refusal.exception.code, "unauthenticated")


class Server(BaseHTTPRequestHandler):
    """Answers what the test has laid out."""

    def answer(self):
        length = int(self.headers.get("Content-Length", "0"))
        self.server.heard.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
        status, headers, body = self.server.answers.pop(0)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = answer

    def log_message(self, *arguments):
        pass


def problem(status, code, **headers):
    return (status, headers, {"type": "", "title": "", "status": status, "detail": "It is so.", "code": code})


CHATS = (200, {}, {"items": []})
MESSAGE = {
    "id": "m", "chatId": "c", "seq": 1, "sender": {"id": "ada", "username": "ada", "profile": {"displayName": "A"}},
    "content": "hi", "timestamp": "", "status": "sent", "edited": False, "position": "p9",
}


class CallsTest(unittest.TestCase):
    def setUp(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
        self.server.heard, self.server.answers = [], []
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.pauses = []
        self.tokens = Tokens(MemoryStore(), None, lambda token: session(2))
        self.tokens.take(session(1))
        url = f"http://127.0.0.1:{self.server.server_port}"
        self.api = Api(url, self.tokens, ReadPosition(), self.pauses.append)

    def lay_out(self, *answers):
        self.server.answers[:] = answers

    def say(self, key=None):
        return self.api.send_message("c/d", model.SendMessageRequest(content="hi"), idempotency_key=key)

    def test_a_call_carries_the_token_and_a_read_sees_the_write_before_it(self):
        self.lay_out((201, {"Verbatim-Position": "p9"}, MESSAGE), CHATS, CHATS)
        self.assertEqual(self.say("k").content, "hi")
        self.api.list_chats(limit=5)
        self.api.list_chats(verbatim_min_position="p1")
        method, path, headers, body = self.server.heard[0]
        self.assertEqual((method, path), ("POST", "/api/chats/c%2Fd/messages"))
        self.assertEqual((headers["Authorization"], json.loads(body)), ("Bearer t1", {"content": "hi"}))
        self.assertEqual(headers["Idempotency-Key"].lower(), "k")
        self.assertEqual(self.server.heard[1][1], "/api/chats?limit=5")
        positions = [{name.lower(): value for name, value in heard[2].items()}.get("verbatim-min-position")
                     for heard in self.server.heard]
        self.assertEqual(positions, [None, "p9", "p1"])

    def test_too_many_requests_are_waited_out_three_times(self):
        self.lay_out(*[problem(429, "rate-limited", **{"Retry-After": "3"})] * 4)
        with self.assertRaises(VerbatimError) as refusal:
            self.say()
        self.assertEqual((refusal.exception.code, refusal.exception.retry_after), ("rate-limited", 3))
        self.assertEqual(self.pauses, [3, 3, 3])

    def test_who_shall_wait_too_long_is_told(self):
        self.lay_out(problem(429, "rate-limited", **{"Retry-After": "31"}))
        self.assertRaises(VerbatimError, self.say)
        self.assertEqual(self.pauses, [])

    def test_a_read_and_a_write_with_a_key_are_repeated_and_a_write_without_one_is_not(self):
        busy = problem(503, "outcome-unknown", **{"Retry-After": "1"})
        self.lay_out(busy, CHATS, busy, (200, {}, MESSAGE), busy)
        self.api.list_chats()
        self.say("k")
        self.assertEqual(self.pauses, [1, 1])
        with self.assertRaises(VerbatimError) as refusal:
            self.say()
        self.assertEqual((refusal.exception.code, refusal.exception.passing), ("outcome-unknown", True))

    def test_a_stale_token_is_renewed_once(self):
        stale = problem(401, "token-expired")
        self.lay_out(stale, CHATS, stale)
        self.api.list_chats()
        self.assertEqual([heard[2]["Authorization"] for heard in self.server.heard], ["Bearer t1", "Bearer t2"])
        self.assertRaises(VerbatimError, self.api.login, model.LoginRequest(email="a@b", password="x"))
        self.assertNotIn("Authorization", self.server.heard[-1][2])

    def test_a_problem_says_which_fields_are_wrong(self):
        status, headers, body = problem(400, "invalid-request")
        self.lay_out((status, headers, body | {"errors": [{"field": "content", "message": "must not be blank"}]}))
        with self.assertRaises(VerbatimError) as refusal:
            self.say("k")
        self.assertEqual(refusal.exception.fields, {"content": "must not be blank"})
        self.assertFalse(refusal.exception.passing)

    def test_a_server_that_is_not_there_is_unreachable(self):
        self.server.shutdown()
        self.server.server_close()
        with self.assertRaises(VerbatimError) as failure:
            self.api.list_chats()
        self.assertEqual((failure.exception.code, failure.exception.status), ("unreachable", 0))
        self.assertEqual(len(self.pauses), 3)


if __name__ == "__main__":
    unittest.main()
