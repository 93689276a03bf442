"""One file a step; a step that has landed is never changed."""
