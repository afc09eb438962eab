import Foundation
import LintTestSupport
import Terraform
import Testing

/// The source tree keeps the promises that the manifest and CONTRIBUTING.md make.
struct ArchitectureTests {
  private struct Source {
    let path: String
    let text: String
    var module: String { String(path.prefix { $0 != "/" }) }
    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The text without comments.
    var code: String {
      lines.map { line in
        line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? String(line)
      }
      .joined(separator: "\n")
    }
  }

  private static let sources: [Source] = {
    let folder = Repository.root.appending(path: "Sources")
    return Repository.files(below: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
      (try? String(contentsOf: folder.appending(path: path), encoding: .utf8))
        .map { Source(path: path, text: $0) }
    }
  }()

  /// The modules in the order in which data flows; each may import those before it.
  private static let layers = [
    "CLibYAML", "LintText", "LintDiagnostics", "LintSyntax", "LintScenarios", "LintModel",
    "CloudFormation", "Terraform", "Kubernetes", "Pulumi", "LiveCaches", "LintRules",
    "LintReporting", "LintFixes", "ElastiCacheLint", "LintWorkspace", "LintServer", "lint",
  ]

  @Test func `finds sources of every layer`() {
    #expect(Set(Self.sources.map(\.module)) == Set(Self.layers.dropFirst()))
  }

  @Test func `imports only layers before its own`() throws {
    for source in Self.sources {
      let own = try #require(Self.layers.firstIndex(of: source.module))
      for match in source.code.matches(
        of: /(?m)^\s*(?:@_exported )?(?:public|package|internal) import (\w+)/
      ) {
        guard let layer = Self.layers.firstIndex(of: String(match.1)) else { continue }
        #expect(layer < own, "\(source.path) imports \(match.1)")
      }
    }
  }

  @Test func `reporters know diagnostics alone`() {
    for source in Self.sources where source.module == "LintReporting" {
      for layer in ["LintSyntax", "LintModel", "LintRules"] {
        #expect(!source.code.contains("import \(layer)"), "\(source.path)")
      }
    }
  }

  @Test(arguments: [
    (
      "CLibYAML",
      ["Parser", "EventParser", "TokenScanner"].map { "LintSyntax/YAML/YAML\($0).swift" }
    ),
    ("ArgumentParser", ["lint/"]),
    ("Glibc", ["LintWorkspace/", "lint/"]),
  ])
  func `keeps a library in its place`(_ library: String, _ places: [String]) {
    for source in Self.sources where source.code.contains("import \(library)") {
      #expect(places.contains { source.path.hasPrefix($0) }, "\(source.path)")
    }
  }

  @Test func `names a file after a type in it`() {
    for source in Self.sources where source.name != "Exports" && source.name != "Main" {
      let type = source.name.prefix { $0 != "+" }
      let declares = source.code.contains(
        try! Regex("(struct|enum|class|protocol|typealias|extension) \(type)\\W")
      )
      #expect(declares, "\(source.path)")
    }
  }

  @Test func `traps on no input`() {
    for source in Self.sources {
      for trap in ["fatalError(", "preconditionFailure(", "try!", " as! ", "unowned ", "print("] {
        #expect(!source.code.contains(trap), "\(source.path): \(trap)")
      }
    }
  }

