"""Languages whose code may be coloured, as measured: a guide comes from strangers, and most lexers can be made to hang.

Every lexer of Pygments 2.21 was given repetitions of single characters and common marks, and of what each of its own
regular expressions repeats, behind what leads there, in each of its states; up to 10,000 characters. The lexers that
it hands parts of the code to are judged with it. Left out are those whose time grows with a higher power than the
square or that let the code name any other lexer, such as `http`.
"""

from __future__ import annotations

LINEAR = frozenset(
    """
    abnf actionscript actionscript3 ada ada2005 ada95 aheui alloy ambienttalk apl arrow as as3 asc asn1 at augeas awk
    b3d bazel bbcbasic bc be befunge berry bf bib bibtex blitzbasic blueprint bnf bplus bqn brainfuck bst bst-pybtex
    bugs ca65 capnp carbon cbmbas cel cfs chai chaiscript cirru clean clj cljs clojure clojurescript cobol cobolfree
    coffee coffee-script coffeescript comal comal80 cpsa cr crmsh croc cry cryptol crystal csound-sco csound-score d
    dart dax debian.sources delphi diff dot duby dylan elixir erlang ex exs f# f90 fortran fsharp gawk graphql
    graphviz gsed javascript jproperties js json json-ld json-object jsonld kotlin latex lobas mawk mysql nawk nginx
    objectpascal oobas openbugs pas pascal pcmk pem php php3 php4 php5 posh postscr postscript powershell properties
    proto protobuf ps1 psm1 pwsh py py3 pyi python python3 rb rs ruby rust sage scheme scm sed smarty sobas sql
    sqlite3 squid squid.conf squidconf ssed starlark swift tcl tex toml udiff vb.net vbnet vcl visual-basic
    visualbasic winbugs
    """.split()
)
"""Ten thousand characters take at most 0.2 s, and twice as many twice as long."""

QUADRATIC = frozenset(
    """
    abap aconf agda amdgpu ampl apache apacheconf applescript aspectj bare bbcode bdd blitzmax bmax boa boo boogie
    caddy caddyfile cadl camkes capdl ceylon cf3 cfengine3 cfg cl clay cmake codeql common-lisp componentpascal cp
    cplint csound csound-csd csound-document csound-orc css css+django css+jinja css+php css+smarty cypher desktop dg
    django dosini dpatch ecl gnuplot go golang groovy haskell hs html html+ng2 idl4 ini java jinja json5 jsx less
    lighttpd lighty lisp lua matlab ng2 nix nixos ocaml puppet ql r react s salt scss sls splus ts twig typescript vim
    xml yaml yaml+jinja yml zone
    """.split()
)
"""Three thousand characters take at most 0.65 s, and twice as many four times as long."""
