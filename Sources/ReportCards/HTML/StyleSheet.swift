/// The style of every page, written into the page so that it can be sent as one file.
enum StyleSheet {
  /// What a page is made of, beyond what every page has.
  struct Parts: OptionSet {
    let rawValue: Int
    /// A table of many narrow columns.
    static let wide = Parts(rawValue: 1)
    /// A map, a form or what a script adds.
    static let tools = Parts(rawValue: 2)
    /// A verdict or bars.
    static let card = Parts(rawValue: 4)
  }

  /// The style of a page with some parts.
  static func text(_ parts: Parts) -> String {
    base + letters + (parts.contains(.wide) ? wide : "") + (parts.contains(.tools) ? tools : "") + small + print
      + (parts.contains(.card) ? card : "")
  }

  private static let base = """
    :root{--ink:#10202e;--soft:#4a5a68;--line:#c9d3dc;--paper:#fff;--tint:#f3f6f9;--bar:#275f94;--track:#e3e9ef;--link:#1a4f86}
    @media (prefers-color-scheme:dark){:root{--ink:#e8eef4;--soft:#a9b8c6;--line:#3a4a59;--paper:#10181f;--tint:#18232d;\
    --bar:#7db0d8;--track:#2a3947;--link:#9cc7ee}}
    *{box-sizing:border-box}
    body{margin:0;overflow-wrap:break-word;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
    "Helvetica Neue",Arial,sans-serif}
    header,main,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,.frame:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
    nav{padding:.75rem 0;font-size:.9rem}nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;padding:0;margin:0;max-width:none}
    nav li{margin:0}nav a{display:inline-block;padding:.15rem 0}.exit{font-weight:700}
    h1{font-size:1.9rem;line-height:1.2;margin:.25rem 0 0}
    h2{font-size:1.2rem;line-height:1.3;margin:2rem 0 .5rem;padding-top:.5rem;border-top:2px solid var(--ink)}
    h3{font-size:1rem;margin:1.25rem 0 .25rem}
    p,ul,dl{max-width:75ch;margin:.5rem 0}
    li{margin:.3rem 0}
    .kicker,.note{color:var(--soft);font-size:.9rem}
    .kicker{margin:0 0 .75rem}
    .grade{display:inline-block;min-width:1.6em;text-align:center;font-weight:700;border:1px solid #5b6b79;padding:0 .3em}
    .open{border:1px dashed currentColor;padding:0 .3em}
    .frame{overflow-x:auto;margin:.5rem 0}
    table{border-collapse:collapse;width:100%;font-size:.92rem}
    caption{text-align:left;color:var(--soft);font-size:.85rem;padding:.25rem 0}
    th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}
    thead th{border-bottom:2px solid var(--ink);vertical-align:bottom}
    tbody th{font-weight:600}
    .end{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.center{text-align:center}
    details{margin:.75rem 0}td details{margin:.1rem 0;font-size:.9rem}td ul{padding-left:1.1rem}td summary{font-weight:400;padding:.1rem 0;min-height:1.5rem}summary{cursor:pointer;font-weight:600;padding:.35rem 0}
    footer{border-top:1px solid var(--line);margin-top:2.5rem;padding-top:1rem;padding-bottom:2rem;color:var(--soft);\
    font-size:.9rem}

    """

  private static let letters =
    (Palette.steps + [Palette.none]).map { mark in
      ".\(mark.name){background:\(mark.fill.css);color:\(mark.ink.css)}"
    }.joined(separator: "\n")
    + "\n.letter-n{background-image:repeating-linear-gradient(45deg,#fff 0,#fff 4px,#e4e4e4 4px,#e4e4e4 5px)}\n"

  /// Tables of many narrow columns: the first column stays in sight, the shade says how much of the maximum a cell has.
  private static let wide = """
    @media (min-width:64rem){.wide{position:relative;left:50%;width:min(96vw,84rem);transform:translateX(-50%)}}
    .wide table{width:auto;margin:0 auto;font-size:.85rem}
    .wide td,.wide thead th{padding:.25rem .35rem;text-align:center}
    .wide thead th{font-size:.68rem;padding:.25rem .15rem;max-width:6.6rem;hyphens:auto}
    .wide tbody th{position:sticky;left:0;background:var(--paper);white-space:nowrap;z-index:1}
    .s0{background:transparent}.s1{background:#e9f1f8;color:#10202e}.s2{background:#b9d5ea;color:#10202e}
    .s3{background:#7db0d8;color:#10202e}.s4{background:#275f94;color:#fff}.s0,.s1,.s2,.s3,.s4{font-variant-numeric:\
    tabular-nums}

    """

