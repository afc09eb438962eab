import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// What the README and the articles show is what there is.
struct DocumentationTests {
  private static let catalog = "Sources/ElastiCacheLint/ElastiCacheLint.docc"

  /// The pages that people wrote, with their texts.
  static let pages: [(path: String, text: String)] = {
    let articles =
      (try? FileManager.default.contentsOfDirectory(
        atPath: Repository.root.appending(path: catalog).path
      )) ?? []
    let paths =
      ["README.md", ".github/CONTRIBUTING.md", "Tools/packaging/README.md", "fixtures/README.md"]
      + articles.filter { $0.hasSuffix(".md") }.sorted().map { "\(catalog)/\($0)" }
    return paths.compactMap { path in
      (try? Repository.text(path)).map { (path, $0) }
    }
  }()

  static let sessions = pages.flatMap { ShownSession.all(on: $0.path, $0.text) }

  @Test func `finds the pages and their sessions`() {
    #expect(Self.pages.count >= 15)
    #expect(Set(Self.sessions.map(\.page)).count >= 3)
  }

  @Test(arguments: sessions)
  func `prints what is shown`(_ session: ShownSession) throws {
    // One shell for all commands of a block, so that `echo $?` knows the status before it.
    let script = session.commands.map { "\($0.command)\nstatus=$?; printf '\\0'; (exit $status)" }
      .joined(separator: "\n")
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-c", "exec 2>&1\n\(script)"],
      in: Repository.root.path,
    )
    let outputs = run.output.split(separator: "\0", omittingEmptySubsequences: false)
    #expect(outputs.count == session.commands.count + 1)
    for (shown, printed) in zip(session.commands, outputs) {
      #expect(Self.trimmed(String(printed)) == Self.trimmed(shown.output), "\(shown.command)")
    }
  }

  /// The text without blank lines at its end, which separate commands.
  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop(while: \.isNewline).reversed())
  }

  static let terraformBlocks = pages.flatMap { page in
    page.text.matches(of: /(?s)```sh\n(terraform plan.*?)\n```/)
      .map { (page: page.path, script: String($0.1)) }
  }

  /// With a configuration that needs no provider, so that nothing has to be fetched.
  @Test(
    .enabled(if: isTerraformInstalled, "terraform is not installed"),
    arguments: terraformBlocks
  )
  func `lints the plan that the commands for Terraform make`(
    _ block: (page: String, script: String)
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("main.tf", "resource \"terraform_data\" \"cache\" {}\n")
    let run = try LintProcess(
      URL(filePath: "/bin/sh"),
      ["-ec", block.script],
      in: "\(folder.path)",
      environment: ["HOME": "\(folder.path)"],
    )
    #expect(run.output.hasSuffix("1 plan: 0 caches, no problems\n"), "\(block.page): \(run)")
    #expect(run.status == 0)
  }

  private static let isTerraformInstalled =
    (try? LintProcess(URL(filePath: "/bin/sh"), ["-c", "terraform version"], in: "/"))?.status == 0

  /// What stands in backticks and begins with a folder of the repository is there.
  @Test(arguments: pages)
  func `names files that exist`(_ page: (path: String, text: String)) {
    let folders = ["Sources", "Tests", "Tools", ".ci", ".github"]
    for match in page.text.matches(of: /`((?:[\w.]+\/)[^` ]*)[^`]*`/) {
      let path = String(match.1)
      guard folders.contains(where: { path.hasPrefix("\($0)/") }),
        !path.contains(where: { "*<{".contains($0) })
      else { continue }
      let file = Repository.root.appending(path: path)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(page.path): \(path)")
    }
  }

  /// What stands in backticks and begins with `lint` has subcommands and options of the command.
  @Test(arguments: pages)
  func `names options that exist`(_ page: (path: String, text: String)) throws {
    let help = try [
      "--help", "rules --help", "explain --help", "config --help", "server --help", "audit --help",
    ]
    .map { try LintProcess($0.split(separator: " ").map(String.init)).output }.joined()
    let known = Set(help.matches(of: /(?:^|[\s,\/])(--?[a-z][a-z-]*)/).map { String($0.1) })
    for match in page.text.matches(of: /`lint ([^`\n]*)`/) {
      for word in match.1.split(whereSeparator: { " ='".contains($0) }) where word.hasPrefix("-") {
        // `-` is standard input.
        #expect(word == "-" || known.contains(String(word)), "\(page.path): lint \(match.1)")
      }
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `describes every format`(_ format: ReportFormat) throws {
    let article = try Repository.text("\(Self.catalog)/Formats.md")
    #expect(article.contains("\n| `\(format)` | "))
  }
}
