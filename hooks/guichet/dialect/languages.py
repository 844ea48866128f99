"""Languages whose code may be coloured, as measured: a guide comes from strangers, and most lexers can be made to hang.

Every lexer of Pygments 2.21 was given repetitions of single characters and common marks, and of what each of its own
regular expressions repeats, behind what leads there, in each of its states; up to 10,000 characters. The lexers that
it hands parts of the code to are judged with it. Left out are those whose time grows with a higher power than the
square or that let the code name any other lexer, such as `http`.
"""

from __future__ import annotations

LINEAR = frozenset(
    """
    abl abnf actionscript actionscript3 ada ada2005 ada95 aheui alloy ambienttalk apl arexx arrow as as3 asc asn1 at
    augeas awk b3d basic bazel bbcbasic bc be befunge berry bf bib bibtex blitzbasic blueprint bnf bplus bqn brainfuck
    bst bst-pybtex bugs ca65 capnp carbon cbmbas cel cfs chai chaiscript cirru clean clipper clj cljs clojure
    clojurescript cobol cobolfree coffee coffee-script coffeescript comal comal80 coq cpsa cr crmsh croc cry cryptol
    crystal csound-sco csound-score d dart dax debian.sources debsources delphi diff dmesg dot dtd duby dylan
    dylan-console dylan-repl ebnf elisp elixir elm elpi emacs emacs-lisp erb erl erlang ex execline exs ezhil f# f90
    fc felix fennel fif fift flatline flo floscript flx fnl fortran fortranfixed foxpro fsharp func futhark gap
    gap-console gap-repl gawk gcode genshitext gleam glsl golo gooddata-cl googlesql graphql graphviz groff gsed gsql
    hare haxe haxeml hexdump hx hxml hxsl hy hylang i6 i6t icon idl iex inform6 irb isabelle jags janet javascript
    javascript+mozpreproc jcl jl jlcon jmespath jp jproperties js js+ul4 json json-ld json-object jsonld julia
    julia-repl juttle k kconfig kernel-config kmsg kotlin kql kusto latex lcry lcryptol ldapconf ldaprc lean lean3
    lean4 limbo linux-config linuxconfig literate-cryptol llvm-mir-body lobas logtalk lsl macaulay2 macsyma man maql
    mathematica mawk maxima menuconfig meson meson.build minid miniscript mips mma mojo monkey monte moo moocode mosel
    mozhashpreproc mozpercentpreproc ms mupad mysql nawk nb newspeak nginx nim nimrod nodejsrepl nroff nsh nsi nsis
    numpy nusmv objectpascal octave odin oobas openbugs openedge parasail pas pascal pcmk pddl pem phix php php3 php4
    php5 pig pkgconfig po pointless pony portugol posh postgres-explain postscr postscript pot powershell praat
    procfile progress prolog properties proto protobuf prql ps1 ps1con psm1 psysh ptx purescript purs pwsh
    pwsh-session py py+ul4 py2 py2tb py3 pyi python python2 python3 q qbasic qbs qlik qlikscript qliksense qlikview
    qml rb rbcon rconsole rd rebol red redcode rexx ride rnc rng-compact roboconf-graph robotframework rocq
    rocq-prover rout rql rs rts ruby rust sage sass savi sc scheme scilab scm sed sgf shen sieve slim smarty sml snbt
    snobol sobas solidity sophia sources.list sourceslist spec spice spicelang sql sqlite3 squid squid.conf squidconf
    srcinfo ssed stan starlark supercollider sv swift systemverilog tact tal tap tasm tcl teal teraterm teratermmacro
    termcap terminfo tex thingsdb ti tlb tls tnt todotxt toml trafficscript tsx ttl udiff ul4 unicon unixconfig
    urbiscript uxntal v vb.net vbnet vbscript vcl vclsnippet vclsnippets vctreestatus verifpal verilog vfp vgl
    visual-basic visualbasic visualprolog visualprologgrammar vyper wast wat wdiff webidl wgsl winbugs wl wolfram wren
    xbase yar yara zephir zetasql
    """.split()
)
"""Ten thousand characters take at most 0.2 s, and twice as many twice as long."""

QUADRATIC = frozenset(
    """
    abap aconf adl agda amdgpu ampl androidbp apache apacheconf applescript asm aspectj bare bbcode bdd blitzmax bmax
    boa boo boogie bp caddy caddyfile cadl camkes capdl ceylon cf3 cfengine3 cfg cl clay cmake codeql common-lisp
    componentpascal cp cplint csound csound-csd csound-document csound-orc css css+django css+erb css+genshi
    css+genshitext css+jinja css+lasso css+mako css+mozpreproc css+php css+ruby css+smarty css+ul4 cypher cython
    d-objdump dasm16 desktop dg django do dosini dpatch dylan-lid earl-grey earlgrey ecl eg eiffel extempore forth
    fstar gas gd gdscript gnuplot go golang gosu groovy gst haml handlebars haskell hlsl hs hsa hsail hspec html
    html+django html+erb html+handlebars html+jinja html+lasso html+mako html+ng2 html+php html+ruby html+smarty
    html+twig html+ul4 html+velocity htmldjango hybris idl4 idr idris igor igorpro ik ini io ioke irc j java
    javascript+django javascript+erb javascript+genshi javascript+genshitext javascript+jinja javascript+lasso
    javascript+mako javascript+php javascript+ruby javascript+smarty jinja js+django js+erb js+genshi js+genshitext
    js+jinja js+lasso js+mako js+php js+ruby js+smarty json5 jsonnet jsx koka lagda lasso lassoscript less lhaskell
    lhs lid lidr lidris lighttpd lighty lilypond liquid lisp literate-agda literate-haskell literate-idris live-script
    livescript llvm llvm-mir lua m2 mako mask matlab matlabsession modelica modula2 moin moon moonscript msc mscgen
    mxml nasm nestedtext newlisp ng2 nix nixos nt numba_ir numbair objdump objdump-nasm ocaml omg-idl opa openscad
    pacmanconf perl6 pl6 pov promql puppet pypy pypylog pyrex pyx ql qvt qvto r ragel ragel-d ragel-em ragel-rb
    ragel-ruby raku react reason reasonml resource resourcebundle rhtml roboconf-instances rsl s salt sarl scd scdoc
    scss shex shexc silver sls smali smalltalk snowball soong sparql splus sql+jinja squeak st stata t-sql thrift
    trac-wiki ts tsql turtle twig typescript typoscript typoscriptcssdata typoscripthtmldata ucode urlencoded usd usda
    vala vapi velocity vhdl vim vue whiley wowtoc x10 xml xml+django xml+erb xml+jinja xml+lasso xml+mako xml+php
    xml+ruby xml+smarty xml+ul4 xml+velocity xorg.conf xslt xten xul+mozpreproc yaml yaml+jinja yml zone
    """.split()
)
"""Three thousand characters take at most 0.65 s, and twice as many four times as long."""
