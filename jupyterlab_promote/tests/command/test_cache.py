"""A call that only reads is not made twice, and is made again where anything changed."""

import json
import os
import subprocess
import sys

import pytest

from jupyterlab_promote import cache

# Prints what it read and counts how often it ran.
PROGRAM = """
const fs = require('fs');
let rest = '', last = 0;
const waiting = new Map();
process.stdin.setEncoding('utf8').on('data', text => {
  const lines = (rest + text).split('\\n');
  rest = lines.pop();
  for (const line of lines) { const {id, ...told} = JSON.parse(line); waiting.get(id)(told); }
});
const ask = effect => new Promise(resolve => {
  waiting.set(++last, resolve);
  process.stdout.write(JSON.stringify({id: last, ...effect}) + '\\n');
});
(async () => {
  fs.appendFileSync('runs', 'x');
  const read = await ask({do: 'read', path: 'a.txt'});
  const print = (stream, text) => ask({do: 'print', stream, text});
  await print('out', JSON.stringify(read) + '\\n');
  await print('err', process.argv.slice(2).join(' ') + '\\n');
  if (process.argv.includes('writes')) await ask({do: 'write', files: []}).catch(() => null);
  await ask({do: 'exit', code: 1});
})();
"""


@pytest.fixture
def call(tmp_path, monkeypatch):
    monkeypatch.setenv("PROMOTE_CACHE_DIR", str(tmp_path / "cache"))
    bundle = tmp_path / "bundle.cjs"
    bundle.write_text(PROGRAM, "utf-8")
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.txt").write_text("one")

    def call(*arguments):
        code = (
            "import sys; from pathlib import Path; from jupyterlab_promote import launcher; "
            f"launcher.BUNDLE = Path({str(bundle)!r}); sys.exit(launcher.main())"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=work,
            capture_output=True,
            text=True,
            check=False,
        )
        runs = work / "runs"
        return (done.returncode, done.stdout, done.stderr), len(runs.read_text())

    call.work, call.cache = work, tmp_path / "cache"
    return call


def test_the_same_call_is_answered_from_its_record(call):
    first, runs = call("check", "x")
    assert (first[0], first[2], runs) == (1, "check x\n", 1)
    assert call("check", "x") == (first, 1)


def test_what_changed_is_found_out_again(call):
    call("check")
    (call.work / "a.txt").write_text("two")
    changed, runs = call("check")
    assert runs == 2
    assert json.loads(changed[1])["answer"]["text"] == "two"
    (call.work / "a.txt").unlink()
    gone, runs = call("check")
    assert runs == 3
    assert "does not exist" in json.loads(gone[1])["answer"]["problem"]
    assert call("check") == (gone, 3)
    assert call("check", "--aim", "b")[1] == 4


@pytest.mark.parametrize("words", [["mark"], ["check", "--no-cache"], ["check", "writes"]])
def test_what_may_not_be_recorded_is_not(call, words):
    first, _ = call(*words)
    assert call(*words) == (first, 2)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "\x00", '{"steps": [], "printed": [], "code": 77}', '{"steps": 1}']
)
def test_a_broken_record_is_ignored(call, text):
    first, _ = call("check")
    (record,) = call.cache.glob("call-*")
    record.write_text(text)
    assert call("check") == (first, 2)
    assert call("check") == (first, 2)


def test_a_record_never_makes_us_write(call):
    call("check")
    (record,) = call.cache.glob("call-*")
    evil = {"do": "write", "files": [{"path": "evil", "hash": None, "text": "x"}]}
    record.write_text(json.dumps({"steps": [[evil, "x"]], "printed": [], "code": 0}))
    assert call("check")[1] == 2
    assert not (call.work / "evil").exists()


def test_no_folder_for_a_cache_is_no_fault(call):
    call.cache.write_text("in the way")
    first, _ = call("check")
    assert first[0] == 1
    assert call("check") == (first, 2)


def test_verdicts_are_remembered_by_key(tmp_path, monkeypatch):
    monkeypatch.setenv("PROMOTE_CACHE_DIR", str(tmp_path))
    one = cache.open_cache("1").call(["check"], "0")
    assert one.answer({"do": "remember", "entries": [["k", "v"]]}) == {"answer": None}
    assert one.answer({"do": "recall", "keys": ["k", "l"]}) == {"answer": ["v", None]}


def test_what_nobody_used_is_deleted(tmp_path, monkeypatch):
    monkeypatch.setenv("PROMOTE_CACHE_DIR", str(tmp_path))
    store = cache.open_cache("1")
    for name in ("old", "new"):
        (tmp_path / name).write_text("x")
    os.utime(tmp_path / "old", (0, 0))
    store.write("other", "x")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new", "other", "pruned"]
