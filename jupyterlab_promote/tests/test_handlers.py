"""The server extension's routes in a real server."""

import json
import logging
import subprocess
from pathlib import Path

import pytest
from jupyter_server.auth.authorizer import Authorizer
from tornado.httpclient import HTTPClientError
from traitlets.config import Config

from jupyterlab_promote.files import sha256
from jupyterlab_promote.handlers import NAMESPACE


@pytest.fixture
def root(jp_root_dir):
    root = jp_root_dir / "project"
    (root / "notebooks").mkdir(parents=True)
    (root / "pyproject.toml").write_text("")
    (root / "src/pricing").mkdir(parents=True)
    (root / "src/pricing/features.py").write_text("OLD = 1\n")
    return root


NOTEBOOK = "project/notebooks/a.ipynb"


def change(path, text, before=None):
    return {"path": path, "hash": None if before is None else sha256(before), "text": text}


@pytest.fixture
def get(jp_fetch):
    async def get(path=NOTEBOOK):
        response = await jp_fetch(NAMESPACE, "project", params={"path": path})
        return json.loads(response.body)

    return get


@pytest.fixture
def post(jp_fetch):
    async def post(route, **body):
        body = json.dumps({"path": NOTEBOOK} | body)
        response = await jp_fetch(NAMESPACE, route, method="POST", body=body)
        return json.loads(response.body)

    return post


@pytest.fixture
def refusal():
    async def refusal(answer):
        with pytest.raises(HTTPClientError) as caught:
            await answer
        response = caught.value.response
        assert "application/json" in response.headers["Content-Type"]
        body = json.loads(response.body)
        assert list(body) == ["message"]
        return response.code, body["message"]

    return refusal


async def test_project(root, get):
    snapshot = await get()
    assert snapshot["root"] == str(root)
    assert snapshot["contents"] == "project"
    assert snapshot["notebook"] == "notebooks/a.ipynb"
    assert [file["path"] for file in snapshot["files"]] == [
        "pyproject.toml",
        "src/pricing/features.py",
    ]


async def test_project_without_one(root, get):
    snapshot = await get("elsewhere/Untitled.ipynb")
    assert (snapshot["kind"], snapshot["root"]) == ("none", None)
    assert snapshot["notebook"] == "elsewhere/Untitled.ipynb"


async def test_a_root_above_the_served_folder(jp_root_dir, get, jp_serverapp):
    (jp_root_dir.parent / "pyproject.toml").write_text("")
    snapshot = await get("a.ipynb")
    assert snapshot["root"] == str(jp_root_dir.parent)
    assert snapshot["contents"] is None
    assert snapshot["notebook"] == f"{jp_root_dir.name}/a.ipynb"


class TestRootAboveForbidden:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        return Config(jp_server_config) | {"Promote": {"allow_root_above": False}}

    async def test_is_not_found(self, jp_root_dir, get, post, refusal):
        (jp_root_dir.parent / "pyproject.toml").write_text("")
        assert (await get("a.ipynb"))["kind"] == "none"
        files = [change("x.py", "x\n")]
        code, message = await refusal(post("apply", path="a.ipynb", files=files, undo=None))
        assert (code, message.startswith("There is no project")) == (422, True)
        assert not (jp_root_dir.parent / "x.py").exists()


class TestAdministrator:
    @pytest.fixture
    def jp_server_config(self, jp_server_config, tmp_path):
        document = tmp_path / "company.md"
        document.write_text("# Company\n")
        return Config(jp_server_config) | {
            "Promote": {"locked": ["config-no-secrets"], "default_standards": str(document)}
        }

    async def test_locks_and_default(self, root, get):
        assert (await get())["administration"] == {
            "locked": ["config-no-secrets"],
            "defaultStandards": "# Company\n",
        }

    async def test_a_missing_default_is_said(self, root, get, tmp_path, refusal):
        (tmp_path / "company.md").unlink()
        code, message = await refusal(get())
        assert code == 500
        assert "`Promote.default_standards`" in message


async def test_apply_and_revert(root, get, post, refusal):
    features = root / "src/pricing/features.py"
    files = [change("src/pricing/features.py", "NEW = 1\n", b"OLD = 1\n"), change("x.py", "x\n")]
    answer = await post("apply", files=files, undo="e1")
    assert answer == {"written": ["src/pricing/features.py", "x.py"]}
    assert features.read_text() == "NEW = 1\n"
    code, message = await refusal(post("apply", files=files, undo="e2"))
    assert code == 409
    assert "`src/pricing/features.py` was changed since it was read" in message
    assert await post("revert", undo="e1") == {"written": ["src/pricing/features.py", "x.py"]}
    assert features.read_text() == "OLD = 1\n"
    assert not (root / "x.py").exists()


