"""The pages of this help centre that browser tests visit, and how a test opens one."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Page

GENERAL_GUIDE = "/fr/emails/generalites-sur-les-emails-mutualises/"
KINDS = {
    "home": "/",
    "product": "/fr/emails/",
    "guide": GENERAL_GUIDE,
    "page": "/auteurs/",
    "sheet": "/fr/parametres/mutualise/",
    "not-found": "/404.html",
}
"""One address for each kind of page."""
MISSED = "/fr/emails/configurer-outlook-2016.html"
"""An address at which there is nothing; hosts answer with the page for what is missing."""
PAGES = {
    **KINDS,
    "tutorial": "/fr/emails/configuration-outlook-2016/",
    "dialect": "/auteurs/dialecte/",
    "codes": "/auteurs/codes/",
}
"""The same, with pages that show what others of their kind do not."""


class OpenPage(Protocol):
    """Opens an address in a new window."""

    def __call__(self, address: str, *, scripts: bool = True, dark: bool = False, phone: bool = False) -> Page:
        """The page at *address*."""
