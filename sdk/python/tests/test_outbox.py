"""What is said is kept, sent in order, and sent again until the server has answered."""

import unittest
from concurrent.futures import CancelledError

from verbatim.errors import VerbatimError
from verbatim.model import Message, Profile, UserSummary
from verbatim.outbox import Outbox
from verbatim.rows import Rows
from verbatim.store import MemoryStore

ADA = UserSummary(id="ada", username="ada", profile=Profile(display_name="Ada"))


def message(row):
    return Message(
        id=f"m-{row.key}", chat_id=row.chat_id, seq=1, sender=ADA, content=row.content, timestamp="", status="sent",
        edited=False, position="1",
    )


class Later:
    """Does nothing until it is told to, and remembers the pauses."""

    def __init__(self):
        self.tasks = []
        self.pauses = []
        self.closed = False

    def later(self, pause, task):
        self.pauses.append(pause)
        self.tasks.append(task)

    def close(self):
        self.closed = True

    def work(self):
        tasks, self.tasks = self.tasks, []
        for task in tasks:
            task()


class OutboxTest(unittest.TestCase):
    def setUp(self):
        self.store = MemoryStore()
        self.sent = []
        self.answers = []
        self.errors = []
        self.start()

    def start(self):
        """As a process does that finds this store."""
        self.later = Later()
        self.outbox = Outbox(Rows("ada", self.store, lambda: 1.0), self.deliver, self.later, self.errors.append)

    def deliver(self, row):
        self.sent.append(row.content)
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        return message(row)

    def test_what_it_replies_to_survives_the_process(self):
        self.outbox.send("chat", "yes", "k", "chat_3")
        self.start()
        self.assertEqual([row.reply_to for row in self.outbox.rows], ["chat_3"])

    def test_what_was_said_is_safe_before_it_is_sent(self):
        self.outbox.send("chat", "hello", "k")
        self.start()
        self.outbox.flush()
        self.later.work()
        self.assertEqual(self.sent, ["hello"])
        self.start()
        self.assertEqual(self.outbox.rows, [])

    def test_messages_of_a_chat_keep_their_order_over_a_restart_although_the_clock_stands_still(self):
        for number in range(12):
            self.outbox.send("chat", str(number), f"k{number}")
        self.start()
        self.outbox.send("chat", "12", "k12")
        self.later.work()
        self.assertEqual(self.sent, [str(number) for number in range(13)])

    def test_the_answer_is_the_message_as_the_server_keeps_it(self):
        answer = self.outbox.send("chat", "hello", "k")
        self.later.work()
        self.assertEqual(answer.result(0).id, "m-k")

    def test_a_lost_answer_is_repeated_under_the_same_key_and_later_messages_wait(self):
        self.answers = [VerbatimError("unreachable", "")]
        first, second = self.outbox.send("chat", "1", "a"), self.outbox.send("chat", "2", "b")
        self.later.work()
        self.assertEqual(self.sent, ["1"])
        self.assertEqual(self.later.pauses[-1], 2.0)
        self.later.work()
        self.assertEqual(self.sent, ["1", "1", "2"])
        self.assertEqual((first.result(0).id, second.result(0).id), ("m-a", "m-b"))

    def test_the_server_says_how_long_to_wait(self):
        self.answers = [VerbatimError("rate-limited", "", status=429, retry_after=7)]
        self.outbox.send("chat", "1", "a")
        self.later.work()
        self.assertEqual(self.later.pauses[-1], 7)

    def test_a_refusal_for_good_fails_the_send_and_lets_the_next_one_go(self):
        self.answers = [VerbatimError("invalid-request", "", status=400)]
        refused, next_one = self.outbox.send("chat", "1", "a"), self.outbox.send("chat", "2", "b")
        self.later.work()
        self.assertEqual(refused.exception(0).code, "invalid-request")
        self.assertEqual(next_one.result(0).id, "m-b")
        self.assertEqual([(row.key, row.refusal) for row in self.outbox.rows], [("a", "invalid-request")])

    def test_a_refused_message_stays_refused_over_a_restart_until_it_is_tried_again(self):
        self.answers = [VerbatimError("chat-not-found", "", status=404)]
        self.outbox.send("chat", "1", "a")
        self.later.work()
        self.start()
        self.outbox.flush()
        self.later.work()
        self.assertEqual(self.sent, ["1"])
        self.outbox.retry("a")
        self.later.work()
        self.assertEqual(self.sent, ["1", "1"])
        self.assertEqual(self.outbox.rows, [])

    def test_the_end_of_the_session_is_no_refusal_of_the_message(self):
        self.answers = [VerbatimError("refresh-token-invalid", "", status=401)]
        self.outbox.send("chat", "1", "a")
        self.later.work()
        self.assertIsNone(self.outbox.rows[0].refusal)

    def test_chats_do_not_wait_for_each_other(self):
        self.answers = [VerbatimError("unavailable", "", status=503, retry_after=600)]
        self.outbox.send("slow", "1", "a")
        self.outbox.send("quick", "2", "b")
        self.later.work()
        self.assertEqual(self.sent, ["1", "2"])

    def test_the_same_key_is_sent_once_and_both_callers_hear_of_it(self):
        first, second = self.outbox.send("chat", "1", "a"), self.outbox.send("chat", "1", "a")
        self.later.work()
        self.assertEqual(self.sent, ["1"])
        self.assertEqual((first.result(0).id, second.result(0).id), ("m-a", "m-a"))

    def test_what_is_given_up_is_not_sent(self):
        answer = self.outbox.send("chat", "1", "a")
        self.outbox.remove("a")
        self.later.work()
        self.assertEqual(self.sent, [])
        with self.assertRaises(CancelledError):
            answer.result(0)

    def test_a_defect_is_told_and_the_message_tried_again(self):
        self.answers = [RuntimeError("disk full")]
        self.outbox.send("chat", "1", "a")
        self.later.work()
        self.assertEqual([str(error) for error in self.errors], ["disk full"])
        self.later.work()
        self.assertEqual(self.outbox.rows, [])

    def test_closing_fails_who_waits_and_keeps_what_waits(self):
        answer = self.outbox.send("chat", "1", "a")
        self.outbox.close()
        self.assertEqual(answer.exception(0).code, "unreachable")
        self.assertTrue(self.later.closed)
        self.start()
        self.assertEqual([row.content for row in self.outbox.rows], ["1"])

    def test_what_is_not_ours_in_the_store_is_left_alone(self):
        self.store.set("verbatim.outbox.ada.x", "{half a row")
        self.store.set("verbatim.outbox.grace.y", '{"key": "y"}')
        self.start()
        self.assertEqual(self.outbox.rows, [])


if __name__ == "__main__":
    unittest.main()
