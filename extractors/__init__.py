"""The reader: from a document to its articles, their names, things and statements."""
