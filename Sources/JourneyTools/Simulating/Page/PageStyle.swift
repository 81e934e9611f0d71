/// How a page looks: in light and dark, on a screen and on paper.
enum PageStyle {
  /// The style sheet.
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6875; --line: #d5dbe1;
      --paper: #ffffff; --card: #f3f5f7; --fill: #2f6f8f; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #9aa7b3;
      --line: #38434e; --paper: #14191e; --card: #1e262d; --fill: #6db6d6; } }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
    h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; margin-top: 2.5rem;
      border-top: 2px solid var(--line); padding-top: 1rem; } h3 { margin: 2rem 0 .5rem; }
    .cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
    .cards div { background: var(--card); border-radius: .5rem; padding: .6rem 1rem; }
    .cards dt { color: var(--soft); font-size: .85rem; } .cards dd { margin: 0; font-size: 1.3rem; }
    table { border-collapse: collapse; margin: .5rem 0 1rem; }
    th, td { text-align: right; padding: .2rem .75rem .2rem 0; vertical-align: top;
      font-variant-numeric: tabular-nums; }
    th:first-child, td.text, td.bar { text-align: left; }
    thead th { color: var(--soft); font-weight: 600; font-size: .85rem;
      border-bottom: 1px solid var(--line); text-align: left; }
    td.bar { min-width: 16rem; position: relative; padding-left: .4rem; }
    td.bar span { position: absolute; left: 0; top: .15rem; bottom: .15rem; min-width: 1px;
      background: var(--fill); opacity: .3; border-radius: .2rem; }
    td.bar b { position: relative; }
    code { font-size: .85rem; overflow-wrap: anywhere; }
    figure { margin: 1rem 0; } figcaption { font-weight: 600; }
    svg { width: 100%; height: auto; }
    svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
    svg rect { fill: var(--fill); } svg .grid { stroke: var(--line); stroke-width: 1; }
    details { color: var(--soft); font-size: .85rem; }
    @media print { details { display: none; } figure, tr { break-inside: avoid; } }

    """
}
