"""What outlives the process."""

import os
import stat
import tempfile
import unittest
from pathlib import Path

from verbatim.store import FileStore, MemoryStore


class StoreTest(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name) / "a" / "b"

    def stores(self):
        return (MemoryStore(), FileStore(self.folder))

    def test_it_gives_back_what_it_got(self):
        for store in self.stores():
            for value in ("", "one", "two\nlines\r\n", "\u2603 \U0001f44b", "x" * 100_000):
                store.set("a.key", value)
                self.assertEqual(store.get("a.key"), value)

    def test_it_tells_keys_apart(self):
        keys = ["a", "A", "a.b", "a/../b", "~" * 300, "%2F", 'a"b', "con"]
        for store in self.stores():
            for key in keys:
                store.set(key, f"of {key}")
            self.assertEqual([store.get(key) for key in keys], [f"of {key}" for key in keys])
            self.assertEqual(sorted(store.keys("a")), sorted(key for key in keys if key.startswith("a")))

    def test_what_is_deleted_is_gone_and_deleting_again_does_nothing(self):
        for store in self.stores():
            store.set("key", "value")
            store.delete("key")
            store.delete("key")
            self.assertIsNone(store.get("key"))
            self.assertEqual(store.keys(""), [])

    def test_a_new_one_on_the_same_folder_has_it_all(self):
        FileStore(self.folder).set("key", "value")
        self.assertEqual(FileStore(self.folder).get("key"), "value")

    def test_a_value_that_was_half_written_by_a_killed_process_does_not_count(self):
        store = FileStore(self.folder)
        store.set("key", "old")
        name = next(self.folder.glob("*.entry")).with_suffix(".unfinished")
        name.write_text("key\nha")
        self.assertEqual(FileStore(self.folder).get("key"), "old")
        self.assertEqual(FileStore(self.folder).keys(""), ["key"])
        store.set("key", "new")
        self.assertEqual(store.get("key"), "new")

    @unittest.skipUnless(os.name == "posix", "Only there do files have an owner alone.")
    def test_only_its_owner_may_read_it(self):
        FileStore(self.folder).set("key", "secret")
        modes = {stat.S_IMODE(path.stat().st_mode) for path in (self.folder, *self.folder.iterdir())}
        self.assertEqual(modes, {0o700, 0o600})


if __name__ == "__main__":
    unittest.main()
