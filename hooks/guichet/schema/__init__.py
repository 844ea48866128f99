"""Schema: what authors may write in front matter, in the data file and in the settings, and how it is refused."""
