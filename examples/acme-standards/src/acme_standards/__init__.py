"""The standards are in the Markdown files beside this one; nothing here is ever imported."""
