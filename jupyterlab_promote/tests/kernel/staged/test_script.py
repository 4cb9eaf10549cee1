"""The run as a program: cancelled, killed, and sent as text."""

import json
import signal
import subprocess
import sys
import time

import pytest
from staging import KERNEL, SCRIPT, overlay, request, start
from support.processes import is_gone, wait_for

HANG = "import os, time\ndef test_hang():\n    open('pid', 'w').write(str(os.getpid()))\n    "


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_cancelled(root, how):
    process = start(request(root, overlay=overlay(hang=HANG + "time.sleep(600)\n")))
    tests = wait_for(root / "pid")
    process.send_signal(how)
    last = json.loads(process.stdout.read().splitlines()[-1])
    assert process.wait() == 0
    assert last["event"] == "done"
    assert (last["run"]["state"], last["run"]["reason"]) == ("not-run", "The run was cancelled.")
    assert is_gone(tests)
    process.stderr.close()


def test_killed(root, temporary):
    """A kernel that is killed leaves nothing that runs on, and no stage."""
    process = start(request(root, overlay=overlay(hang=HANG + "time.sleep(600)\n")))
    tests = wait_for(root / "pid")
    process.kill()
    process.wait()
    assert is_gone(tests)
    process.stdout.close()
    process.stderr.close()
    for _ in range(100):
        if not list(temporary.glob("promote-tests-*")):
            break
        time.sleep(0.05)


def test_sent_as_text(root):
    """As kernels get it: no file beside it, the child's text in the request."""
    task = request(root) | {"child": (KERNEL / "staged_child.py").read_text()}
    done = subprocess.run(
        [sys.executable, "-u", "-c", SCRIPT.read_text()],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1])["run"]["state"] == "passed"


def test_run_in_a_kernel(root, capsys):
    """As JupyterLab sends it: run inside of the kernel's own process."""
    task = request(root) | {"child": (KERNEL / "staged_child.py").read_text()}
    code = compile(SCRIPT.read_text(), "run_tests.py", "exec")
    exec(code, {"__name__": "__main__", "PROMOTE_REQUEST": json.dumps(task)})
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[-1])["run"]["state"] == "passed"
