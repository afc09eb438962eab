/// The text of `-h`: examples and the options that most people use.
enum ShortHelp {
  static func text(_ name: String) -> String {
    """
    Find ElastiCache caches that would be deployed without automatic backups.

    Usage: \(name) [PATH ...] [OPTIONS]

    Examples:
      \(name)                                    everything below the working folder
      \(name) templates/ plan.json               these folders and files
      \(name) --parameter Stage=prod app.yaml    with a value that will be deployed
      \(name) --fix                              make the safe edits
      \(name) --changed-since origin/main        only what a branch changes
      \(name) -f json --output-file lint.json    a report for programs
      \(name) --write-baseline baseline.json     record the findings of today

    Options:
      -f, --format FORMAT         text, concise, json, sarif, html and others
      --output-file FILE          write the findings to a file
      --report FORMAT=FILE        write another report of the same run
      --minimum-days N            require backups to be kept for N days
      --rule RULE=SEVERITY        change the severity of a rule, or turn it off
      --fail-on SEVERITY          exit with status 1 from this severity on
      --baseline FILE             count only what is new or worse
      --diff, --fix               show or make the edits that fix findings
      --statistics                count by rule, folder and verdict
      --watch                     lint again, and print what changes
      -q, --quiet                 print only findings
      -v, --verbose               say which files were skipped, and why
      -V, --version               print the version
      --help                      show all options

    Commands: audit PATH, init, rules, explain RULE, config [PATH], server

    Exit status: 0 nothing was found, 1 something was, 2 the run failed.

    """
  }
}
