"""Change sets are written all or nothing, and only where they may be."""

import errno
import os
import stat
import threading

import pytest

from jupyterlab_promote.files import sha256
from jupyterlab_promote.writing import apply as writer
from jupyterlab_promote.writing import disk
from jupyterlab_promote.writing.lock import LockBusyError, locked
from jupyterlab_promote.writing.targets import ChangedError, RefusedError


def change(path, text, before=None):
    return {"path": path, "hash": None if before is None else sha256(before), "text": text}


def bytes_of(root):
    """Every file of a project but the undo store."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".promote/undo" not in path.as_posix()
    }


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "project"
    (root / "src").mkdir(parents=True)
    (root / "src" / "features.py").write_bytes(b"\xef\xbb\xbfOLD = 1\r\n")
    return root


OLD = b"\xef\xbb\xbfOLD = 1\r\n"


def test_writes_new_changed_and_deleted_files(root):
    (root / "gone.py").write_text("x = 1\n")
    written = writer.apply(
        root,
        [
            change("src/features.py", "\ufeffNEW = 1\r\n", OLD),
            change("src/pricing/deep/model.py", "M = 1\n"),
            change("gone.py", None, b"x = 1\n"),
        ],
        None,
    )
    assert written == ["src/features.py", "src/pricing/deep/model.py", "gone.py"]
    assert bytes_of(root) == {
        "src/features.py": b"\xef\xbb\xbfNEW = 1\r\n",
        "src/pricing/deep/model.py": b"M = 1\n",
    }
    assert (root / ".promote/undo/.gitignore").read_text() == "*\n"
    assert sorted(path.name for path in (root / ".promote/undo").iterdir()) == [
        ".gitignore",
        "lock",
    ]


def test_what_is_so_already_is_not_written(root):
    before = (root / "src/features.py").stat().st_ino
    assert writer.apply(root, [change("src/features.py", "\ufeffOLD = 1\r\n", OLD)], "a") == []
    assert (root / "src/features.py").stat().st_ino == before
    assert not (root / ".promote").exists()


def test_keeps_the_mode_of_files_and_follows_umask_for_new_ones(root):
    (root / "src/features.py").chmod(0o754)
    before = os.umask(0o027)
    try:
        writer.apply(
            root, [change("src/features.py", "A = 1\n", OLD), change("src/new.py", "B = 1\n")], None
        )
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "src/features.py").stat().st_mode) == 0o754
    assert stat.S_IMODE((root / "src/new.py").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (change("src/features.py", "x\n", b"something else"), "was changed since it was read"),
        (change("src/features.py", "x\n"), "was created by somebody else"),
        (change("src/lost.py", "x\n", b"old"), "was deleted since it was read"),
    ],
)
def test_a_changed_file_refuses_the_whole(root, bad, sentence):
    before = bytes_of(root)
    with pytest.raises(ChangedError, match=sentence):
        writer.apply(root, [change("src/new.py", "y\n"), bad], "a")
    assert bytes_of(root) == before


@pytest.mark.parametrize(
    "path",
    [
        "../out.py",
        "src/../../out.py",
        "/etc/passwd",
        "src//x.py",
        "",
        ".",
        "src/./x.py",
        "C:/x.py",
        "src\\..\\x.py",
        "a\0b.py",
        "a\nb.py",
        "\ud800.py",
        ".git/hooks/pre-commit",
        "sub/.GIT/config",
        ".promote/undo/x",
    ],
)
def test_paths_that_are_none_of_the_project_are_refused(root, path):
    before = bytes_of(root.parent)
    with pytest.raises(RefusedError):
        writer.apply(root, [change("ok.py", "x\n"), change(path, "x\n")], "a")
    assert bytes_of(root.parent) == before


def test_links_that_leave_the_project_are_not_written_through(root):
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "x.py").write_text("theirs\n")
    (root / "folder").symlink_to(outside)
    (root / "file.py").symlink_to(outside / "x.py")
    (root / "broken.py").symlink_to(outside / "not-there.py")
    (root / "loop").symlink_to(root / "loop")
    for path, known in [
        ("folder/x.py", b"theirs\n"),
        ("folder/new.py", None),
        ("file.py", b"theirs\n"),
        ("broken.py", None),
        ("loop/x.py", None),
    ]:
        with pytest.raises(RefusedError, match="link that leads out"):
            writer.apply(root, [change(path, "ours\n", known)], "a")
    assert bytes_of(outside) == {"x.py": b"theirs\n"}


def test_a_store_that_leads_out_of_the_project_is_refused(root):
    outside = root.parent / "outside"
    outside.mkdir()
    (root / ".promote").symlink_to(outside)
    with pytest.raises(RefusedError, match="no folder inside of the project"):
        writer.apply(root, [change("new.py", "x\n")], "a")
    assert list(outside.iterdir()) == []


def test_links_inside_of_the_project_are_written_through(root):
    (root / "link.py").symlink_to("src/features.py")
    (root / "lib").symlink_to("src")
    writer.apply(root, [change("link.py", "A = 1\n", OLD), change("lib/new.py", "B\n")], "a")
    assert (root / "link.py").is_symlink()
    assert (root / "src/features.py").read_text() == "A = 1\n"
    assert (root / "src/new.py").read_text() == "B\n"
    writer.revert(root, "a")
    assert (root / "src/features.py").read_bytes() == OLD
    assert not (root / "src/new.py").exists()


def test_folders_files_in_the_way_and_devices_are_refused(root):
    os.mkfifo(root / "pipe.py")
    for path, sentence in [
        ("src", "is a folder"),
        ("src/features.py/x.py", "is a file"),
        ("pipe.py", "no regular file"),
    ]:
        with pytest.raises(RefusedError, match=sentence):
            writer.apply(root, [change(path, "x\n")], "a")


def test_names_that_differ_by_case_alone_are_refused(root):
    for path in ("src/Features.py", "SRC/new.py"):
        with pytest.raises(RefusedError, match="upper and lower case"):
            writer.apply(root, [change(path, "x\n")], "a")
    with pytest.raises(RefusedError, match="the same file on some systems"):
        writer.apply(root, [change("a.py", "x\n"), change("A.py", "x\n")], "a")


def test_read_only_files_and_folders_are_refused(root):
    (root / "src/features.py").chmod(0o444)
    with pytest.raises(RefusedError, match="is read-only; make it writable"):
        writer.apply(root, [change("src/features.py", "x\n", OLD)], "a")
    (root / "src").chmod(0o555)
    with pytest.raises(RefusedError, match="no permission to write into `src`"):
        writer.apply(root, [change("src/deep/new.py", "x\n")], "a")
    (root / "src").chmod(0o755)


def test_half_a_unicode_character_is_refused(root):
    with pytest.raises(RefusedError, match="half a Unicode character"):
        writer.apply(root, [change("new.py", "x = '\ud800'\n")], None)


def test_a_missing_root_is_said(root):
    with pytest.raises(RefusedError, match="not there any more"):
        writer.apply(root / "nowhere", [change("new.py", "x\n")], None)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "no permission"),
    ],
)
@pytest.mark.parametrize("at", ["write .promote-", "rename .promote-"])
def test_a_failing_disk_leaves_everything_as_it_was(root, monkeypatch, code, sentence, at):
    before = bytes_of(root)
    count = 0

    def fail(step):
        nonlocal count
        count += step.startswith(at)
        if count == 2:
            count += 1
            raise OSError(code, os.strerror(code), str(root / "src/new.py"))

    monkeypatch.setattr(disk, "on_step", fail)
    files = [change("src/features.py", "A\n", OLD), change("src/new.py", "B\n")]
    with pytest.raises(RefusedError, match=sentence):
        writer.apply(root, files, "a")
    assert count > 2
    assert bytes_of(root) == before
    monkeypatch.setattr(disk, "on_step", None)
    assert writer.apply(root, files, "a") == ["src/features.py", "src/new.py"]


def test_an_edit_between_check_and_write_is_not_lost(root, monkeypatch):
    def edit(step):
        if step.startswith("rename journal.new"):
            (root / "src/features.py").write_text("an editor saved this\n")

    monkeypatch.setattr(disk, "on_step", edit)
    files = [change("src/new.py", "B\n"), change("src/features.py", "A\n", OLD)]
    with pytest.raises(ChangedError, match="changed while it was to be written"):
        writer.apply(root, files, "a")
    assert bytes_of(root) == {"src/features.py": b"an editor saved this\n"}


def test_revert_gives_back_the_bytes_before(root):
    (root / "gone.py").write_text("x = 1\n")
    (root / "gone.py").chmod(0o755)
    before = bytes_of(root)
    writer.apply(
        root,
        [
            change("src/features.py", "A\n", OLD),
            change("new/deep/b.py", "B\n"),
            change("gone.py", None, b"x = 1\n"),
        ],
        "export-1",
    )
    assert sorted(writer.revert(root, "export-1")) == [
        "gone.py",
        "new/deep/b.py",
        "src/features.py",
    ]
    assert bytes_of(root) == before
    assert not (root / "new").exists()
    assert stat.S_IMODE((root / "gone.py").stat().st_mode) == 0o755
    with pytest.raises(RefusedError, match="taken back already"):
        writer.revert(root, "export-1")


def test_revert_says_what_changed_since(root):
    writer.apply(root, [change("src/features.py", "A\n", OLD), change("b.py", "B\n")], "e")
    (root / "b.py").write_text("edited\n")
    with pytest.raises(ChangedError, match=r"Changed since the export: `b.py`\."):
        writer.revert(root, "e")
    assert (root / "src/features.py").read_text() == "A\n"
    assert (root / "b.py").read_text() == "edited\n"


@pytest.mark.parametrize("name", ["no-such", "../../x", "", "lock", ".gitignore"])
def test_revert_of_what_is_not_there(root, name):
    writer.apply(root, [change("b.py", "B\n")], "e")
    with pytest.raises(RefusedError, match="There is no record"):
        writer.revert(root, name)


def test_a_name_is_used_once(root):
    writer.apply(root, [change("b.py", "B\n")], "e")
    with pytest.raises(RefusedError, match="is there already"):
        writer.apply(root, [change("c.py", "C\n")], "e")
    for name in ("../x", "a.open", "a/b", ""):
        with pytest.raises(RefusedError, match="no name for an export"):
            writer.apply(root, [change("c.py", "C\n")], name)


def test_two_writers_at_once_one_wins(root):
    files = [
        [change("src/features.py", f"A = {number}\n", OLD), change(f"n{number}.py", "x\n")]
        for number in range(8)
    ]
    results = []

    def export(number):
        try:
            writer.apply(root, files[number], f"e{number}")
            results.append(number)
        except ChangedError:
            pass

    threads = [threading.Thread(target=export, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = results
    assert bytes_of(root) == {
        "src/features.py": f"A = {winner}\n".encode(),
        f"n{winner}.py": b"x\n",
    }


def test_a_busy_project_is_said(root, monkeypatch):
    monkeypatch.setattr(writer, "PATIENCE", 0.1)
    writer.apply(root, [change("b.py", "B\n")], None)
    with (
        locked(root / ".promote/undo/lock", 0),
        pytest.raises(RefusedError, match="Another export is being written"),
    ):
        writer.apply(root, [change("c.py", "C\n")], None)


def test_locks_where_the_file_system_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr("jupyterlab_promote.writing.lock._try_lock", lambda descriptor: False)
    with locked(tmp_path / "lock", 0):
        with pytest.raises(LockBusyError), locked(tmp_path / "lock", 0.1):
            pass
        assert (tmp_path / "lock.owner").exists()
    assert not (tmp_path / "lock.owner").exists()
    process = os.fork()
    if process == 0:
        os._exit(0)
    os.waitpid(process, 0)
    import platform

    (tmp_path / "lock.owner").write_text(f"{platform.node().replace(' ', '-')} {process}")
    with locked(tmp_path / "lock", 0):
        pass


def test_writes_files_outside_of_any_project(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "a.ipynb").write_text("{}")
    assert writer.write(
        [change("a.ipynb", "{ }", b"{}"), change("out/deep/m.py", "x\n")], folder
    ) == ["a.ipynb", "out/deep/m.py"]
    assert bytes_of(folder) == {"a.ipynb": b"{ }", "out/deep/m.py": b"x\n"}
    assert sorted(path.name for path in folder.iterdir()) == ["a.ipynb", "out"]
    with pytest.raises(ChangedError):
        writer.write([change("a.ipynb", "x", b"{}")], folder)
    with pytest.raises(RefusedError):
        writer.write([change("../x", "x")], folder)
