import ElastiCacheLint
import LintTestSupport
import LintText
import Terraform
import Testing

/// Which comments in a configuration accept the finding of a cache, by form and by place.
struct ConfigurationSuppressionTests {
  /// Comments that accept backups that are off.
  enum Form: String, CaseIterable {
    case native = "elasticache-lint: allow backups-off -- why"
    case checkov = "checkov:skip=CKV_AWS_134:why"
    case trivy = "trivy:ignore:AVD-AWS-0050"
    case tfsec = "tfsec:ignore:aws-elasticache-enable-backup-retention"
    case kicsLine = "kics-scan ignore-line"
    case kicsBlock = "kics-scan ignore-block"
  }

  /// A configuration with a comment at `@`, and the forms that are accepted there.
  struct Place: Sendable, CustomTestStringConvertible {
    let name: String
    let forms: [Form]
    let files: [String: String]

    init(_ name: String, _ forms: [Form], _ files: [String: String]) {
      self.name = name
      self.forms = forms
      self.files = files
    }

    var testDescription: String { name }
  }

  private static let header = "resource \"aws_elasticache_replication_group\" \"a\" {"
  private static let off = "\(header)\n  snapshot_retention_limit = 0\n}\n"
  private static let variable = "\(header)\n  snapshot_retention_limit = var.days\n}\n"
  private static let days = "variable \"days\" {\n  default = 0\n}\n"
  private static let each =
    "\(header)\n  for_each = local.all\n  snapshot_retention_limit = each.value.days\n}\n"
  private static let item = "\(header)\n  snapshot_retention_limit = var.all.days\n}\n"
  private static let manifest =
    #"{"Modules":[{"Key":"m","Source":"a/b/c","Dir":".terraform/modules/m"}]}"#

  /// trivy and tfsec read comments on or above a line that is shown, checkov those inside a block.
  private static let shown: [Form] = [.native, .trivy, .tfsec, .kicsLine, .kicsBlock]
  private static let headers: [Form] = [.native, .trivy, .tfsec, .kicsBlock]
  private static let insides: [Form] = [.native, .checkov]

  static let places: [Place] = [
    Place("above the block", headers, ["main.tf": "# @\n\(off)"]),
    Place("above, in slashes", headers, ["main.tf": "// @\n\(off)"]),
    Place("above, in a block comment", headers, ["main.tf": "/* @ */\n\(off)"]),
    Place(
      "on the header",
      headers,
      ["main.tf": "\(header) # @\n  snapshot_retention_limit = 0\n}\n"]
    ),
    Place(
      "above the local value with the instances",
      [.native],
      ["main.tf": "locals {\n  # @\n  all = {\n    a = { days = 0 }\n  }\n}\n\(each)"]
    ),
    Place(
      "above a local value that another one replaces",
      [],
      [
        "main.tf": "locals {\n  # @\n  base = {\n    days = 7\n  }\n"
          + "  all = { a = merge(local.base, { days = 0 }) }\n}\n\(each)"
      ]
    ),
    Place(
      "above the default of an object",
      [.native],
      ["main.tf": "variable \"all\" {\n  # @\n  default = {\n    days = 0\n  }\n}\n\(item)"]
    ),
    Place(
      "above the attribute",
      Form.allCases,
      ["main.tf": "\(header)\n  # @\n  snapshot_retention_limit = 0\n}\n"]
    ),
    Place(
      "at the attribute",
      Form.allCases,
      ["main.tf": "\(header)\n  snapshot_retention_limit = 0 # @\n}\n"]
    ),
    Place(
      "at the end of the block",
      insides,
      ["main.tf": "\(header)\n  snapshot_retention_limit = 0\n  # @\n}\n"]
    ),
    Place(
      "in a block that lacks the limit",
      insides,
      ["main.tf": "\(header)\n  # @\n  description = \"a\"\n}\n"]
    ),
    Place(
      "at a branch",
      Form.allCases,
      [
        "main.tf": """
        variable "isProd" {
          default = false
        }
        \(header)
          snapshot_retention_limit = (var.isProd
            ? 7
            : 0 # @
          )
        }
        """
      ]
    ),
    Place(
      "at the default of a variable",
      shown,
      ["main.tf": "variable \"days\" {\n  default = 0 # @\n}\n\(variable)"]
    ),
    Place("above a variable", [], ["main.tf": "# @\n\(days)\(variable)"]),
    Place(
      "at a local value",
      shown,
      [
        "main.tf":
          "locals {\n  days = 0 # @\n}\n\(header)\n  snapshot_retention_limit = local.days\n}\n"
      ]
    ),
    Place(
      "at an element of a local value",
      shown,
      [
        "main.tf": """
        locals {
          days = {
            a = 0 # @
            b = 0
          }
        }
        \(header)
          snapshot_retention_limit = local.days["a"]
        }
        """
      ]
    ),
    Place(
      "at another element of a local value",
      [],
      [
        "main.tf": """
        locals {
          days = {
            a = 0
            b = 0 # @
          }
        }
        \(header)
          snapshot_retention_limit = local.days["a"]
        }
        """
      ]
    ),
    Place(
      "in terraform.tfvars",
      [.native],
      [
        "main.tf": "variable \"days\" {\n  type = number\n}\n\(variable)",
        "terraform.tfvars": "days = 0 # @\n",
      ]
    ),
    Place(
      "in another variable file",
      [.native],
      [
        "main.tf": "variable \"days\" {\n  default = 7\n}\n\(variable)",
        "env/dev.tfvars": "days = 0 # @\n",
      ]
    ),
    Place(
      "above a call",
      headers,
      ["main.tf": "# @\nmodule \"m\" {\n  source = \"./m\"\n}\n", "m/main.tf": off]
    ),
    Place(
      "in a call",
      insides,
      ["main.tf": "module \"m\" {\n  # @\n  source = \"./m\"\n}\n", "m/main.tf": off]
    ),
    Place(
      "at the argument of a call",
      Form.allCases,
      [
        "main.tf": "module \"m\" {\n  source = \"./m\"\n  days   = 0 # @\n}\n",
        "m/main.tf": days + variable,
      ]
    ),
    Place(
      "above a call of a call",
      headers,
      [
        "main.tf": "# @\nmodule \"m\" {\n  source = \"./m\"\n}\n",
        "m/main.tf": "module \"n\" {\n  source = \"../n\"\n}\n",
        "n/main.tf": off,
      ]
    ),
    Place(
      "above the block in a called module",
      headers,
      ["main.tf": "module \"m\" {\n  source = \"./m\"\n}\n", "m/main.tf": "# @\n\(off)"]
    ),
    Place(
      "above a call of a fetched module",
      shown,
      [
        "main.tf": "# @\nmodule \"m\" {\n  source = \"a/b/c\"\n}\n",
        ".terraform/modules/modules.json": manifest, ".terraform/modules/m/main.tf": off,
      ]
    ),
    Place(
      "in a fetched module",
      [],
      [
        "main.tf": "module \"m\" {\n  source = \"a/b/c\"\n}\n",
        ".terraform/modules/modules.json": manifest, ".terraform/modules/m/main.tf": "# @\n\(off)",
      ]
    ),
    Place(
      "in an override file",
      Form.allCases,
      [
        "main.tf": "\(header)\n}\n",
        "main_override.tf": "\(header)\n  snapshot_retention_limit = 0 # @\n}\n",
      ]
    ),
    Place("in another resource", [], ["main.tf": "\(off)resource \"x\" \"y\" {\n  # @\n}\n"]),
  ]

