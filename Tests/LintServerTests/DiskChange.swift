import Testing

/// A change of a file on disk that turns backups of an open document off or on.
struct DiskChange: CustomTestStringConvertible, Sendable {
  /// The way in which programs write files.
  enum Way: CaseIterable, Sendable {
    /// As `echo` in a shell does.
    case inPlace

    /// As most editors and git do.
    case replaced

    /// The server looks while the file is missing.
    case removedBefore
  }

  let name: String

  /// The file that is open.
  let document: String

  /// The texts of the files; `7` in that of the first changes.
  let files: [(name: String, text: String)]

  var testDescription: String { name }

  init(_ name: String, of document: String, _ files: [(name: String, text: String)]) {
    (self.name, self.document, self.files) = (name, document, files)
  }

  /// The name of the file that changes, with its new text.
  var change: (name: String, text: String) {
    let (name, text) = files.first ?? (document, "")
    return (name, text.replacing("7", with: "0"))
  }

  // MARK: Texts

  private static func group(_ limit: String) -> String {
    """
    resource "aws_elasticache_replication_group" "sessions" {
      replication_group_id     = "sessions"
      description              = "sessions"
      snapshot_retention_limit = \(limit)
    }

    """
  }

  private static let module = "variable \"x\" {}\n" + group("var.x")

  private static func template(_ limit: String, default value: String = "") -> String {
    """
    Parameters:
      Days: {Type: Number\(value)}
    Resources:
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          CacheNodeType: cache.t4g.small
          SnapshotRetentionLimit: \(limit)

    """
  }

  private static func parent(of url: String) -> String {
    """
    Resources:
      Child:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: \(url)
          Parameters:
            Days: 7

    """
  }

  private static let middle = """
    Parameters:
      Days: {Type: Number}
    Resources:
      Child:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: child.yaml
          Parameters:
            Days: !Ref Days

    """

  // MARK: Changes

  static let all = terraform + templates

  private static let terraform = [
    DiskChange(
      "terraform.tfvars",
      of: "main.tf",
      [("terraform.tfvars", "x = 7\n"), ("main.tf", module)],
    ),
    DiskChange(
      "automatic variables",
      of: "main.tf",
      [("a.auto.tfvars.json", "{\"x\": 7}\n"), ("main.tf", module)],
    ),
    DiskChange(
      "variables of an environment",
      of: "main.tf",
      [("envs/prod.tfvars", "x = 7\n"), ("main.tf", module)],
    ),
    DiskChange(
      "a declaration",
      of: "main.tf",
      [("variables.tf", "variable \"x\" {\n  default = 7\n}\n"), ("main.tf", group("var.x"))],
    ),
    DiskChange(
      "a local value",
      of: "main.tf",
      [("l.tf", "locals {\n  x = 7\n}\n"), ("main.tf", group("local.x"))],
    ),
    DiskChange(
      "an override",
      of: "main.tf",
      [
        (
          "a_override.tf",
          "resource \"aws_elasticache_replication_group\" \"sessions\" {\n"
            + "  snapshot_retention_limit = 7\n}\n"
        ), ("main.tf", group("3")),
      ],
    ),
    DiskChange(
      "a called module",
      of: "main.tf",
      [
        ("m/main.tf", group("7")), ("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n"),
      ],
    ),
    DiskChange(
      "a module that a module calls",
      of: "main.tf",
      [
        ("n/v.tf", "variable \"x\" {\n  default = 7\n}\n"), ("n/main.tf", group("var.x")),
        ("m/main.tf", "module \"n\" {\n  source = \"../n\"\n}\n"),
        ("main.tf", "module \"m\" {\n  source = \"./m\"\n}\n"),
      ],
    ),
    DiskChange(
      "a caller",
      of: "m/main.tf",
      [
        ("root/main.tf", "module \"m\" {\n  source = \"../m\"\n  x      = 7\n}\n"),
        ("m/main.tf", module),
      ],
    ),
    DiskChange(
      "a file that a function reads",
      of: "main.tf",
      [
        ("c.yaml", "days: 7\n"),
        (
          "main.tf",
          "locals {\n  c = yamldecode(file(\"${path.module}/c.yaml\"))\n}\n" + group("local.c.days")
        ),
      ],
    ),
    DiskChange(
      "a unit of Terragrunt",
      of: "main.tf",
      [("terragrunt.hcl", "inputs = {\n  x = 7\n}\n"), ("main.tf", module)],
    ),
    DiskChange(
      "a unit elsewhere",
      of: "mod/main.tf",
      [
        (
          "live/terragrunt.hcl",
          "terraform {\n  source = \"../mod\"\n}\ninputs = {\n  x = 7\n}\n"
        ), ("mod/main.tf", module),
      ],
    ),
    DiskChange(
      "a file that a unit includes",
      of: "mod/main.tf",
      [
        ("live/root.hcl", "inputs = {\n  x = 7\n}\n"),
        (
          "live/a/terragrunt.hcl",
          "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n"
            + "terraform {\n  source = \"../../mod\"\n}\n"
        ), ("mod/main.tf", module),
      ],
    ),
  ]

