package import LintModel
package import LintSyntax
package import LintText

/// Terraform input and output that users mistake for a JSON plan.
package enum ForeignDocument: Sendable, CaseIterable {
  /// `terraform plan -out=FILE`: a zip archive.
  case binaryPlan
  /// `terraform plan -json`: one message per line, without values.
  case planLog
  /// The human-readable output of `terraform plan`.
  case printedPlan
  /// `terraform show -json` without a plan.
  case state
  /// `terraform.tfstate`.
  case stateFile
  /// `terraform providers schema -json`.
  case providerSchemas
  /// `terraform validate -json`.
  case validation
  /// A configuration, `*.tf` or `*.tf.json`.
  case configuration
  /// A subset of the changes or values of a plan.
  case planPart
  /// A plan as a string inside JSON.
  case planText
  /// A plan with a prefix on each line.
  case prefixedPlan
}

extension ForeignDocument {
  /// Recognizes a text by its beginning, without parsing it.
  package init?(_ text: SourceText) {
    let start = UnsafeRawBufferPointer(rebasing: text.bytes.prefix(512))
    let first = start.firstIndex { !$0.isASCIISpace } ?? start.count
    if start.hasBytes("PK\u{3}\u{4}", at: 0) {
      self = .binaryPlan
    } else if start.hasBytes("{\"@level\":", at: first) {
      self = .planLog
    } else if OutermostKeys(in: start).contains(["lineage", "serial"]) {
      self = .stateFile
    } else if Self.printedBeginnings.contains(where: { start.hasBytes($0, at: first) }) {
      self = .printedPlan
    } else {
      return nil
    }
  }

  /// The first words of human-readable plans of Terraform and OpenTofu.
  private static let printedBeginnings: [StaticString] = [
    "Terraform used the selected providers", "Terraform will perform the following actions",
    "OpenTofu used the selected providers", "OpenTofu will perform the following actions",
  ]

  /// Recognizes a parsed JSON document that isn't a plan.
  package init?(_ document: Document) {
    guard let root = document.root else { return nil }
    let keys = Set(root.entries.compactMap(\.key.text))
    if keys.contains("format_version") {
      if keys.contains("provider_schemas") {
        self = .providerSchemas
      } else if keys.contains("valid"), keys.contains("diagnostics") {
        self = .validation
      } else if keys.contains("values")
        || keys.isSubset(of: ["format_version", "terraform_version"])
      {
        self = .state
      } else {
        return nil
      }
    } else if keys.contains("lineage"), keys.contains("serial") {
      self = .stateFile
    } else if keys.contains("root_module"), keys.contains("provider_config") {
      self = .configuration
    } else if let resources = root["resource"],
      resources.entries.contains(where: { $0.key.text.flatMap(CacheType.init) != nil })
    {
      self = .configuration
    } else {
      return nil
    }
  }

  /// The message that identifies the document.
  var message: String {
    switch self {
    case .binaryPlan: "this is a binary plan file, not a plan in JSON"
    case .planLog: "this is the log of 'terraform plan -json', which has no values, not a plan"
    case .printedPlan: "this is a plan as Terraform prints it for people, not a plan in JSON"
    case .state: "this is a Terraform state, not a plan"
    case .stateFile: "this is a Terraform state file, not a plan"
    case .providerSchemas: "this is a list of provider schemas, not a plan"
    case .validation: "this is the result of 'terraform validate -json', not a plan"
    case .configuration: "this is a Terraform configuration without the name of one"
    case .planPart: "this is a part of a plan"
    case .planText: "this is JSON with a plan as text in it, not a plan"
    case .prefixedPlan: "this is a plan with a prefix on each line, such as a time stamp"
    }
  }

  private static let planHelp =
    "make a plan: terraform plan -out=tfplan && terraform show -json tfplan > plan.json"

  /// The commands that produce the right file.
  var help: String {
    switch self {
    case .binaryPlan:
      "turn it into JSON: terraform show -json FILE > plan.json"
    case .planPart:
      "give the whole plan, as 'terraform show -json tfplan' prints it"
    case .planText:
      "write the plan alone into the file, as 'terraform show -json tfplan' prints it: jq -r .plan FILE"
        + " > plan.json"
    case .prefixedPlan:
      "print the plan again: terraform show -json tfplan > plan.json; or remove the prefix of each"
        + " line: cut -d ' ' -f 2- FILE > plan.json"
    case .configuration:
      "name the file as Terraform would, for standard input with --stdin-filename main.tf.json; or make"
        + " a plan: terraform plan -out=tfplan && terraform show -json tfplan > plan.json"
    case .planLog, .printedPlan, .providerSchemas, .validation: Self.planHelp
    case .state, .stateFile:
      Self.planHelp + "; or judge the caches that run: lint audit FILE"
    }
  }
}

extension Extraction {
  /// Reports a part of a text that isn't a plan.
  init(refusing foreign: ForeignDocument, at root: Node) {
    let start = root.range.lowerBound
    self.init(refusing: foreign, at: start..<start)
  }

  /// Reports a JSON document that users mistake for a plan; returns nil for any other.
  package init?(refusing document: Document) {
    guard let root = document.root, let foreign = ForeignDocument(document) else { return nil }
    self.init(refusing: foreign, at: root)
  }

  /// Reports a text that isn't a plan.
  ///
  /// - Parameter range: the bytes of the text to point to.
  package init(refusing document: ForeignDocument, at range: Range<Int> = 0..<0) {
    self.init(
      kind: nil,
      remarks: [Remark(.wrongDocument, document.message, help: document.help, at: range)],
    )
    isConfiguration = document == .configuration
  }
}
