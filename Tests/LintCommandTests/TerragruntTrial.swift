import LintTestSupport

/// A suite that runs the command in a repository with units of Terragrunt.
protocol TerragruntTrial {
  var folder: TemporaryFolder { get }
}

extension TerragruntTrial {
  /// Makes a folder that counts as a repository.
  static func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    return folder
  }

  static var cache: String {
    """
    resource "aws_elasticache_cluster" "a" {
      engine = "redis"
    }

    """
  }

  static var module: String {
    """
    variable "days" {
      default = 7
    }
    resource "aws_elasticache_cluster" "a" {
      snapshot_retention_limit = var.days
    }

    """
  }

  static var included: String {
    "include \"r\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n"
  }

  static var source: String {
    "terraform {\n  source = \"../../modules//cache\"\n}\n"
  }

  static var remote: String {
    "terraform {\n  source = \"git::https://x.com/a.git//vpc\"\n}\n"
  }

  /// Runs the command, and returns its status and the places and severities of its findings.
  func lint(_ files: [String: String], _ arguments: String...) throws -> [String] {
    for (path, text) in files { try folder.write(path, text) }
    return try lint(arguments)
  }

  func lint(_ arguments: [String]) throws -> [String] {
    let run = try LintProcess(["-q", "-f", "concise"] + arguments, in: "\(folder(""))")
    return ["\(run.status)"]
      + run.output.split(separator: "\n").map { line in
        line.split(separator: ": ").prefix(2).joined(separator: " ")
      }
  }
}
