"""How far a client has come, and how long it waits."""

import json
import unittest

from verbatim.backoff import Backoff
from verbatim.dispatcher import Dispatcher
from verbatim.handlers import Handlers
from verbatim.positions import Progress, ReadPosition


def said(number, sender="grace", position=None):
    return {
        "id": f"chat_{number}", "chatId": "chat", "seq": number, "content": f"m{number}", "timestamp": "", "status": "sent",
        "edited": False, "position": position or f"p{number}",
        "sender": {"id": sender, "username": sender, "profile": {"displayName": sender}},
    }


class ProgressTest(unittest.TestCase):
    def test_the_position_moves_with_caught_up_and_after_it(self):
        progress = Progress("p0")
        progress.catching_up()
        progress.processed("receive_message", {"position": "p7"})
        self.assertEqual((progress.position, progress.to_keep()), ("p0", None))
        progress.processed("caught_up", {"position": "p8"})
        progress.processed("heartbeat", {"position": "p9"})
        self.assertEqual((progress.position, progress.to_keep(), progress.to_keep()), ("p9", "p9", None))
        progress.catching_up()
        progress.processed("heartbeat", {"position": "p10"})
        self.assertEqual(progress.position, "p9")

    def test_messages_of_others_are_acknowledged_once_by_the_highest_seq_of_their_chat(self):
        progress = Progress(None)
        for number, chat, of_others in ((4, "a", True), (3, "a", True), (9, "a", False), (1, "b", True)):
            progress.handled(f"{chat}_{number}", chat, number, of_others)
        self.assertEqual(progress.to_acknowledge(), {"a": 4, "b": 1})
        self.assertEqual(progress.to_acknowledge(), {})

    def test_it_does_not_remember_for_ever(self):
        progress = Progress(None)
        for number in range(20_001):
            progress.handled(str(number), "a", number, False)
        self.assertFalse(progress.has_handled("0"))
        self.assertTrue(progress.has_handled("1"))


class ReadPositionTest(unittest.TestCase):
    def test_a_read_sees_what_was_written_although_older_frames_come_after_it(self):
        read = ReadPosition()
        self.assertIsNone(read.get())
        read.seen("p1", False)
        self.assertEqual(read.get(), "p1")
        read.written("p5")
        read.seen("p3", False)
        self.assertEqual(read.get(), "p5")
        read.seen("p5", False)
        read.seen("p6", False)
        self.assertEqual(read.get(), "p6")

    def test_a_write_without_a_frame_is_over_after_two_heartbeats(self):
        read = ReadPosition()
        read.written("p5")
        read.seen("p4", True)
        self.assertEqual(read.get(), "p5")
        read.seen("p6", True)
        self.assertEqual(read.get(), "p6")


class DispatcherTest(unittest.TestCase):
    def setUp(self):
        self.handlers = Handlers()
        self.kept = []
        self.told = []
        self.dispatcher = Dispatcher(self.handlers, Progress(None), ReadPosition(), self.kept.append, "ada")

    def idle(self):
        self.dispatcher.idle(lambda event, data: self.told.append((event, json.dumps(data))))

    def test_a_message_is_handed_over_once(self):
        heard = []
        self.handlers.add("message", lambda message: heard.append(message.content))
        for number in (1, 2, 1, 2, 3):
            self.dispatcher.dispatch("receive_message", said(number))
        self.assertEqual(heard, ["m1", "m2", "m3"])

    def test_the_position_is_kept_before_messages_are_acknowledged_and_own_ones_are_not(self):
        self.dispatcher.dispatch("caught_up", {"position": "p0"})
        self.dispatcher.dispatch("receive_message", said(1))
        self.dispatcher.dispatch("receive_message", said(2, "ada"))
        self.idle()
        self.idle()
        self.assertEqual(self.kept, ["p2"])
        self.assertEqual(self.told, [("message_ack", '{"chatId": "chat", "seq": 1}')])

    def test_a_handler_that_fails_is_called_again_and_the_others_are_not(self):
        heard, errors, waits = [], [], []
        self.dispatcher.closing.wait = lambda pause: waits.append(pause) or False
        self.handlers.add("error", errors.append)
        self.handlers.add("message", lambda message: heard.append("first"))
        outcomes = iter([RuntimeError("once"), RuntimeError("twice"), None])

        def failing(message):
            heard.append("second")
            outcome = next(outcomes)
            if outcome is not None:
                raise outcome

        self.handlers.add("message", failing)
        self.dispatcher.dispatch("receive_message", said(1))
        self.assertEqual(heard, ["first", "second", "second", "second"])
        self.assertEqual([str(error) for error in errors], ["once", "twice"])
        self.assertEqual(waits, [1.0, 2.0])

    def test_a_message_in_whose_handler_the_client_was_closed_is_not_done(self):
        def failing(message):
            self.dispatcher.closing.set()
            raise RuntimeError("no")

        self.handlers.add("error", lambda error: None)
        self.handlers.add("message", failing)
        self.dispatcher.dispatch("caught_up", {"position": "p0"})
        self.dispatcher.dispatch("receive_message", said(1))
        self.idle()
        self.assertEqual((self.kept, self.told, self.dispatcher.position), (["p0"], [], "p0"))

    def test_frames_that_are_unknown_or_broken_are_passed_over(self):
        errors = []
        self.handlers.add("error", errors.append)
        self.dispatcher.dispatch("caught_up", {"position": "p0"})
        self.dispatcher.dispatch("from_the_future", {"position": "p1"})
        self.assertEqual(errors, [])
        self.dispatcher.dispatch("receive_message", {"position": "p2", "sender": 7})
        self.assertEqual([type(error) for error in errors], [ValueError])
        self.assertEqual(self.dispatcher.position, "p2")

    def test_a_handler_that_was_taken_off_is_not_called(self):
        heard = []
        take_off = self.handlers.add("message", heard.append)
        self.handlers.add("message", heard.append)
        take_off()
        take_off()
        self.dispatcher.dispatch("receive_message", said(1))
        self.assertEqual(len(heard), 1)


class BackoffTest(unittest.TestCase):
    def test_pauses_double_up_to_the_longest_and_begin_anew(self):
        backoff = Backoff(0.25, 15.0, lambda: 0.5)
        self.assertEqual([backoff.next() for _ in range(8)], [0.25, 0.5, 1, 2, 4, 8, 15, 15])
        backoff.reset()
        self.assertEqual(backoff.next(), 0.25)

    def test_they_are_not_the_same_for_all(self):
        self.assertEqual(Backoff(2.0, 15.0, lambda: 0.0).next(), 1.0)
        self.assertEqual(Backoff(2.0, 15.0, lambda: 0.999).next(), 2.998)


if __name__ == "__main__":
    unittest.main()
