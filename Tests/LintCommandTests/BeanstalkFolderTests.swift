import LintTestSupport
import Testing

/// The files of `.ebextensions` share their settings.
struct BeanstalkFolderTests {
  private let folder: TemporaryFolder

  private static let cache = """
    Resources:
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          Engine: redis
          SnapshotRetentionLimit: { "Fn::GetOptionSetting": { OptionName: Days, DefaultValue: 7 } }
    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(".ebextensions/cache.config", Self.cache)
  }

  private func lint(_ path: String = ".") throws -> LintProcess {
    try LintProcess([path, "--no-config", "-f", "concise"], in: "\(folder(""))")
  }

  @Test(arguments: [".", ".ebextensions", ".ebextensions/cache.config"])
  func `takes a setting of another file`(_ path: String) throws {
    #expect(try lint(path).status == 0)
    try folder.write(
      ".ebextensions/options.config",
      "option_settings: [{option_name: Days, value: 0}]"
    )
    let run = try lint(path)
    #expect(run.status == 1 && run.output.contains("SnapshotRetentionLimit is 0"), "\(run.output)")
  }

  /// The path of a file may lack the name of the folder that makes it one of Elastic Beanstalk.
  @Test(arguments: ["cache.config", "./cache.config", ".", "../.ebextensions", "d/.."])
  func `takes a setting of another file from inside the folder`(_ path: String) throws {
    try folder.write(
      ".ebextensions/options.config",
      "option_settings: [{option_name: Days, value: 0}]"
    )
    try folder.write(".ebextensions/d/x.txt", "")
    let run = try LintProcess(
      [path, "--no-config", "-f", "concise"],
      in: "\(folder(".ebextensions"))",
    )
    #expect(run.status == 1 && run.output.contains("SnapshotRetentionLimit is 0"), "\(run.output)")
  }

  @Test(arguments: ["option_settings: [{option_name: Days, value: 0}", "a:\n\tb: 1\n"])
  func `knows no setting beside a file that cannot be read`(_ text: String) throws {
    try folder.write(".ebextensions/options.config", text)
    let run = try lint(".ebextensions/cache.config")
    #expect(run.output.contains("options.config' may set it, and cannot be read"), "\(run.output)")
  }

  @Test func `knows no setting beside a link that leads nowhere`() throws {
    try folder.link(".ebextensions/options.config", to: "missing.config")
    #expect(try lint().output.contains("[retention-undecided]"))
  }

  @Test func `takes the setting of the last file`() throws {
    try folder.write(".ebextensions/a.config", "option_settings: [{option_name: Days, value: 0}]")
    try folder.write(
      ".ebextensions/b.CONFIG",
      #"{"option_settings": {"aws:elasticbeanstalk:customoption": {"Days": 3}}}"#,
    )
    #expect(try lint().status == 0)
    try folder.write(".ebextensions/c.config", "option_settings: [{option_name: Days, value: '0'}]")
    #expect(try lint().status == 1)
    // Neither folders below nor files of other names count.
    try folder.write(".ebextensions/d/e.config", "option_settings: [{option_name: Days, value: 3}]")
    try folder.write(".ebextensions/f.yaml", "option_settings: [{option_name: Days, value: 3}]")
    #expect(try lint().status == 1)
  }

  @Test func `cannot tell a computed setting`() throws {
    try folder.write(
      ".ebextensions/options.config",
      "option_settings: [{option_name: Days, value: '`{\"Ref\": \"X\"}`'}]",
    )
    let run = try lint()
    #expect(run.status == 0 && run.output.contains("option 'Days' is computed"), "\(run.output)")
  }

  @Test func `reads no more than 64 files for settings`() throws {
    for number in 0..<63 { try folder.write(".ebextensions/a\(number).config", "packages: {}\n") }
    #expect(try lint(".ebextensions/cache.config").status == 0)
    try folder.write(".ebextensions/b.config", "packages: {}\n")
    let output = try lint(".ebextensions/cache.config").output
    #expect(output.contains("'.ebextensions' has more than 64 files, and one of them may set it"))
  }

  /// AWS does not document how it merges resources of the same name.
  @Test(arguments: [
    ("Sessions: {Properties: {SnapshotRetentionLimit: 0}}", true),
    ("Sessions: {Type: 'AWS::ElastiCache::CacheCluster', Properties: {Engine: memcached}}", true),
    ("Sessions: {Properties: {Tags: []}}", false),
    ("Orders: {Properties: {SnapshotRetentionLimit: 0}}", false),
  ])
  func `cannot tell about a cache that another file changes`(
    _ resource: String,
    _ isUndecided: Bool,
  ) throws {
    let cache = """
      Resources:
        Sessions:
          Type: AWS::ElastiCache::CacheCluster
          Properties: { Engine: redis, SnapshotRetentionLimit: 7 }
      """
    try folder.write(".ebextensions/cache.config", cache)
    for other in ["a.config", "d.config"] {
      try folder.write(".ebextensions/\(other)", "Resources: {\(resource)}")
      let run = try lint(".ebextensions/cache.config")
      let text = "'.ebextensions/\(other)' gives 'Sessions' properties as well"
      #expect(run.output.contains(text) == isUndecided, "\(run.output)")
      try folder.write(".ebextensions/\(other)", "packages: {}\n")
    }
  }
}
