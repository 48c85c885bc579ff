"""The shelf of relation types: one Turtle file each, read by `ontology.relation`."""
