import CloudFormation
import ElastiCacheLint
import Foundation
import LintTestSupport
import Testing

/// What each author of a text can make the command read, write and run: nothing out of the border,
/// whatever the text names, and however it gets there.
@Suite(.timeLimit(.minutes(10)))
struct SecurityMatrixTests {
  // MARK: Places

  /// A place that a text can name.
  enum Place: String, CaseIterable, CustomTestStringConvertible {
    case above
    case absolute
    case linkedFile
    case linkedFolder
    case chainOfLinks
    case git
    case gitInCapitals
    case standardInput
    case descriptor
    case device
    case pipe

    var testDescription: String { rawValue }

    /// The path of a file in the place, relative to the repository.
    ///
    /// - Parameter name: the file in `home`, which the place leads to.
    func path(_ name: String, in tree: HostileTree) throws -> String {
      let folder = tree.folder
      switch self {
      case .above: return "../home/\(name)"
      case .absolute: return "\(folder("home/\(name)"))"
      case .linkedFile:
        try folder.link("repo/link-\(name.replacing("/", with: "-"))", to: "../home/\(name)")
        return "link-\(name.replacing("/", with: "-"))"
      case .linkedFolder:
        try folder.link("repo/linked", to: "../home")
        return "linked/\(name)"
      case .chainOfLinks:
        try folder.link("repo/first", to: "second")
        try folder.link("repo/second", to: "../home")
        return "./first/\(name)"
      case .git: return ".git/\(name)"
      case .gitInCapitals:
        // On file systems that take both for one; here it is a folder of its own.
        let file = name == "module" ? "module/main.tf" : name
        try folder.write("repo/.GIT/\(file)", try tree.text("home/\(file)"))
        return ".GIT/\(name)"
      case .standardInput: return "/dev/stdin"
      case .descriptor: return "/dev/fd/0"
      case .device: return "/dev/zero"
      case .pipe:
        _ = mkfifo("\(folder("repo/pipe"))", 0o600)
        return "pipe"
      }
    }
  }

  // MARK: Reading

  /// A text that names a file to read.
  enum Reader: String, CaseIterable, CustomTestStringConvertible {
    case parametersOfConfiguration
    case parametersOfOverride
    case baselineOfConfiguration
    case sourceRootOfConfiguration
    case configurationAsLink
    case templateURL
    case locationOfApplication
    case assetOfCDK
    case sourceOfModule
    case folderOfFetchedModule
    case linkInWalk
    case linkNamedByHook
    case ignoreFileAsLink

    var testDescription: String { rawValue }
  }

