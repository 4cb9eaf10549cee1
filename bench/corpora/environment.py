"""Where the corpora lie, the Python that runs their notebooks, and what was proven before."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv-corpus"
# Kernels of this corpus' age, and what is compared with.
EXTRAS = ["ipykernel<7", "rope==1.15"]
OLDER = {"matplotlib-inline": "0.1.7"}


class Environment:
    """Everything the steps need."""

    def __init__(self, shared: Path, *, fresh: bool, sample: int) -> None:
        self.shared, self.fresh, self.sample = shared, fresh, sample
        self.folder = Path(tempfile.mkdtemp(prefix="promote-corpus-"))
        self.python = VENV / "bin" / "python"
        self.cache = VENV / "cache"

    def there(self, name: str) -> bool:
        """Whether a part of the corpora is there."""
        return (self.shared / name).exists()

    def prepare(self) -> None:
        """Make the environment where it is not as asked for, and the bundle of the engine."""
        requirements = self.requirements()
        mark = VENV / "requirements.txt"
        if requirements and not (mark.is_file() and mark.read_text() == requirements):
            print("making .venv-corpus", flush=True)
            shutil.rmtree(VENV, ignore_errors=True)
            subprocess.run([python_for_notebooks(), "-m", "venv", VENV], check=True)
            (VENV / "wanted.txt").write_text(requirements)
            install = [self.python, "-m", "pip", "install", "-q", "-r", VENV / "wanted.txt"]
            subprocess.run(install, check=True)
            (VENV / "wanted.txt").rename(mark)
        esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
        options = ["--bundle", "--platform=node", "--format=cjs", "--log-level=error"]
        options += ["--alias:@astral-sh/ruff-wasm-web=@astral-sh/ruff-wasm-nodejs"]
        options += ["--external:@astral-sh/ruff-wasm-nodejs", f"--outfile={self.bundle}"]
        subprocess.run([esbuild, ROOT / "bench/corpora/engine.ts", *options], check=True)

    @property
    def bundle(self) -> Path:
        """The engine and what asks it, for Node."""
        return self.folder / "engine.cjs"

    def requirements(self) -> str:
        """Requirements of the notebooks, with kernels that go with them; '' without the corpus."""
        file = self.shared / "runnable" / "requirements.txt"
        if not file.is_file():
            return ""
        lines = [
            re.sub(r"^([\w-]+)==.*", lambda m: f"{m[1]}=={OLDER[m[1]]}", line)
            if line.split("==")[0] in OLDER
            else line
            for line in file.read_text().splitlines()
        ]
        return "\n".join([*lines, *EXTRAS, ""])

    def engine(self, step: str) -> list:
        """What the engine makes of the corpora: the JSON of one step of `engine.ts`."""
        environment = {**os.environ, "NODE_PATH": str(ROOT / "node_modules")}
        command = ["node", "--liftoff-only", self.bundle, step, self.shared, self.folder]
        subprocess.run(command, check=True, env=environment, cwd=ROOT)
        return json.loads((self.folder / f"{step}.json").read_text("utf-8"))

    def script(self, name: str, *arguments: Path):
        """The JSON that one of our scripts prints, run by the notebooks' Python."""
        command = [self.python, ROOT / "bench/corpora" / name, *arguments]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def write(self, name: str, content) -> Path:
        """A file with JSON for a script."""
        path = self.folder / name
        path.write_text(json.dumps(content), "utf-8")
        return path

    def remembered(self, parts: list, make):
        """What `make` returns, from the cache where all these texts and files are as they were."""
        digest = hashlib.sha256()
        for part in parts:
            digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
            digest.update(b"\0")
        file = self.cache / f"{digest.hexdigest()}.json"
        if file.is_file() and not self.fresh:
            return {**json.loads(file.read_text("utf-8")), "remembered": True}
        result = make()
        self.cache.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(result), "utf-8")
        return result


OLDEST = (3, 11, 5)
"""What the versions of the corpus need."""


def python_for_notebooks() -> str:
    """Find the Python that the versions of the corpus were chosen for, else a newer one."""
    names = ("python3.11", "python3.12", "python3.13", "python3")
    folders = os.environ.get("PATH", "").split(os.pathsep)
    found = [shutil.which(name, path=folder) for name in names for folder in folders]
    for python in (*filter(None, found), sys.executable):
        ask = [python, "-c", f"import sys; sys.exit(sys.version_info < {OLDEST})"]
        if subprocess.run(ask, capture_output=True, check=False).returncode == 0:
            return python
    needed = ".".join(map(str, OLDEST))
    sys.exit(f"The corpus needs Python {needed} or later on PATH; there is none.")