async def test_a_project_begins_where_there_is_none(jp_root_dir, get, post, refusal):
    (jp_root_dir / "work/notebooks").mkdir(parents=True)
    notebook = "work/notebooks/a.ipynb"
    if (await get(notebook))["kind"] != "none":
        pytest.skip("the temporary folder lies in a project")
    module = [change("src/work/__init__.py", "")]
    code, message = await refusal(post("apply", path="work/STANDARDS.md", files=module, undo=None))
    assert (code, message.startswith("There is no project")) == (422, True)
    start = [*module, change("STANDARDS.md", "---\nlibrary: src/work\n---\n")]
    await post("apply", path="work/STANDARDS.md", files=start, undo=None)
    assert (jp_root_dir / "work/src/work/__init__.py").read_text() == ""
    answer = await get(notebook)
    assert (answer["kind"], answer["notebook"]) == ("standards", "notebooks/a.ipynb")


@pytest.mark.parametrize(
    ("route", "body", "expected"),
    [
        ("apply", {"files": [change("../out.py", "x\n")], "undo": None}, 422),
        ("apply", {"files": [change("50%s.py/..", "x\n")], "undo": None}, 422),
        ("apply", {"files": [{"path": 3}], "undo": None}, 422),
        ("apply", {"files": "x", "undo": None}, 400),
        ("apply", {"files": [3], "undo": None}, 400),
        ("apply", {"files": [], "undo": 3}, 400),
        ("apply", {"files": [], "undo": None, "path": "../../x.ipynb"}, 400),
        ("apply", {"files": [], "undo": None, "path": "project/../../x.ipynb"}, 400),
        ("apply", {"files": [], "undo": None, "path": "a\0b"}, 400),
        ("apply", {"files": [], "undo": None, "path": None}, 400),
        ("revert", {"undo": "none"}, 422),
        ("revert", {"undo": None}, 400),
    ],
)
async def test_bad_requests(root, post, refusal, route, body, expected):
    code, message = await refusal(post(route, **body))
    assert code == expected
    assert message.endswith(".")
    assert sorted(path.name for path in root.iterdir()) == ["notebooks", "pyproject.toml", "src"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"3"])
async def test_bodies_that_are_no_request(root, jp_fetch, refusal, body):
    code, _ = await refusal(jp_fetch(NAMESPACE, "apply", method="POST", body=body))
    assert code == 400


async def test_probe(root, post):
    answer = await post("probe")
    assert Path(answer["path"]).read_text() == answer["token"]
    assert Path(answer["path"]).is_relative_to(root / ".promote/undo")


@pytest.mark.parametrize("route", ["project", "apply", "revert", "probe"])
async def test_nobody_gets_in_without_a_token(root, jp_fetch, route):
    method = {} if route == "project" else {"method": "POST", "body": "{}"}
    with pytest.raises(HTTPClientError) as caught:
        await jp_fetch(NAMESPACE, route, headers={"Authorization": "token wrong"}, **method)
    assert caught.value.code == 403


async def test_a_page_of_another_site_can_not_post(
    root, http_server_client, jp_base_url, jp_serverapp
):
    """A browser that is logged in by cookie needs the XSRF token as well."""
    token = jp_serverapp.identity_provider.token
    login = await http_server_client.fetch(
        f"{jp_base_url}login?token={token}", follow_redirects=False, raise_error=False
    )
    cookies = [value.split(";")[0] for value in login.headers.get_list("Set-Cookie")]
    assert any(cookie.startswith("username-") for cookie in cookies)
    headers = {"Cookie": "; ".join(cookies)}
    body = json.dumps({"path": NOTEBOOK, "files": [change("x.py", "x\n")], "undo": None})
    url = f"{jp_base_url}{NAMESPACE}/apply"

    async def post(**more):
        return await http_server_client.fetch(
            url, method="POST", body=body, headers=headers | more, raise_error=False
        )

    refused = await post()
    assert refused.code == 403
    assert not (root / "x.py").exists()
    page = await http_server_client.fetch(f"{jp_base_url}login")
    (cookie,) = [value.split(";")[0] for value in page.headers.get_list("Set-Cookie")]
    both = {"Cookie": f"{headers['Cookie']}; {cookie}", "X-XSRFToken": cookie.split("=", 1)[1]}
    allowed = await post(**both)
    assert allowed.code == 200
    assert (root / "x.py").exists()


class ReadOnly(Authorizer):
    def is_authorized(self, handler, user, action, resource):
        return (action, resource) == ("read", "contents")


class TestReadOnlyUser:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        config = Config(jp_server_config)
        config.ServerApp.authorizer_class = ReadOnly
        return config

    async def test_reads_and_does_not_write(self, root, get, post, refusal):
        assert (await get())["kind"] == "pyproject"
        code, _ = await refusal(post("apply", files=[change("x.py", "x\n")], undo=None))
        assert code == 403
        assert not (root / "x.py").exists()


