"""The events of MkDocs, for a project that names this file under `hooks`: the same as those of the plugin."""

from __future__ import annotations

from guichet.events import Events

_events = Events()
on_startup = _events.on_startup
on_config = _events.on_config
on_files = _events.on_files
on_nav = _events.on_nav
on_env = _events.on_env
on_page_context = _events.on_page_context
on_template_context = _events.on_template_context
on_post_page = _events.on_post_page
on_post_template = _events.on_post_template
on_post_build = _events.on_post_build
on_shutdown = _events.on_shutdown
on_serve = _events.on_serve
on_build_error = _events.on_build_error