  /// The names that are read where nothing keeps a text from it, and what the run must come to.
  private func expectUnread(_ reader: Reader, _ place: Place, isRepository: Bool) throws {
    let tree = try HostileTree(isRepository: isRepository)
    let folder = tree.folder
    var arguments: [String] = []
    var isRefused = false
    func configure(_ text: String) throws {
      try folder.write("repo/.elasticache-lint.yml", text)
      try folder.write("repo/a.yaml", Template.parameterized)
      isRefused = true
    }
    func deploy(_ stack: String) throws {
      try folder.write(
        "repo/a.yaml",
        "Resources:\n  Own: {Type: AWS::ElastiCache::ServerlessCache, Properties: "
          + "{SnapshotRetentionLimit: 7}}\n  Stack:\n    \(stack)\n"
      )
    }
    func plan(_ source: String) throws {
      let type = "aws_elasticache_replication_group"
      try folder.write(
        "repo/plan.json",
        """
        {"format_version":"1.2","planned_values":{},"resource_changes":[
         {"address":"module.m.\(type).a","mode":"managed","type":"\(type)","name":"a",
          "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
         "configuration":{"root_module":{"module_calls":{"m":{"source":"\(source)","module":
          {"resources":[{"address":"\(type).a","mode":"managed","type":"\(type)","name":"a",
           "expressions":{"snapshot_retention_limit":{"constant_value":0}}}]}}}}}}
        """
      )
      try folder.write("repo/main.tf", "module \"m\" {\n  source = \"\(source)\"\n}\n")
    }
    func path(_ name: String) throws -> String { try place.path(name, in: tree) }
    switch reader {
    case .parametersOfConfiguration: try configure("parameters: ['\(path("values.json"))']")
    case .parametersOfOverride:
      try configure("overrides: [{paths: ['**'], parameters: ['\(path("values.json"))']}]")
    case .baselineOfConfiguration: try configure("baseline: '\(path("known.json"))'")
    case .sourceRootOfConfiguration: try configure("source-root: ['\(path("module"))']")
    case .configurationAsLink:
      let target = try path("settings.yml")
      if target == "pipe" {
        try folder.remove("repo/pipe")
        #expect(mkfifo("\(folder("repo/.elasticache-lint.yml"))", 0o600) == 0)
      } else {
        try folder.link("repo/.elasticache-lint.yml", to: target)
      }
      try folder.write("repo/a.yaml", Template.cache(limit: "7"))
      isRefused = true
    case .templateURL:
      try deploy(
        "{Type: AWS::CloudFormation::Stack, Properties: "
          + "{TemplateURL: '\(path("secret.yaml"))'}}"
      )
    case .locationOfApplication:
      try deploy(
        "{Type: AWS::Serverless::Application, Properties: "
          + "{Location: '\(path("secret.yaml"))'}}"
      )
    case .assetOfCDK:
      try deploy(
        "{Type: AWS::CloudFormation::Stack, Metadata: "
          + "{'aws:asset:path': '\(path("secret.yaml"))'}}"
      )
    case .sourceOfModule:
      let source = try path("module")
      try plan(source.hasPrefix("/") || source.hasPrefix(".") ? source : "./\(source)")
    case .folderOfFetchedModule:
      try plan("example.com/module")
      try folder.write(
        "repo/.terraform/modules/modules.json",
        #"{"Modules":[{"Key":"m","Source":"a","Dir":"\#(path("module"))"}]}"#
      )
    case .linkInWalk:
      let target = try path("secret.yaml")
      try folder.link("repo/walked.yaml", to: target)
      try folder.link("repo/walked", to: String(target.prefix { $0 != "s" }))
      try folder.write("repo/a.yaml", Template.cache(limit: "7"))
      // What is linked from inside is none of the links that were made for the place.
      arguments = ["."]
    case .linkNamedByHook:
      try folder.link("repo/named.yaml", to: path("secret.yaml"))
      arguments = ["--force-exclude", "named.yaml"]
    case .ignoreFileAsLink:
      let target = try path("ignored")
      if target == "pipe" {
        try folder.remove("repo/pipe")
        #expect(mkfifo("\(folder("repo/.gitignore"))", 0o600) == 0)
      } else {
        try folder.link("repo/.gitignore", to: target)
      }
      try folder.write("repo/a.yaml", Template.cache("Kept", limit: "0"))
    }

    let run = try tree.lint(arguments, input: HostileTree.secret)
    let all = run.output + run.error
    #expect(!all.contains("Secret"), "\(run)")
    #expect(!all.contains("main.tf:2:30"), "\(run)")
    switch reader {
    case .ignoreFileAsLink: #expect(run.output.contains("'Kept'"), "\(run)")
    case .sourceOfModule, .folderOfFetchedModule:
      #expect(run.output.contains("main.tf:1:1: error"), "\(run)")
    default: break
    }
    if isRefused {
      #expect(run.status == 2 && run.output.isEmpty, "\(run)")
      #expect(run.error.split(separator: "\n").count == 1, "\(run)")
    }
  }

  @Test(arguments: Reader.allCases, Place.allCases)
  func `a found text reads nothing elsewhere`(_ reader: Reader, _ place: Place) throws {
    try expectUnread(reader, place, isRepository: true)
  }

  /// Without a repository, the folder that is linted is the border; it has no `.git`.
  @Test(arguments: Reader.allCases, [Place.above, .absolute, .linkedFile, .linkedFolder])
  func `a found text reads nothing outside of a plain folder`(
    _ reader: Reader,
    _ place: Place,
  ) throws {
    try expectUnread(reader, place, isRepository: false)
  }