  /// What is written passes a type that escapes it.
  @Test func `writes to standard streams in one file`() throws {
    let outlets = try Regex(
      #"\b(STDOUT_FILENO|STDERR_FILENO|stdout|stderr|FileHandle|TextOutputStream|NSLog)\b"#
        + #"|\b(puts|fputs|v?f?d?printf|fwrite|putchar|perror|v?(err|warn)x?|debugPrint|dump|syslog)\("#
        + #"|write\([12],"#
    )
    let allowed = [
      "lint/StandardStreams.swift",
      // Sets the streams of another program.
      "LintWorkspace/Git/ChildProcess.swift",
      // Names a device.
      "lint/Options/ReportRequest.swift",
      // Shows output text in another program.
      "lint/Run/Pager.swift",
    ]
    for source in Self.sources {
      let code = source.code
      #expect(allowed.contains(source.path) || !code.contains(outlets), "\(source.path)")
      for maker in ["OutputText(", "Message(stringLiteral", "Message(stringInterpolation"] {
        #expect(
          !code.contains(maker) || source.path.hasPrefix("LintWorkspace/Messages/")
            || source.path == "lint/Run/OutputText.swift",
          "\(source.path): \(maker)",
        )
      }
    }
  }

  /// The files that may open, write, list or run something, by the call; all others ask a `Border`.
  private static let hazards: [(call: String, files: Set<String>)] = [
    ("POSIX\\.withOpenFile", ["LintWorkspace/Files/FileContents.swift"]),
    ("FileContents\\.", ["LintWorkspace/Border/Border+Reading.swift"]),
    ("POSIX\\.(write|rename|remove)\\(", ["LintWorkspace/Border/Border+Writing.swift"]),
    (
      "POSIX\\.entries",
      ["LintWorkspace/Border/Border+Reading.swift", "LintWorkspace/FileDiscovery/FolderWalk.swift"]
    ),
    ("POSIX\\.descriptor", []),
    (
      "(?:^|[^.\\w])(open|openat|fopen|opendir|fdopendir|unlink|truncate)\\(",
      [
        "LintWorkspace/Files/POSIX.swift", "LintWorkspace/Files/POSIX+Writing.swift",
        // Opens a bracket.
        "LintSyntax/JSON/JSONSkimmer.swift",
        // Cases for what is open.
        "Terraform/Values/Evaluation.swift", "Terraform/Evaluation/WrittenValue.swift",
      ]
    ),
    ("(?:^|[^.\\w])mkdir\\(", ["LintWorkspace/Files/POSIX+Writing.swift"]),
    ("(?:^|[^.\\w])popen\\(", ["lint/Run/Pager.swift"]),
    ("(?:^|[^.\\w])(mkfifo|symlink|execve?|fork)\\(", []),
    ("posix_spawn", ["LintWorkspace/Git/ChildProcess.swift"]),
    ("exit\\(", ["lint/Main.swift", "lint/StandardStreams.swift"]),
    ("getenv", ["LintWorkspace/Git/ChildProcess.swift", "lint/ProcessEnvironment.swift"]),
    ("ChildProcess\\(", ["LintWorkspace/Git/GitRepository.swift"]),
    ("FileManager|FileHandle|(Data|String)\\(contentsOf|Process\\(\\)|URLSession", []),
  ]

  @Test func `opens, writes and runs things in few files`() throws {
    for hazard in Self.hazards {
      let call = try Regex(hazard.call)
      let files = Set(Self.sources.filter { $0.code.contains(call) }.map(\.path))
      #expect(files == hazard.files, "\(hazard.call)")
    }
  }

  /// `String` and `Character` compare canonically: what comes of an input is a `Text` there.
  @Test func `keeps text of inputs by its bytes`() {
    // Given by whoever embeds the linter, and taken over by bytes.
    let excepted = ["LintModel/Parameters/ParameterValues.swift"]
    for source in Self.sources where ["LintSyntax", "LintModel"].contains(source.module) {
      for type in ["Set<String>", "[String:", "[[String]:", "Set<Character>", "[Character]"]
      where !excepted.contains(source.path) {
        #expect(!source.code.contains(type), "\(source.path): \(type)")
      }
    }
  }

  @Test func `splits files before they grow past 400 lines`() {
    for source in Self.sources {
      #expect(source.lines.count <= 400, "\(source.path)")
    }
  }

  @Test func `proves each unchecked promise of thread safety`() {
    for source in Self.sources {
      for (index, line) in source.lines.enumerated() where line.contains("@unchecked Sendable") {
        #expect(
          index > 0 && source.lines[index - 1].drop { $0 == " " }.hasPrefix("//"),
          "\(source.path):\(index + 1)",
        )
      }
    }
  }

  /// An explanation of a line that was rewritten explains nothing.
  @Test func `explains mutants of lines that are there`() throws {
    let file = Repository.root.appending(path: "Tools/checks/mutation/explained")
    var lines: Set<Substring> = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("Sources/") {
        let source = try #require(Self.sources.first { "Sources/\($0.path)" == line }, "\(line)")
        lines = Set(source.lines.map { $0.drop { $0 == " " } })
      } else if line.hasPrefix("  "), !line.hasPrefix("    ") {
        let isThere = lines.contains(line.dropFirst(2))
        #expect(isThere, "\(line)")
      }
    }
    #expect(!lines.isEmpty)
  }
}
