"""Where references lead, as browsers and web servers follow them."""

from __future__ import annotations

import pytest

from guichet.links.resolve import Elsewhere, Local, Malformed, Outside, Resolver, Target

HERE = "/fr/emails/outlook/"

AT_THE_ROOT = Resolver("https://aide.example")
IN_A_FOLDER = Resolver("https://aide.example/centre")
NOWHERE_YET = Resolver(None)


def to(address: str | None, fragment: str = "") -> Local:
    return Local(address, fragment)


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        pytest.param("", to(None), id="nothing is the page itself"),
        pytest.param("#ports", to(None, "ports"), id="a lone fragment"),
        pytest.param("?q=x#ports", to(None, "ports"), id="a lone query"),
        pytest.param("./", to(HERE), id="this folder"),
        pytest.param(".", to(HERE), id="this folder without its slash"),
        pytest.param("../mail/", to("/fr/emails/mail/"), id="a sibling"),
        pytest.param("..", to("/fr/emails/"), id="the folder above without its slash"),
        pytest.param("../../../", to("/"), id="the root"),
        pytest.param("a.png", to(f"{HERE}a.png"), id="a file"),
        pytest.param("a.png?v=3", to(f"{HERE}a.png"), id="a query"),
        pytest.param("../mail", to("/fr/emails/mail"), id="no slash is kept as it is"),
        pytest.param("a//b", to(f"{HERE}a//b"), id="a double slash is kept as it is"),
        pytest.param("a/./b/../c", to(f"{HERE}a/c"), id="dots within"),
        pytest.param("%2e%2e/mail/", to("/fr/emails/mail/"), id="encoded dots"),
        pytest.param("%C3%A9t%C3%A9/", to(f"{HERE}été/"), id="encoded letters"),
        pytest.param("été/", to(f"{HERE}été/"), id="raw letters"),
        pytest.param("e\u0301te\u0301/", to(f"{HERE}e\u0301te\u0301/"), id="combining letters stay so"),
        pytest.param("a%20b", to(f"{HERE}a b"), id="an encoded space"),
        pytest.param("a%2520b", to(f"{HERE}a%20b"), id="encoded twice is decoded once"),
        pytest.param("a%2Fb", to(f"{HERE}a%2Fb"), id="an encoded slash is none"),
        pytest.param("%E9", to(f"{HERE}\udce9"), id="a byte that is not UTF-8"),
        pytest.param("a\\b", to(f"{HERE}a\\b"), id="a backslash is none of ours"),
        pytest.param(" \n../ma\til/ ", to("/fr/emails/mail/"), id="blanks that browsers drop"),
        pytest.param("../mail/#ports", to("/fr/emails/mail/", "ports"), id="a fragment"),
        pytest.param("../mail/#%C3%A9t%C3%A9", to("/fr/emails/mail/", "%C3%A9t%C3%A9"), id="a fragment as written"),
        pytest.param("../mail/#:~:text=imap", to("/fr/emails/mail/"), id="a text fragment names no element"),
        pytest.param("#ports:~:text=imap", to(None, "ports"), id="a text fragment after a fragment"),
        pytest.param("../../../../x", Outside(), id="above the root"),
        pytest.param("../../../../fr/emails/", Outside(), id="above the root and back"),
        pytest.param("//ailleurs.example/x", Elsewhere(), id="another server, our scheme"),
        pytest.param("https://ailleurs.example/#x", Elsewhere(), id="another server"),
        pytest.param("mailto:a@b.example", Elsewhere("mailto"), id="mail"),
        pytest.param("tel:+33", Elsewhere("tel"), id="telephone"),
        pytest.param("data:image/png;base64,AAAA", Elsewhere("data"), id="data"),
        pytest.param("JavaScript:void(0)", Elsewhere("javascript"), id="a script"),
        pytest.param("http://[", Malformed("its host or port is malformed"), id="half an IPv6 host"),
        pytest.param("https://a.example:port/", Malformed("its host or port is malformed"), id="a port in words"),
        pytest.param("https:///fr/", Malformed("it names no host"), id="no host"),
        pytest.param("https:fr/", Malformed("it names no host"), id="no slashes"),
    ],
)
@pytest.mark.parametrize("resolver", [AT_THE_ROOT, IN_A_FOLDER, NOWHERE_YET], ids=["root", "folder", "nowhere"])
def test_wherever_the_site_stands(resolver: Resolver, reference: str, target: Target) -> None:
    assert resolver.resolve(reference, HERE) == target


@pytest.mark.parametrize(
    ("reference", "at_the_root", "in_a_folder", "nowhere_yet"),
    [
        ("/", to("/"), Outside(), to("/")),
        ("/fr/", to("/fr/"), Outside(), to("/fr/")),
        ("/fr/../fr/#x", to("/fr/", "x"), Outside(), to("/fr/", "x")),
        ("/../fr/", Outside(), Outside(), Outside()),
        ("/centre/fr/", to("/centre/fr/"), to("/fr/"), to("/centre/fr/")),
        ("/centre/", to("/centre/"), to("/"), to("/centre/")),
        ("/centre", to("/centre"), to(""), to("/centre")),
        ("/centres/", to("/centres/"), Outside(), to("/centres/")),
        ("https://aide.example", to("/"), Elsewhere(), Elsewhere()),
        ("https://aide.example/fr/#x", to("/fr/", "x"), Elsewhere(), Elsewhere()),
        ("https://aide.example/centre/fr/", to("/centre/fr/"), to("/fr/"), Elsewhere()),
        ("HTTPS://AIDE.example:443/centre/", to("/centre/"), to("/"), Elsewhere()),
        ("http://aide.example/centre/fr/", to("/centre/fr/"), to("/fr/"), Elsewhere()),
        ("//aide.example/centre/fr/", to("/centre/fr/"), to("/fr/"), Elsewhere()),
        ("https://aide.example:8000/centre/", Elsewhere(), Elsewhere(), Elsewhere()),
        ("https://aide.example/centre/../autre/", to("/autre/"), Elsewhere(), Elsewhere()),
    ],
)
def test_as_the_site_stands(reference: str, at_the_root: Target, in_a_folder: Target, nowhere_yet: Target) -> None:
    assert AT_THE_ROOT.resolve(reference, HERE) == at_the_root
    assert IN_A_FOLDER.resolve(reference, HERE) == in_a_folder
    assert NOWHERE_YET.resolve(reference, HERE) == nowhere_yet


@pytest.mark.parametrize("reference", ["../", "/fr/", "#x", ""])
def test_relative_to_another_site_is_elsewhere(reference: str) -> None:
    assert AT_THE_ROOT.resolve(reference, None) == Elsewhere()
    assert AT_THE_ROOT.resolve("https://aide.example/fr/", None) == to("/fr/")
