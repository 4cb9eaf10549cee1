"""Promotion notes are read where the standards document names them."""

from jupyterlab_promote.reading.project import read_project


def test_promotion_notes_and_their_template_are_handed_over(tmp_path):
    root = tmp_path / "project"
    (root / "docs/notes [new]").mkdir(parents=True)
    (root / "STANDARDS.md").write_text(
        "---\nlibrary: src\nnote: 'docs/notes [new]/{module}-{date}.md'\n"
        "note-template: docs/template.md\n---\n"
    )
    for name in ("docs/notes [new]/a-2026.md", "docs/other.md", "docs/template.md"):
        (root / name).write_text("x\n")
    (root / "docs/notes [new]/a-2027.md").symlink_to("/etc/hostname")
    paths = [file["path"] for file in read_project(root)["files"]]
    assert [path for path in paths if path.startswith("docs/")] == [
        "docs/notes [new]/a-2026.md",
        "docs/template.md",
    ]
