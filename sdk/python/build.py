"""Builds the wheel, or tests it: ``build.py wheel|test`` (see pom.xml). Needs no network.

Both work on a copy below ``target`` to which the generated part is added. What has not changed is not done again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CONTRACT = HERE.parent.parent / "api-spec" / "src" / "main" / "resources" / "contract"
TARGET = HERE / "target"
PACKAGE = TARGET / "package"
NEEDED = "install setuptools, wheel, PyYAML, websocket-client and mypy for it (Debian: python3-setuptools python3-wheel " \
    "python3-yaml python3-websocket mypy), or name another Python by VERBATIM_PYTHON"


def fingerprint(*extra: Path) -> str:
    found = hashlib.sha256(sys.version.encode())
    folders = [HERE / "src", HERE / "generator", *extra]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    for file in [*files, HERE / "pyproject.toml", HERE / "README.md", HERE / "build.py", CONTRACT / "openapi.yaml"]:
        if "__pycache__" not in file.parts:
            found.update(str(file.relative_to(HERE.parent.parent)).encode() + file.read_bytes())
    return found.hexdigest()


def run(*command: str) -> None:
    path = os.pathsep.join([str(PACKAGE / "src"), str(HERE / "tests")])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=PACKAGE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}")


def wheel() -> None:
    shutil.rmtree(PACKAGE, ignore_errors=True)
    for old in TARGET.glob("*.whl"):
        old.unlink()
    shutil.copytree(HERE / "src", PACKAGE / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(HERE / name, PACKAGE / name)
    generator = str(HERE / "generator" / "generate.py")
    run(sys.executable, generator, str(CONTRACT / "openapi.yaml"), str(PACKAGE / "src" / "verbatim"))
    run(sys.executable, "-c", "from setuptools import build_meta; build_meta.build_wheel('..')")


def test() -> None:
    run(sys.executable, "-m", "mypy", "--cache-dir", str(TARGET / "mypy"), "-p", "verbatim")
    run(sys.executable, "-m", "unittest", "discover", "-s", str(HERE / "tests"))


def main(task: str) -> None:
    try:
        import mypy.version, setuptools, websocket, wheel as _, yaml  # noqa: E401, F401
    except ImportError as missing:
        sys.exit(f"{sys.executable} cannot build the SDK for Python ({missing}): {NEEDED}.")
    TARGET.mkdir(exist_ok=True)
    done = TARGET / f"{task}.done"
    state = fingerprint(HERE / "tests", CONTRACT / "examples") if task == "test" else fingerprint()
    complete = task == "test" or any(TARGET.glob("*.whl"))
    if done.exists() and done.read_text() == state and complete:
        print(f"{task}: nothing has changed.")
        return
    done.unlink(missing_ok=True)
    {"wheel": wheel, "test": test}[task]()
    done.write_text(state)


if __name__ == "__main__":
    main(sys.argv[1])
