"""The SDK understands everything that the contract's examples say."""

import json
import re
import unittest
from pathlib import Path

import verbatim
from verbatim.dispatcher import parse
from verbatim.errors import VerbatimError
from verbatim.model import FRAMES

CONTRACT = Path(__file__).resolve().parents[3] / "api-spec" / "src" / "main" / "resources" / "contract"
OF_THE_HANDSHAKE = {"connected", "connect_error"}


def examples(folder):
    return sorted((CONTRACT / "examples" / folder).iterdir())


class ContractTest(unittest.TestCase):
    def test_the_version_is_the_contracts(self):
        found = re.search(r"(?m)^  version: (\S+)$", (CONTRACT / "openapi.yaml").read_text("utf-8"))
        self.assertEqual(verbatim.__version__, found[1])

    def test_every_frame_of_the_server_is_understood(self):
        seen = set()
        for example in examples("frames/server"):
            name = example.name.split(".")[0]
            if name in OF_THE_HANDSHAKE:
                continue
            with self.subTest(example.name):
                data = json.loads(example.read_text("utf-8"))
                event, payload = parse(json.dumps({"event": name, "data": data, "unheard_of": 1}))
                self.assertEqual(FRAMES[event](payload | {"unheard_of": {}}).to_json(), data)
                seen.add(event)
        self.assertEqual(seen, set(FRAMES))

    def test_every_problem_is_an_error_with_its_code(self):
        for example in examples("problems"):
            with self.subTest(example.name):
                problem = json.loads(example.read_text("utf-8"))
                error = VerbatimError.of_answer(problem["status"], problem, 3)
                self.assertEqual(error.code, problem["code"])
                self.assertEqual((error.status, error.retry_after), (problem["status"], 3))
                self.assertIn(problem["detail"], str(error))
                self.assertEqual(
                    error.fields, {one["field"]: one["message"] for one in problem.get("errors", [])}
                )

    def test_an_answer_that_is_no_problem_is_an_error_that_may_pass(self):
        for body in (None, [], "<html>", {"code": 7}):
            self.assertTrue(VerbatimError.of_answer(404, body, None).passing)

    def test_what_is_no_frame_is_refused(self):
        for text in ("", "{", "[]", "7", '{"data": {}}', '{"event": 7}'):
            with self.subTest(text), self.assertRaises(ValueError):
                parse(text)


if __name__ == "__main__":
    unittest.main()
