import Foundation
import LintTestSupport
import Testing

/// Local files that a configuration of the Serverless Framework, or a template of Rain, includes.
struct ServerlessFileTests: FolderTrial {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ resources: String, custom: String = "{days: 0}") throws {
    let head = "service: s\nprovider: {name: aws}\ncustom: \(custom)\n"
    try folder.write("serverless.yml", "\(head)resources: \(resources)\n")
  }

  private static let template = """
    # The caches.
    Resources:
      # elasticache-lint: allow backups-off -- a copy
      Accepted:
        Type: AWS::ElastiCache::ReplicationGroup
      Off:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          SnapshotRetentionLimit: ${self:custom.days}

    """

  @Test(arguments: ["${file(res/a.yml)}", "\n- ${file(./res/a.yml)} # caches\n- Resources: {}"])
  func `judges a template in another file once`(_ resources: String) throws {
    try folder.write("res/a.yml", Self.template)
    try write(resources)
    for arguments in [["."], ["serverless.yml"], ["serverless.yml", "res/a.yml"]] {
      let run = try LintProcess(["-f", "concise"] + arguments, in: "\(folder.path)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 2, "\(lines)")
      #expect(lines[0].hasPrefix("res/a.yml:9:31: error: "), "\(lines)")
      #expect(lines[1].hasSuffix(": 2 caches, 1 error, 1 suppressed"), "\(lines)")
    }
    try write(resources, custom: "${file(days.yml)}")
    try folder.write("days.yml", "days: 7\n")
    #expect(try lines(".").last?.hasSuffix("2 caches, no problems, 1 suppressed") == true)
  }

  @Test func `judges parts of files`() throws {
    try folder.write("map.yml", "All:\n  M:\n    Type: AWS::ElastiCache::ServerlessCache\n")
    try folder.write("limit.json", #"{"a": {"days": 0}, "b": [7]}"#)
    try write(
      """

        Resources:
          A:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties: {SnapshotRetentionLimit: "${file(limit.json):a.days}"}
          B:
            Type: AWS::ElastiCache::ReplicationGroup
            Properties:
              SnapshotRetentionLimit: ${file(limit.json):b.0, 0}
          C: ${file(map.yml):All.M}
      """
    )
    let lines = try lines("serverless.yml")
    #expect(lines.count == 3, "\(lines)")
    #expect(lines[0].hasPrefix("limit.json:1:16: error: "), "\(lines)")
    #expect(lines[1].hasPrefix("serverless.yml:13:5: error: "), "\(lines)")
    #expect(lines[2] == "1 template: 3 caches, 2 errors")
  }

  /// A file that is not read, or has no such value, is named.
  @Test(
    arguments: [
      "missing.yml", "../outside.yml", "code.js", "a.yml:Other", "broken.yml", "${opt:stage}.yml",
    ]
  )
  func `notes other files`(_ file: String) throws {
    try folder.write("a.yml", Self.template)
    try folder.write("broken.yml", "a: [")
    try folder.write("code.js", "module.exports = {}")
    let path = file.split(separator: ":", maxSplits: 1)
    let call = path.count == 2 && !file.hasPrefix("$") ? "\(path[0])):\(path[1])" : "\(file))"
    try write("\n- ${file(\(call)}\n- Resources: {A: {Type: AWS::ElastiCache::ServerlessCache}}")
    let lines = try lines("serverless.yml")
    #expect(lines.contains { $0.hasSuffix("is not examined here [not-examined]") }, "\(lines)")
    #expect(lines.last == "1 template: 1 cache, 1 error, 1 note", "\(lines)")
  }

  @Test func `ends where files include one another`() throws {
    try folder.write("a.yml", "Resources:\n  A: ${file(b.yml)}\n  B: ${file(a.yml)}\n")
    try folder.write("b.yml", "Type: AWS::ElastiCache::ServerlessCache\n")
    try write("${file(a.yml)}")
    #expect(try lines("serverless.yml").contains { $0.hasPrefix("a.yml:2:3: error: ") })
  }

  @Test func `edits the files`() throws {
    try folder.write("res/a.yml", Self.template + "  New:\n" + Self.cache)
    try write("${file(res/a.yml)}")
    _ = try LintProcess(["--fix", "."], in: "\(folder.path)")
    let fixed = try String(contentsOfFile: "\(folder("res/a.yml"))", encoding: .utf8)
    #expect(fixed == Self.template + "  New:\n" + Self.cache + "      SnapshotRetentionLimit: 7\n")
  }

  private static let cache = """
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          Engine: redis

    """

  /// The framework resolves anchors itself.
  @Test func `reads anchors`() throws {
    try folder.write(
      "a.yml",
      "Resources:\n  A: &a\n    Type: AWS::ElastiCache::ServerlessCache\n  B: *a\n",
    )
    try write("${file(a.yml)}")
    #expect(try lines("serverless.yml").last == "1 template: 2 caches, 2 errors")
  }

  @Test func `notes changes by plugins`() throws {
    let path = "resources.Resources.A.Properties.SnapshotRetentionLimit"
    try write(
      "{Resources: {A: {Type: AWS::ElastiCache::ServerlessCache, "
        + "Properties: {SnapshotRetentionLimit: 7}}}}",
      custom: "{serverlessIfElse: [{If: 'a', Set: {\(path): 0}}]}",
    )
    let lines = try lines("serverless.yml")
    #expect(lines.contains { $0.contains("'\(path)' may change the template") }, "\(lines)")
  }

  @Test func `judges what Rain includes`() throws {
    try folder.write("res/all.yml", "A:\n  Type: AWS::ElastiCache::ServerlessCache\n")
    try folder.write("template.yml", "Resources: !Rain::Include res/all.yml\n")
    let lines = try lines("template.yml")
    #expect(lines.first?.hasPrefix("res/all.yml:1:1: error: ") == true, "\(lines)")
    try folder.write("res/all.yml", "A: !Rain::Include other.yml\n")
    #expect(try self.lines("template.yml").count == 1)
  }

  @Test func `judges the rest of a template of which a value is read`() throws {
    try folder.write(
      "template.yml",
      """
      Parameters: {Days: {Type: Number, Default: 7}}
      Resources:
        Off:
          Type: AWS::ElastiCache::ReplicationGroup
          Properties: {SnapshotRetentionLimit: 0}

      """,
    )
    let cache = "Type: AWS::ElastiCache::ReplicationGroup"
    try write(
      "{Resources: {A: {\(cache), Properties: {SnapshotRetentionLimit: '${self:custom.days}'}}}}",
      custom: "{days: '${file(template.yml):Parameters.Days.Default}'}",
    )
    #expect(
      try lines(".") == [
        "template.yml:5:42: error: automatic backups are off for replication group 'Off':"
          + " SnapshotRetentionLimit is 0 [backups-off]",
        "2 templates: 2 caches, 1 error",
      ]
    )
  }

  @Test func `judges a file once of which all caches are inserted`() throws {
    try folder.write("caches.yml", Self.template)
    try write("\n  Resources: ${file(caches.yml):Resources}")
    #expect(try lines(".").last == "2 templates: 2 caches, 1 error, 1 suppressed")
  }

  /// Files are parsed one by one, so an anchor of one does not replace that of another.
  @Test(arguments: ["z: &d 7\n", "{z: &d 7}\n", "- &d 7\n"])
  func `keeps anchors apart`(_ other: String) throws {
    try folder.write("a.yml", other)
    let cache = "Type: AWS::ElastiCache::ServerlessCache"
    try write(
      "{Resources: {A: {\(cache), Properties: {SnapshotRetentionLimit: *d}}}}",
      custom: "\n  x: &d 0\n  y: ${file(a.yml)}",
    )
    let lines = try lines("serverless.yml")
    #expect(lines.last == "1 template: 1 cache, 1 error", "\(lines)")
    try folder.write("all.yml", "A: {\(cache), Properties: {SnapshotRetentionLimit: *d}}\n")
    let mappings = "Mappings: {M: {a: {b: &d 7}}}"
    try folder.write("template.yml", "\(mappings)\nResources: !Rain::Include all.yml\n")
    #expect(try self.lines("template.yml").contains { $0.contains("1 cache, no") } == false)
  }

  /// The start and the end of a file are not part of its value.
  @Test(
    arguments: [
      ("---\n", "...\n"), ("", "...\n# end\n"), ("%YAML 1.2\n---\n", ""), ("\u{FEFF}", ""),
      ("\u{FEFF}---\n", "..."), ("# a\n--- # b\n", "\n...\n\n"),
    ]
  )
  func `inserts the value of a document`(_ start: String, _ end: String) throws {
    let rest = "Resources:\n  Off:\n" + Self.cache
    try folder.write("a.yml", start + rest + end)
    try folder.write("b.yml", start + rest.replacing("Off", with: "Two") + end)
    try write("\n- ${file(a.yml)}\n- ${file(b.yml)}\n- Resources: {}")
    let lines = try lines("serverless.yml")
    #expect(lines.last == "1 template: 2 caches, 2 errors", "\(lines)")
  }

  @Test func `gives lines of the files`() throws {
    let cache = "R: {Type: AWS::ElastiCache::ServerlessCache}"
    try folder.write("a.yml", "# a\nResources:\n  \(cache)\n  \(cache)\n")
    try write("${file(a.yml)}")
    let lines = try lines("serverless.yml")
    #expect(
      lines.contains("a.yml:4:3: error: key 'R' is written twice, first on line 3 [duplicate-key]"),
      "\(lines)"
    )
  }
}
