"""The folder of a published site: its manifest, what it may replace, the step in which it does. Knows no MkDocs."""
