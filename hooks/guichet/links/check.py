"""Checks of one reference: its file exists, and so does the element that its fragment names."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection
from urllib.parse import quote, unquote

from guichet.diagnostics import did_you_mean
from guichet.links.fault import Fault, SiteLink
from guichet.links.nearest import Nearest, suggest
from guichet.links.resolve import Local, Malformed, Outside
from guichet.links.site import address_of, legible
from guichet.model import same_fragment

_BROWSERS_OWN = frozenset({"", "top"})
"""Fragments that lead to the top of any page, ignoring case."""

_THEMES_OWN = "__"
"""Prefix of the theme's internal ids, which are never suggested."""

_REFUSED = frozenset({"javascript", "vbscript", "data", "file", "blob", "about"})
"""Schemes that run code in the page, or whose targets readers cannot reach."""
_KNOWN_SCHEMES = frozenset(
    "http https mailto tel sms callto facetime geo webcal xmpp sip sips imap pop ldap news irc ircs ftp ftps sftp ssh"
    " git magnet urn matrix skype whatsapp tg itms-apps market ms-settings ms-outlook".split()
)
_REST = re.compile(r"[?#].*", re.DOTALL)
_RESERVED = {ord(letter): quote(letter) for letter in ' "#%<>?'}


def unresolved(link: SiteLink, target: Outside | Malformed) -> Fault:
    """The fault of a *link* that is malformed or leads outside the site's folder."""
    match target:
        case Outside():
            return Fault("site-target-outside", link.file, link)
        case Malformed(reason):
            return Fault("site-target-malformed", link.file, link, {"reason": reason})


def former(link: SiteLink, to: str, base: str) -> Fault:
    """The fault of a *link* that uses a former address of the site for its page *to*.

    *base* is the site's folder on its server.
    """
    return Fault("site-target-former", link.file, link, {"repaired": _rooted(address_of(to), base, link)})


def relative(link: SiteLink, target: Local, base: str) -> Fault:
    """The fault of a relative *link* on a page that the server shows at addresses of any depth, as `404.html`."""
    return Fault("site-target-relative", link.file, link, {"repaired": _rooted(target.address or "/", base, link)})


def foreign(link: SiteLink, scheme: str) -> Fault | None:
    """The fault of a *link* whose *scheme* is neither HTTP nor one that readers commonly have a program for."""
    if scheme in _REFUSED:
        return Fault("site-scheme-refused", link.file, link, {"scheme": f"{scheme}:"})
    if scheme in _KNOWN_SCHEMES:
        return None
    suggestion = did_you_mean(f"{scheme}:", [f"{known}:" for known in sorted(_KNOWN_SCHEMES)])
    return Fault("site-scheme-doubtful", link.file, link, {"scheme": f"{scheme}:", "suggestion": suggestion})


def missing(link: SiteLink, address: str, nearest: Nearest) -> Fault:
    """The fault of a *link* to an *address* that the site does not have."""
    wrong = legible(address) or "/"
    with_slash = f"{address}/"
    if nearest.site.file_at(with_slash) is not None:
        values = {"address": legible(with_slash), "repaired": _way(with_slash, link)}
        return Fault("site-slash-missing", link.file, link, values)
    found = nearest.spelled(address)
    if found is None:
        values = {"address": wrong, "suggestion": nearest.suggestion(address)}
        return Fault("site-target-missing", link.file, link, values)
    difference, is_visible = _difference(address, found)
    repaired = _way(found, link, encoded=not is_visible)
    values = {"address": wrong, "found": legible(found), "difference": difference, "repaired": repaired}
    return Fault("site-target-spelling", link.file, link, values)


def misplaced(link: SiteLink, target: str, fragment: str, anchors: Collection[str]) -> Fault | None:
    """The fault of a *link* to an element of the page *target*, which has *anchors*; `None` if it is there.

    Browsers compare a fragment as written, then percent-decoded, and nothing else. A fragment that matches
    an element only after its accents are composed or transliterated, as authors may write it, gets another code than
    one that matches none.
    """
    decoded = unquote(fragment)
    if fragment.lower() in _BROWSERS_OWN or fragment in anchors or decoded in anchors:
        return None
    values = {"fragment": decoded, "address": legible(address_of(target))}
    meant = same_fragment(fragment) if not decoded.isascii() else []
    found = next((anchor for anchor in meant if anchor in anchors), None)
    if found is not None:
        return Fault("site-fragment-spelling", link.file, link, values | {"found": found})
    known = sorted({anchor for anchor in anchors if not anchor.startswith(_THEMES_OWN)})
    suggestion = suggest(decoded, known) if known else "lead to the page as a whole: it has no anchors"
    return Fault("site-fragment-missing", link.file, link, values | {"suggestion": suggestion})


def _difference(address: str, found: str) -> tuple[str, bool]:
    """How *found* differs from *address*, and whether the difference is visible."""
    composed, composed_found = unicodedata.normalize("NFC", address), unicodedata.normalize("NFC", found)
    if composed == composed_found:
        return "its accents composed otherwise (Unicode NFC, NFD)", False
    if composed.casefold() == composed_found.casefold():
        return "in another letter case", True
    return "with other slashes", True


def _rooted(address: str, base: str, link: SiteLink) -> str:
    """*link*, corrected to lead to *address* from the root of the server."""
    rest = _REST.search(link.reference)
    return legible(f"{base}{address[1:]}".translate(_RESERVED)) + (rest[0] if rest else "")


def _way(address: str, link: SiteLink, *, encoded: bool = False) -> str:
    """*link*, corrected to lead to *address*: its path alone is another one."""
    way = posixpath.relpath(address, link.folder) if link.folder is not None else address.rstrip("/")
    way += "/" if address.endswith("/") else ""
    rest = _REST.search(link.reference)
    path = quote(way, errors="surrogateescape") if encoded else legible(way.translate(_RESERVED))
    return path + (rest[0] if rest else "")