  /// The other side: the same texts read what lies in the repository, links inside included.
  @Test func `a found text reads what is inside`() throws {
    let tree = try HostileTree()
    let folder = tree.folder
    try folder.write("repo/in/values.json", #"{"Days": "0"}"#)
    try folder.makeFolder("repo/t")
    try folder.write("repo/in/child.yaml", Template.cache("Child", limit: "0"))
    try folder.link("repo/t/link", to: "../in")
    try folder.link("repo/t/values.json", to: "../in/values.json")
    try folder.write("repo/.elasticache-lint.yml", "parameters: [t/values.json]")
    try folder.write("repo/t/a.yaml", Template.parameterized)
    try folder.write(
      "repo/t/parent.yaml",
      "Resources:\n  Stack: {Type: AWS::CloudFormation::Stack, "
        + "Properties: {TemplateURL: link/child.yaml}}\n"
    )
    let run = try tree.lint(["t/a.yaml", "t/parent.yaml"])
    #expect(run.output.contains("t/a.yaml:9:31: error"), "\(run)")
    #expect(run.output.contains("t/link/child.yaml:6:31: error"), "\(run)")
  }

  // MARK: Writing

  @Test(arguments: Place.allCases, ["concise", "json", "sarif", "markdown"])
  func `a configuration writes nothing elsewhere`(_ place: Place, _ format: String) throws {
    for name in ["empty", ".bashrc", "missing"] {
      // Every other place leads to what is missing as well.
      if place == .gitInCapitals, name == "missing" { continue }
      let tree = try HostileTree()
      let path = try place.path(name, in: tree)
      try tree.folder.write("repo/.elasticache-lint.yml", "report: ['\(format)=\(path)']")
      try tree.folder.write("repo/a.yaml", Template.cache(limit: "0"))
      let before = try tree.guarded()
      let run = try tree.lint()
      #expect(try tree.guarded() == before)
      #expect(run.status == 2, "\(path): \(run)")
    }
  }

  /// Links that lead nowhere, in a circle, into `.git`, and to a file of ours inside.
  @Test(arguments: [
    "../elsewhere/log.json", "gone.json", "l.json", ".git/log.json", "empty.json",
    "folder/new.json",
  ])
  func `a configuration writes through no link`(_ target: String) throws {
    let tree = try HostileTree()
    try tree.folder.write("repo/a.yaml", Template.cache(limit: "0"))
    try tree.folder.write("repo/empty.json", "")
    try tree.folder.makeFolder("repo/folder")
    try tree.folder.link("repo/l.json", to: target)
    try tree.folder.link("repo/linked", to: "folder")
    for (setting, option) in [
      ("report: [json=l.json]", nil), ("report: [json=linked/l.json]", nil),
    ] as [(String, String?)] {
      try tree.folder.write("repo/.elasticache-lint.yml", setting)
      let before = try tree.guarded()
      let run = try tree.lint([option].compactMap(\.self))
      #expect(run.status == 2, "\(setting): \(run)")
      #expect(try tree.guarded() == before)
      #expect(try tree.text("repo/empty.json").isEmpty)
      let link = "\(tree.folder("repo/l.json"))"
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
      if target == "gone.json" || target == "empty.json" {
        #expect(run.error.contains("the link '"), "\(run)")
      }
    }
  }

  @Test func `a configuration writes into no repository inside its own`() throws {
    let tree = try HostileTree()
    try tree.folder.write("repo/a.yaml", Template.cache(limit: "0"))
    try tree.folder.write("repo/sub/.git", "gitdir: ../.git/modules/sub\n")
    try tree.folder.write("repo/.elasticache-lint.yml", "report: [json=sub/report.json]")
    let run = try tree.lint()
    #expect(run.status == 2 && run.error.contains("leads into another repository"), "\(run)")
    #expect(throws: (any Error).self) { try tree.text("repo/sub/report.json") }
    // Its Git folder may be yet to come, or not be mounted.
    try tree.folder.remove("repo/sub/.git")
    try tree.folder.link("repo/sub/.git", to: "../gone")
    #expect(try tree.lint().status == 2)
    #expect(throws: (any Error).self) { try tree.text("repo/sub/report.json") }
  }

  /// Git takes a folder with these three for a repository, whatever its name.
  @Test(arguments: ["bare/hooks/post-update", "bare/x.json", "bare"])
  func `a configuration writes into no Git folder of another name`(_ target: String) throws {
    let tree = try HostileTree()
    try tree.folder.write("repo/a.yaml", Template.cache(limit: "0"))
    try tree.folder.write("repo/bare/HEAD", "ref: refs/heads/main\n")
    for name in ["objects", "refs", "hooks"] { try tree.folder.makeFolder("repo/bare/\(name)") }
    try tree.folder.write("repo/.elasticache-lint.yml", "report: [json=\(target)]")
    let run = try tree.lint()
    #expect(run.status == 2, "\(run)")
    #expect(throws: (any Error).self) { try tree.text("repo/\(target)") }
    try tree.folder.remove("repo/bare/HEAD")
    if target != "bare" { #expect(try tree.lint().status == 1) }
  }

  @Test(arguments: Place.allCases)
  func `a configuration prunes nothing elsewhere`(_ place: Place) throws {
    let tree = try HostileTree()
    let stale =
      #"{"version": 1, "findings": [{"path": "gone.yaml", "rule": "backups-off", "#
      + #""severity": "error"}]}"#
    for name in ["home/known.json", "repo/.git/known.json"] { try tree.folder.write(name, stale) }
    let path = try place.path("known.json", in: tree)
    try tree.folder.write("repo/.elasticache-lint.yml", "baseline: '\(path)'")
    let before = try tree.guarded()
    #expect(try tree.lint(["--prune-baseline"]).status == 2)
    #expect(try tree.guarded() == before)
  }

  /// In a folder, or in a file, that others may write.
  @Test(arguments: [("", 0o777), ("", 0o1777), (".elasticache-lint.yml", 0o666)], [true, false])
  func `a configuration that others may write is not used`(
    _ open: (name: String, mode: mode_t),
    isRepository: Bool,
  ) throws {
    let tree = try HostileTree(isRepository: isRepository)
    try tree.folder.write(
      "repo/.elasticache-lint.yml",
      "report: [concise=out]\nfail-on: never\nexclude: ['*']\n"
    )
    try tree.folder.write("repo/a.yaml", Template.cache("Found", limit: "0"))
    try #require(chmod("\(tree.folder("repo/\(open.name)"))", open.mode) == 0)
    let run = try tree.lint()
    #expect(run.status == (isRepository ? 2 : 1), "\(run)")
    #expect(run.output.contains("'Found'") != isRepository, "\(run)")
    #expect(run.error.split(separator: "\n").count == 1, "\(run)")
    #expect(throws: (any Error).self) { try tree.text("repo/out") }
  }

  /// Files of the user that lie in the work tree, tracked or not, are no reports either.
  @Test(arguments: ReportFormat.allCases)
  func `a configuration replaces only its own reports`(_ format: ReportFormat) throws {
    let tree = try HostileTree()
    try tree.folder.write("repo/.elasticache-lint.yml", "report: ['\(format)=out']")
    try tree.folder.write("repo/a.yaml", Template.cache(limit: "0"))
    for text in [".", "export KEY=1\n", "#!/bin/sh\n", "{\"a\": 1}\n", "a: 1\n", "<a/>\n", "[1]\n"]
    {
      try tree.folder.write("repo/out", text)
      let run = try tree.lint()
      #expect(run.status == 2)
      #expect(try tree.text("repo/out") == text)
      #expect(run.error.contains("cannot be written to 'out': the file is neither empty nor a "))
    }
    try tree.folder.remove("repo/out")
    for _ in 0..<3 { #expect(try tree.lint().status == 1) }
    #expect(try tree.text("repo/out") != "")
  }

  // MARK: A person

  @Test func `a person reads and writes anywhere`() throws {
    let tree = try HostileTree()
    try tree.folder.write("repo/a.yaml", Template.parameterized)
    let home = "\(tree.folder("home"))"
    #expect(try tree.lint(["../home/secret.yaml"]).output.contains("'Secret'"))
    #expect(try tree.lint(["/dev/stdin"], input: HostileTree.secret).output.contains("'Secret'"))
    #expect(try tree.lint(["--parameters", "\(home)/values.json"]).output.contains("error"))
    let variables = ["ELASTICACHE_LINT_PARAMETERS": "../home/values.json"]
    #expect(try tree.lint(environment: variables).output.contains("error"))
    let values = ["--parameters", "/dev/stdin"]
    #expect(try tree.lint(values, input: #"{"Days": "0"}"#).output.contains("error"))
    _ = try tree.lint(["--report", "json=../home/empty", "--report", "sarif=\(home)/new.sarif"])
    #expect(try tree.text("home/empty").contains("\"findings\""))
    #expect(try tree.text("home/new.sarif").contains("sarif"))
    _ = try tree.lint(["--write-baseline", "../home/known.json"])
    #expect(try tree.text("home/known.json").contains("retention-undecided"))
    // A configuration that a person names is as good as the person's own words.
    try tree.folder.write("home/own.yml", "parameters: [values.json]\nreport: json=own.json")
    #expect(try tree.lint(["--config", "../home/own.yml"]).output.contains("error"))
    #expect(try tree.text("home/own.json").contains("\"findings\""))
    let named = ["ELASTICACHE_LINT_CONFIG": "\(home)/own.yml"]
    #expect(try tree.lint(environment: named).output.contains("error"))
  }

  @Test(arguments: ["lint.sarif", "out/lint.sarif", "./out/../out/lint.sarif"])
  func `a person does not mean the link that somebody committed`(_ path: String) throws {
    for name in ["empty", ".bashrc"] {
      let tree = try HostileTree()
      try tree.folder.write("repo/a.yaml", Template.cache(limit: "0"))
      try tree.folder.link("repo/lint.sarif", to: "../home/\(name)")
      try tree.folder.write("home/lint.sarif")
      try tree.folder.link("repo/out", to: "../home")
      let before = try tree.guarded()
      for option in ["--report=sarif=", "--report=concise=", "--write-baseline="] {
        let run = try tree.lint(["\(option)\(path)"])
        #expect(run.status == 2)
        #expect(run.error.contains("leads outside the repository"), "\(run)")
      }
      #expect(try tree.guarded() == before)
      // Links of the person's own are followed.
      try tree.folder.link("home/link", to: "empty")
      #expect(try tree.lint(["--report=sarif=../home/link"]).status == 1)
      #expect(try tree.text("home/empty").contains("sarif"))
    }
  }

  // MARK: Running

  private static let commands = [
    "$(touch PWNED)", "`touch PWNED`", ";touch PWNED;", "|touch PWNED", "&& touch PWNED",
    "\ntouch PWNED\n", "--output=PWNED", "ext::sh -c 'touch PWNED'", "-cPWNED",
  ]

  @Test(arguments: Self.commands)
  func `no text is a command`(_ command: String) throws {
    let tree = try HostileTree()
    let folder = tree.folder
    let name = command.replacing("/", with: "_")
    try folder.write("repo/\(name)/\(name).yaml", Template.cache(limit: "0"))
    let quoted = String(decoding: try JSONEncoder().encode(command), as: UTF8.self)
    try folder.write(
      "repo/x/parent.yaml",
      "Resources:\n  \(quoted): {Type: AWS::CloudFormation::Stack, "
        + "Properties: {TemplateURL: \(quoted)}}\n"
    )
    #expect(try tree.lint().status == 1)
    for key in ["parameters", "baseline", "source-root", "report", "exclude"] {
      let value = key == "report" ? "json=\(command)" : command
      let text = String(decoding: try JSONEncoder().encode([key: value]), as: UTF8.self)
      try folder.write("repo/.elasticache-lint.json", text)
      _ = try tree.lint()
    }
    try folder.remove("repo/.elasticache-lint.json")
    #expect(try tree.lint(["--changed-since", command]).status == 2)
    #expect(try tree.lint(["--", "missing/\(command)"]).status == 2)
    let paths = FileManager.default.enumerator(atPath: "\(folder.path)")?.allObjects ?? []
    #expect(!paths.contains { ($0 as? String)?.hasSuffix("/PWNED") ?? false }, "\(paths)")
  }
}