  /// A verdict and bars, on the screen, on a phone and in print.
  private static let card = """

    .verdict{display:grid;grid-template-columns:auto 1fr;gap:1rem;align-items:start;background:var(--tint);border:1px solid \
    var(--line);padding:1rem}
    .verdict .grade{width:5rem;height:5rem;font-size:3rem;line-height:5rem}
    .verdict p{margin:0 0 .4rem}
    .figures{font-weight:600;font-variant-numeric:tabular-nums}
    .flag{display:inline-block;border:2px solid currentColor;padding:0 .5rem;font-weight:700}
    .facts{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0;font-size:.9rem}
    .facts div{display:flex;gap:.35rem}.facts dt::after{content:":"}.facts dd{margin:0;font-weight:600}
    .bar{display:block;white-space:nowrap;font-variant-numeric:tabular-nums}
    .bar svg{display:block;width:7.5rem;height:1rem;margin-top:.15rem}
    .track{fill:var(--track)}.fill{fill:var(--bar)}.rise{fill:none;stroke:var(--ink);stroke-dasharray:2 2}
    .median{stroke:var(--ink);stroke-width:2}
    @media (max-width:40rem){.verdict{grid-template-columns:1fr}}
    @media print{.verdict{padding:5pt}
    .verdict .grade{width:3.6rem;height:3.6rem;line-height:3.6rem;font-size:2.4rem}.verdict p{margin:0 0 2pt}
    .bar svg{display:inline-block;vertical-align:middle;margin:0 0 0 4pt;width:54pt;height:7pt}}
    """

  private static let small = """
    @media (max-width:40rem){.stack thead{position:absolute;left:-999px}\
    .stack tr{display:block;border-bottom:1px solid var(--line);padding:.4rem 0}.stack th,.stack td{display:block;border:0;\
    padding:.1rem 0;text-align:left}.stack .end{text-align:left}.stack [data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}

    """

  /// The map, and the parts that scripts use.
  private static let tools = """
    .map ul{display:grid;grid-template-columns:repeat(11,minmax(0,1fr));gap:3px;list-style:none;padding:0;margin:.5rem 0;max-width:42rem}
    .map li{margin:0}.tile{display:flex;flex-direction:column;align-items:center;justify-content:center;height:3.6rem;text-decoration:none;border:1px solid #5b6b79;\
    line-height:1.1;font-size:.75rem}
    .tile strong{font-size:1rem}.tile.s0{color:var(--ink)}.tile:focus-visible{outline:3px solid var(--link);outline-offset:1px}
    .caption{color:var(--soft);font-size:.85rem}
    button,select,input,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);padding:.2rem .4rem;max-width:100%}
    button:focus-visible,select:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid var(--link);outline-offset:1px}
    textarea,#address{width:100%}#criteria td:nth-child(2){white-space:nowrap}.sort{border:0;background:none;padding:.25rem 0;font-weight:inherit;cursor:pointer;text-decoration:underline dotted}
    [aria-sort=ascending] .sort::after{content:" ▲"}[aria-sort=descending] .sort::after{content:" ▼"}
    .row{margin:.6rem 0;padding-left:.6rem;border-left:4px solid transparent}.row.changed{border-color:var(--bar)}
    .row select{min-width:14rem}fieldset{border:1px solid var(--line);margin:0;padding:.4rem .8rem}.box{display:inline-block;margin:.15rem 1rem .15rem 0}
    .differs th{border-left:4px solid var(--bar)}.choose{max-width:none}
    @media (max-width:40rem){.tile{font-size:.55rem;height:2.1rem}.tile strong{font-size:.75rem}}

    """

  private static let print = """
    @page{size:letter;margin:10mm}
    @media print{:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--tint:#fff;--bar:#333;--track:#ddd;--link:#000;\
    font-size:8pt}
    .dense1{font-size:7.4pt}.dense2{font-size:6.8pt}.dense3{font-size:6.2pt}.dense4{font-size:5.6pt}
    body{font-size:1rem;line-height:1.2}header,main,footer{max-width:none;padding:0}nav,.skip,details,.filter,noscript{display:none}
    h1{font-size:1.6rem;margin:0 0 3pt}h2{font-size:1.1rem;margin:4pt 0 1pt;padding-top:1pt;break-after:avoid}
    h3{margin:3pt 0 0;font-size:1rem}
    p,ul,dl{max-width:none;margin:2pt 0}ul{padding-left:1.2em}li{margin:.3pt 0}[aria-labelledby=sources] ul,[aria-labelledby=open] ul{columns:2;column-gap:14pt}li{break-inside:avoid}th,td{padding:.8pt 3pt}
    tr{break-inside:avoid}thead{display:table-header-group}.frame{overflow:visible;margin:1pt 0}
    .grade,.fill,.track,.s1,.s2,.s3,.s4,[class^=letter-]{-webkit-print-color-adjust:exact}
    a{text-decoration:none}
    footer{margin-top:4pt;padding:3pt 0}.open{padding:0 1pt;border:.5pt dashed}
    .wide{position:static;width:auto;transform:none}.wide table{font-size:.76rem}.wide td,.wide thead th{padding:1pt 2pt}.wide thead th{font-size:.66rem;max-width:38pt}}
    """
}
