"""The shelf of relation types: one Turtle file each, read by `ontology.relation`, which explains its notations.

To add a relation type, add a file whose name is the relation's. Its labels, kinds, patterns, examples and
counter-examples are all that the reader, the shapes, the pictures and the tests need.
"""