  @Test(arguments: places, Form.allCases)
  func `accepts what is written at a place`(_ place: Place, _ form: Form) throws {
    let isAccepted = place.forms.contains(form)
    let report = Self.lint(place.files.mapValues { $0.replacing("@", with: form.rawValue) })
    let offs = report.diagnostics.count { $0.rule == "backups-off" }
    #expect(report.suppressed.count == (isAccepted ? 1 : 0) && offs == (isAccepted ? 0 : 1))
    // Comments of other tools may accept what they find, and those in fetched modules are not ours.
    let isReported = !isAccepted && form == .native && place.name != "in a fetched module"
    #expect(report.diagnostics.contains { $0.rule == "unused-suppression" } == isReported)
  }

  @Test(arguments: Form.allCases)
  func `reads two suppressions on a line`(_ form: Form) {
    let line = "\(form.rawValue) # \(Form.native.rawValue)"
    let report = Self.lint(["main.tf": Self.off.replacing("{\n", with: "{ # \(line)\n")])
    #expect(report.suppressed.map(\.suppression.form) == [.native])
  }

  @Test func `leaves open what a call of a missing module accepts`() {
    let comment = "# elasticache-lint: allow backups-off -- why\n"
    let remote = "\(comment)module \"redis\" {\n  source = \"a/b/c\"\n}\n"
    #expect(Self.lint(["main.tf": remote]).diagnostics.map(\.rule) == ["not-examined"])
    let note = "# elasticache-lint: allow not-examined -- why\n"
    #expect(Self.lint(["main.tf": note + remote]).diagnostics.isEmpty)
    let local = remote.replacing("a/b/c", with: "./m")
    let kept = Self.off.replacing("= 0", with: "= 7")
    let report = Self.lint(["main.tf": local, "m/main.tf": kept])
    #expect(report.diagnostics.map(\.rule) == ["unused-suppression"])
  }

  @Test(arguments: [
    (#""resource":{"T":{"a":{"//":@}}}"#, ""), (#""//":@,"resource":{"T":{"a":{}}}"#, ""),
    (#""module":{"m":{"//":@,"source":"./m"}}"#, off),
    (#""resource":[{"T":[{"a":[{"//":@}]}]}]"#, ""),
  ])
  func `reads comments of JSON`(_ members: String, _ module: String) {
    let comment = #"{"elasticache-lint":{"allow":[{"rule":"backups-off","reason":"why"}]}}"#
    let text = members.replacing("@", with: comment)
      .replacing("\"T\"", with: "\"aws_elasticache_replication_group\"")
    let report = Self.lint(["main.tf.json": "{\(text)}", "m/main.tf": module])
    #expect(report.suppressed.count == 1 && report.diagnostics.isEmpty)
  }

  private static func lint(_ files: [String: String]) -> Report {
    Report(
      fileCount: 1,
      files: [Linter().lint(rootModule: RootModule(".", in: MemorySources(files)))]
    )
  }
}
