"""Instances: the entities of an article with the keys that they are known by across articles.

Parties and places are known by their name alone. Works (projects, policies, products) and persons are known by a name
in a context that the same article gives: who invests, makes, issues or employs. A name that says too little stays with
its article.
"""

from __future__ import annotations

from dataclasses import dataclass

from ontology.statement import Entity

WORKS = frozenset({"Project", "Policy", "Product", "Person"})
"""Kinds whose names need a context."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A surface form of an instance.

    Parameters
    ----------
    keys
        Full keys: one for parties and places; one for each context for works. Empty for a generic surface.
    """

    surface: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """An entity of one article.

    Parameters
    ----------
    entity
        Its identifier in the record; ``<id>/<n>`` for the n-th place that contains it.
    kind
        Name of a kind of thing.
    names
        Its surfaces; the first is its name in the article and always has a key.
    hubs
        Registered organisations that its names belong to: instances with a common one are the same.
    within
        Identifier of the instance that is the next wider place; empty where none is known.
    place
        Identifier in `ontology.places`, for a registered place that is no town.
    apart
        Keys of other entities of the article that it certainly is not: parents, holdings.
    """

    article: str
    entity: str
    kind: str
    names: tuple[Name, ...]
    hubs: tuple[str, ...] = ()
    within: str = ""
    place: str = ""
    apart: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The key that it is known by in its article."""
        return self.names[0].keys[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys, hubs included, in order and without repetition."""
        return tuple(dict.fromkeys([*(k for name in self.names for k in name.keys), *self.hubs]))


def surfaces(entity: Entity) -> tuple[str, ...]:
    """Return the name and the aliases of an entity, each once."""
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))
