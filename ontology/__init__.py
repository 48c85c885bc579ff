"""The language: what can be said, in Turtle and SHACL, and the statement that says it."""
