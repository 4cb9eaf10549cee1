"""Files of a test's project, written from a mapping."""

from pathlib import Path


def put(root: Path, files: dict[str, str | bytes]):
    """Write files below a folder: text or bytes by path."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
