"""The older layout: a folder per guide, files named for what they are, built as it stands."""

from __future__ import annotations

from pathlib import Path

from builds import CONFIGURATION, build, contents, write_centre
from projects import load_project

GUIDE = "---\ntitle: {title}\nslug: {slug}\nlegacy_guide_number: {number}\nsection: Premiers pas\n---\n\n{body}"
TREE: dict[str, str | bytes] = {
    "guides/home.fr-fr.md": "---\ntitle: Accueil\n---\n\nBienvenue.\n",
    "guides/home.en-gb.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "guides/web_cloud/universe.fr-fr.md": "---\ntitle: Web\n---\n\n[E-mails](mx_plan/product.fr-fr.md)\n",
    "guides/web_cloud/mx_plan/product.fr-fr.md": "---\ntitle: MX Plan\n---\n",
    "guides/web_cloud/mx_plan/outlook/guide.fr-fr.md": GUIDE.format(
        title="Configurer Outlook",
        slug="configurer-outlook",
        number=1474,
        body="![Écran](images/ecran.png)\n\n[Mail](../mail_on_mac/guide.fr-fr.md) et []({legacy}1475)\n",
    ),
    "guides/web_cloud/mx_plan/outlook/guide.en-gb.md": GUIDE.format(
        title="Set up Outlook", slug="set-up-outlook", number=1474, body="[Mail](../mail_on_mac/guide.fr-fr.md)\n"
    ),
    "guides/web_cloud/mx_plan/outlook/images/ecran.png": b"\x89PNG\r\n\x1a\n",
    "guides/web_cloud/mx_plan/mail_on_mac/guide.fr-fr.md": GUIDE.format(
        title="Configurer Mail", slug="configurer-mail", number=1475, body="Texte.\n"
    ),
    "docs/assets/x.txt": "x",
}
BOTH = CONFIGURATION.replace("extra: {generator: false}", "extra: {generator: false, guichet: {languages: [en]}}")


def test_it_is_published_at_the_addresses_of_today(tmp_path: Path) -> None:
    root = write_centre(tmp_path, TREE, configuration=BOTH)
    (root / "docs/index.md").unlink()
    (root / "guides/emails/index.md").unlink()
    done = build(root, "--strict")
    assert done.status == 0, done.err
    site = contents(root / "site")
    assert {name for name in site if name.endswith("index.html") and "/g147" not in f"/{name}"} == {
        "index.html",
        "en/index.html",
        "fr/index.html",
        "fr/web-cloud/index.html",
        "fr/mx-plan/index.html",
        "en/mx-plan/index.html",
        "fr/mx-plan/configurer-outlook/index.html",
        "fr/mx-plan/configurer-mail/index.html",
        "en/mx-plan/set-up-outlook/index.html",
    }
    assert "web_cloud/mx_plan/outlook/images/ecran.png" in site
    outlook = site["fr/mx-plan/configurer-outlook/index.html"].decode()
    assert 'src="../../../web_cloud/mx_plan/outlook/images/ecran.png"' in outlook
    assert outlook.count('href="../configurer-mail/"') >= 2
    assert 'hreflang="en" href="https://aide.example.org/en/mx-plan/set-up-outlook/"' in outlook


def test_a_language_that_the_site_does_not_have_is_reported(tmp_path: Path) -> None:
    loading = load_project(tmp_path, {"guides/emails/outlook/guide.de-de.md": TREE["guides/home.fr-fr.md"]})
    assert [(found.code, found.location.path) for found in loading.diagnostics] == [
        ("language-unknown", "guides/emails/outlook/guide.de-de.md"),
    ]