  private static let templates = [
    DiskChange(
      "a parent",
      of: "child.yaml",
      [("parent.yaml", parent(of: "child.yaml")), ("child.yaml", template("!Ref Days"))],
    ),
    DiskChange(
      "a parent in another folder",
      of: "child.yaml",
      [
        ("parents/parent.yaml", parent(of: "../child.yaml")),
        ("child.yaml", template("!Ref Days")),
      ],
    ),
    DiskChange(
      "the parent of a parent",
      of: "child.yaml",
      [
        ("stacks/top.yaml", parent(of: "../middle.yaml")), ("middle.yaml", middle),
        ("child.yaml", template("!Ref Days")),
      ],
    ),
    DiskChange(
      "a file of parameters",
      of: "a.yaml",
      [
        ("p.json", "[{\"ParameterKey\": \"Days\", \"ParameterValue\": \"7\"}]\n"),
        (".elasticache-lint.yml", "parameters: [p.json]\n"), ("a.yaml", template("!Ref Days")),
      ],
    ),
    DiskChange(
      "parameters of SAM",
      of: "template.yaml",
      [
        (
          "samconfig.toml",
          "version = 0.1\n[default.deploy.parameters]\nparameter_overrides = \"Days=7\"\n"
        ), (".elasticache-lint.yml", "parameters: [samconfig.toml]\n"),
        ("template.yaml", template("!Ref Days")),
      ],
    ),
    DiskChange(
      "a configuration above",
      of: "a/b/a.yaml",
      [
        (".elasticache-lint.yml", "minimum-days: 17\n"),
        ("a/b/a.yaml", template("!Ref Days", default: ", Default: 12")),
      ],
    ),
    DiskChange(
      "an included part",
      of: "a.yaml",
      [
        ("part.yaml", "SnapshotRetentionLimit: 7\n"),
        (
          "a.yaml",
          """
          Resources:
            Sessions:
              Type: AWS::ElastiCache::ReplicationGroup
              Properties:
                ReplicationGroupDescription: sessions
                CacheNodeType: cache.t4g.small
                Fn::Transform: {Name: AWS::Include, Parameters: {Location: part.yaml}}

          """
        ),
      ],
    ),
    DiskChange(
      "a file of the Serverless Framework",
      of: "serverless.yml",
      [
        ("c.yml", "days: 7\n"),
        (
          "serverless.yml",
          """
          service: sessions
          provider: {name: aws}
          resources:
            Resources:
              Sessions:
                Type: AWS::ElastiCache::ServerlessCache
                Properties:
                  Engine: valkey
                  ServerlessCacheName: sessions
                  SnapshotRetentionLimit: ${file(./c.yml):days}

          """
        ),
      ],
    ),
  ]
}