class TestNotebooksElsewhere:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        config = Config(jp_server_config)
        config.ServerApp.contents_manager_class = (
            "jupyter_server.services.contents.manager.ContentsManager"
        )
        return config

    async def test_is_said(self, get, post, refusal):
        code, message = await refusal(get("a.ipynb"))
        assert code == 501
        assert "not kept as files" in message
        code, _ = await refusal(post("apply", files=[], undo=None))
        assert code == 501


async def test_an_interrupted_export_is_ended_by_the_next_read(root, get):
    store = root / ".promote/undo/e1.open"
    store.mkdir(parents=True)
    entry = {
        "path": "src/pricing/features.py",
        "temp": "src/pricing/.promote-0.tmp",
        "before": sha256(b"OLD = 1\n"),
        "after": sha256(b"NEW = 1\n"),
        "backup": "0",
    }
    journal = {"id": "e1", "keep": True, "state": "commit", "entries": [entry], "folders": []}
    (store / "journal.json").write_text(json.dumps(journal))
    (store / "0").write_text("OLD = 1\n")
    (root / entry["temp"]).write_text("NEW = 1\n")
    snapshot = await get()
    assert snapshot["problems"] == [
        "An export that was interrupted has been finished (`src/pricing/features.py`)."
    ]
    assert (root / "src/pricing/features.py").read_text() == "NEW = 1\n"
    assert (await get())["problems"] == []


async def test_the_log_tells_that_it_is_there(jp_serverapp, caplog):
    from jupyterlab_promote import _load_jupyter_server_extension

    jp_serverapp.log.propagate = True
    with caplog.at_level(logging.INFO):
        _load_jupyter_server_extension(jp_serverapp)
    assert "Registered jupyterlab_promote" in caplog.text


def git(folder, *command):
    subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(root):
    (root / "notebooks/a.ipynb").write_text('{"cells": []}\n')
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Ada")
    git(root, "config", "user.email", "ada@example.org")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "begin", "--no-verify")
    return root


async def test_a_notebook_as_it_was_committed(repository, jp_fetch, refusal):
    (repository / "notebooks/a.ipynb").write_text("{}")
    response = await jp_fetch(NAMESPACE, "committed", params={"path": NOTEBOOK})
    assert json.loads(response.body)["text"] == '{"cells": []}\n'
    new = jp_fetch(NAMESPACE, "committed", params={"path": "project/100%.ipynb"})
    code, message = await refusal(new)
    assert (code, message) == (422, "100%.ipynb is not in the commit `HEAD`.")


async def test_a_notebook_as_it_was_exported_where_there_is_no_git(root, jp_fetch, post):
    notebook = root / "notebooks/a.ipynb"
    notebook.write_text("{}")
    files = [change("src/pricing/new.py", "NEW = 1\n")]
    await post("apply", files=files, undo="e1")
    notebook.write_text('{"cells": []}')
    response = await jp_fetch(NAMESPACE, "committed", params={"path": NOTEBOOK})
    assert json.loads(response.body) == {"text": "{}", "commit": None}


async def test_hand_over(repository, jp_fetch, post, refusal):
    response = await jp_fetch(NAMESPACE, "handover", params={"path": NOTEBOOK})
    told = json.loads(response.body)
    assert (told["branch"], told["trunk"], told["refusal"]) == ("main", True, None)
    (repository / "src/pricing/features.py").write_text("NEW = 1\n")
    files = {"files": ["src/pricing/features.py"], "notebook": None}
    named = {"branch": "promote/features", "message": "Move clean"}
    done = await post("handover", **files, **named)
    assert (done["branch"], done["files"]) == ("promote/features", files["files"])
    code, message = await refusal(post("handover", **files, **named))
    assert code == 422
    assert "nothing to commit" in message
    for wrong in ({"files": [1]}, {"notebook": 1}, {"branch": 1}, {"message": None}):
        code, message = await refusal(post("handover", **{**files, **named, **wrong}))
        assert (code, "must be" in message) == (400, True)


async def test_cells_are_kept_and_come_back(root, jp_fetch, post, refusal):
    await post("kept", name="a", text="[]")
    response = await jp_fetch(NAMESPACE, "kept", params={"path": NOTEBOOK, "name": "a"})
    assert json.loads(response.body) == {"text": "[]"}
    code, _ = await refusal(post("kept", name="a", text="other"))
    assert code == 409
    code, _ = await refusal(post("kept", name="a", text=None))
    assert code == 400
    gone = jp_fetch(NAMESPACE, "kept", params={"path": NOTEBOOK, "name": "b"})
    assert (await refusal(gone))[0] == 422
