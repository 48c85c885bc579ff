"""Parts of the linker: segments by their wording, names inside names, aliases, role words."""
