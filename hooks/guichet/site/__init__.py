"""The folder of a published site: manifest, permission to replace it, atomic replacement. Independent of MkDocs."""
