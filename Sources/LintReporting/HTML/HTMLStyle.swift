/// The style of HTML pages, for screens, light and dark, and for paper.
enum HTMLStyle {
  /// The SHA-256 hash of the text in base 64, as the content security policy has it.
  static let hash = "jEpBuyUAS/Pat1rr5mc7HDsTVXKup3jLPQszKio0uAE="

  static let text = """

    :root { color-scheme: light dark; --text: #1f2328; --dim: #59636e; --page: #fff; --box: #f6f8fa;
      --line: #d1d9e0; --link: #0969da; --red: #b3261e; --yellow: #8a5a00; --green: #1a6b34; --blue: #0b5cad; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e6edf3; --dim: #9aa5b1; --page: #0d1117; --box: #161b22; --line: #30363d; --link: #58a6ff;
        --red: #ff8a80; --yellow: #e3b341; --green: #6fdd8b; --blue: #79c0ff; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem; max-width: 75rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.6rem; margin: 0; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    h3 { font: 600 1rem/1.5 ui-monospace, monospace; margin: 1.5rem 0 .5rem; }
    h4 { font-size: 1rem; margin: 0; }
    p { margin: .25rem 0; }
    a { color: var(--link); }
    small, footer, .remark { color: var(--dim); font-weight: normal; }
    .totals { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
    .totals li { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem .75rem; }
    .totals b { font-size: 1.4rem; margin-right: .25rem; }
    #filter:not([hidden]) { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: .5rem 0;
      background: var(--page); border-bottom: 1px solid var(--line); }
    @media (min-width: 45rem) { #filter { position: sticky; top: 0; } }
    input[type=search] { font: inherit; width: 16rem; max-width: 100%; }
    .overview { overflow-x: auto; }
    table { border-collapse: collapse; }
    th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
    th { white-space: nowrap; }
    th:first-child, td:first-child { text-align: left; min-width: min(26rem, 45vw); }
    .item { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; margin: .5rem 0; }
    .finding { border-left: .25rem solid var(--line); padding-left: .75rem; margin-top: .5rem; }
    .accepted > p:first-child { color: var(--dim); }
    pre { background: var(--box); border-radius: .25rem; padding: .5rem; margin: .5rem 0; overflow-x: auto;
      font: .85rem/1.4 ui-monospace, monospace; }
    .off, .invalid, .error { color: var(--red); }
    .short, .unsupported, .undecided, .warning { color: var(--yellow); }
    .on { color: var(--green); }
    .note, .accepted { color: var(--blue); }
    .finding.accepted { color: inherit; }
    @media print {
      body { max-width: none; padding: 0; font-size: .8rem; }
      #filter:not([hidden]) { display: none; }
      pre { white-space: pre-wrap; }
      .item { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
    }

    """
}
