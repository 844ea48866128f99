"""Options: what MkDocs takes in `mkdocs.yml`, judged as MkDocs judges it, and without it.

The options of other plugins and of extensions are theirs to judge, when the site is built.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from guichet.diagnostics import Diagnostic, did_you_mean
from guichet.project.configuration import Configuration
from guichet.project.extensions import in_its_place
from guichet.project.installed import is_extension, is_plugin
from guichet.schema.settings import is_site_address
from guichet.source import Plain, Value
from guichet.source.strict_yaml import Path as ValuePath


def is_text(value: Value) -> bool:
    """Whether YAML takes *value* for a text, and not for a number or a truth."""
    return isinstance(value, str) and (not isinstance(value, Plain) or value.kind == "str")


def is_true(value: Value, *, default: bool) -> bool:
    """What *value*, a truth as YAML writes it, says; *default*, where nothing stands."""
    return default if value is None else str(value).lower() in ("true", "yes", "on")


def named_entries(configuration: Configuration, option: str) -> Iterator[tuple[str, ValuePath, Value]]:
    """The names that *option* lists, each with its place and the options that stand below it.

    Such a list is written as names or as mappings of one name each, or is a mapping as a whole.
    """
    value = configuration.at(option)
    if isinstance(value, dict):
        for name, options in value.items():
            yield name, (option, name), options
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, dict) and len(entry) == 1:
                name, options = next(iter(entry.items()))
                yield name, (option, index, name), options
            elif isinstance(entry, str):
                yield entry, (option, index), None


@dataclass(frozen=True)
class _Form:
    """What an option takes."""

    what: str
    repair: str
    fits: Callable[[Value], bool]
    takes_nothing: bool = True
    """Whether an option with nothing behind it counts as left out."""


def _is_address(value: Value) -> bool:
    if not isinstance(value, str) or not is_text(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return not value or bool(parts.scheme and parts.netloc)


def _is_site(value: Value) -> bool:
    return isinstance(value, str) and is_text(value) and (not value or is_site_address(value))


def _is_server(value: Value) -> bool:
    found = re.fullmatch(r"\[?([^\]]+)\]?:(\d+)", value) if isinstance(value, str) and is_text(value) else None
    if found is None:
        return False
    try:
        return found[1] == "localhost" or bool(ip_address(found[1]))
    except ValueError:
        return False


def _are_texts(value: Value) -> bool:
    return isinstance(value, list) and all(map(is_text, value))


def _are_scripts(value: Value) -> bool:
    return isinstance(value, list) and all(
        is_text(entry) or (isinstance(entry, dict) and is_text(entry.get("path"))) for entry in value
    )


def _is_navigation(value: Value) -> bool:
    return isinstance(value, list) and all(
        is_text(entry)
        or (
            isinstance(entry, dict)
            and len(entry) == 1
            and all(is_text(inner) or _is_navigation(inner) for inner in entry.values())
        )
        for entry in value
    )


def _are_named(value: Value) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and all(
        is_text(entry) or (isinstance(entry, dict) and len(entry) == 1) for entry in value
    )


_TEXT = _Form("a text", "put it in quotes", is_text)
_TRUTH = _Form("true or false", "write `true` or `false`", lambda value: getattr(value, "kind", "") == "bool")
_ADDRESS = _Form("a web address", "write it whole, such as https://help.example.org/", _is_address)
_TEXTS = _Form("a list of texts", "write `[one, two]`", _are_texts)
_NAMES = _Form("a list of names", "write each on a line of its own that begins with `- `", _are_named)
_MAPPING = _Form(
    "lines of `key: value`", "write such lines below it", lambda value: isinstance(value, dict), takes_nothing=False
)
_OPTIONS: Mapping[str, _Form] = {
    **dict.fromkeys(
        ("site_name", "site_description", "site_author", "copyright", "docs_dir", "site_dir", "repo_name"), _TEXT
    ),
    **dict.fromkeys(("edit_uri", "edit_uri_template", "exclude_docs", "draft_docs", "not_in_nav"), _TEXT),
    **dict.fromkeys(("remote_branch", "remote_name"), _TEXT),
    "site_url": _Form("a web address", "write it whole, such as https://help.example.org/", _is_site),
    "repo_url": _ADDRESS,
    **dict.fromkeys(("strict", "use_directory_urls"), _TRUTH),
    **dict.fromkeys(("extra_css", "extra_templates", "watch"), _TEXTS),
    **dict.fromkeys(("plugins", "markdown_extensions"), _NAMES),
    **dict.fromkeys(("extra", "validation"), _MAPPING),
    "hooks": _Form("a list of files", "write `[one, two]`", _are_texts, takes_nothing=False),
    "extra_javascript": _Form("a list of scripts", "write `[one, two]`", _are_scripts),
    "nav": _Form("a list of pages", "write each on a line of its own that begins with `- `", _is_navigation),
    "dev_addr": _Form("an address of this machine", "write it as `127.0.0.1:8000`", _is_server),
    "theme": _Form("the name of a theme", "write `material`", lambda value: is_text(value) or isinstance(value, dict)),
}
_UNUSED: Mapping[str, tuple[str, str]] = {
    "draft_docs": ("the front matter of a guide says whether it is a draft", "; write `status: draft` there"),
    "nav": (
        "pages are listed by product, section and order",
        "; write `sections` in the `index.md` of a product, and `order` in its guides",
    ),
    "not_in_nav": ("every guide is listed, unless its front matter says otherwise", "; write `hidden: true` there"),
    "site_author": ("no page shows it", "; `copyright` stands at the foot of each"),
    "validation": ("every link is checked", ""),
}
"""What MkDocs takes and Guichet has no use for: why, and what is there in its place."""


def option_faults(configuration: Configuration, root: Path) -> Iterator[Diagnostic]:
    """What MkDocs would refuse or doubt of *configuration*, whose paths begin at *root*."""
    if configuration.at("site_name") is None:
        repair = "add a line `site_name: …`"
        yield configuration.diagnostic("missing-key", (), at_key=True, key="site_name", repair=repair)
    sound = set()
    for name, value in configuration.values.items():
        form = _OPTIONS.get(name)
        if form is None:
            suggestion = did_you_mean(name, _OPTIONS)
            yield configuration.diagnostic("option-unknown", (name,), at_key=True, key=name, suggestion=suggestion)
        elif (value is None and form.takes_nothing) or form.fits(value):
            sound.add(name)
        else:
            yield configuration.diagnostic(
                "invalid-value",
                (name,),
                name=f"`{name}`",
                found=_found(value),
                expected=form.what,
                repair=form.repair,
            )
    for name in [name for name in _UNUSED if name in sound and configuration.at(name) is not None]:
        reason, instead = _UNUSED[name]
        yield configuration.diagnostic(
            "configuration-unused", (name,), at_key=True, name=name, reason=reason, repair=instead
        )
    if "use_directory_urls" in sound and not is_true(configuration.at("use_directory_urls"), default=True):
        yield _refused(configuration, ("use_directory_urls",), "the address of a page ends in `/`", "remove the line")
    yield from _path_faults(configuration, root, sound)
    yield from _name_faults(configuration, sound)


def _path_faults(configuration: Configuration, root: Path, sound: set[str]) -> Iterator[Diagnostic]:
    """What is wrong with the paths of the options that are *sound* in themselves."""
    for option, exists in (("hooks", os.path.isfile), ("watch", os.path.exists)):
        entries = configuration.at(option) if option in sound else None
        for index, path in enumerate(entries if isinstance(entries, list) else []):
            if not exists(root / str(path)):
                yield _refused(configuration, (option, index), f"`{path}` does not exist", "correct the path")
    docs, site = (root / str(configuration.at(option) or option[:-4]) for option in ("docs_dir", "site_dir"))
    # Other than those of `Path`, these functions take a name that is too long for one that is not there.
    docs, site = (Path(os.path.realpath(folder)) for folder in (docs, site))
    if not os.path.isdir(docs) and (configuration.at("docs_dir") is not None or os.path.lexists(docs)):
        yield _refused(configuration, ("docs_dir",), f"the folder `{docs.name}` does not exist", "create it")
    elif docs == root:
        reason = "`docs_dir` is the folder of the configuration itself"
        yield _refused(configuration, ("docs_dir",), reason, "name a folder below it, such as `docs`")
    elif docs.is_relative_to(site) or site.is_relative_to(docs):
        reason = "`docs_dir` and `site_dir` lie one within the other"
        yield _refused(configuration, ("site_dir",), reason, "name two folders beside each other")


def _name_faults(configuration: Configuration, sound: set[str]) -> Iterator[Diagnostic]:
    """The plugins and extensions among the *sound* options that nothing installed has the name of."""
    if "plugins" in sound:
        for name, path, options in named_entries(configuration, "plugins"):
            if not is_plugin(name):
                reason, repair = f"the plugin `{name}` is not installed", "install it, or correct its name"
                yield _refused(configuration, path, reason, repair)
            elif options is not None and not isinstance(options, dict):
                yield _refused(configuration, path, f"the options of `{name}` are no mapping", "write `key: value`")
    if "markdown_extensions" in sound:
        for name, path, _ in named_entries(configuration, "markdown_extensions"):
            if not is_extension(name):
                reason, repair = f"the Markdown extension `{name}` is not installed", "install it, or remove its name"
                yield _refused(configuration, path, reason, repair)
            else:
                yield configuration.diagnostic(
                    "extension-unused", path, at_key=path[-1] == name, name=name, instead=in_its_place(name)
                )


def _refused(configuration: Configuration, path: ValuePath, reason: str, repair: str) -> Diagnostic:
    return configuration.diagnostic("configuration", path, reason=reason, repair=repair)


def _found(value: Value) -> str:
    """How a message names *value*."""
    match value:
        case None:
            return "empty"
        case list():
            return "a list"
        case dict():
            return "a mapping"
    kinds = {"bool": "a truth", "int": "a number", "float": "a number", "timestamp": "a date"}
    kind = kinds.get(value.kind) if isinstance(value, Plain) else None
    return f'"{value}"' + (f", {kind}" if kind else "")
