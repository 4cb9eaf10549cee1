"""An export as a branch and a commit, by the user's own git."""
