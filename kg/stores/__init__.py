"""The shelf of stores: every implementation of `kg.store.Store`."""

from __future__ import annotations

from kg.stores.embedded import EmbeddedStore
from kg.stores.memory import MemoryStore

STORES = (EmbeddedStore, MemoryStore)
"""All implementations; the contract suite runs over each."""

__all__ = ["STORES", "EmbeddedStore", "MemoryStore"]
