"""What the tests of the reader share."""

STANDARDS = "---\nlibrary: src/pricing\ntests: tests\n---\n# Standards\n"


def texts(snapshot):
    return {file["path"]: file["text"] for file in snapshot["files"]}
