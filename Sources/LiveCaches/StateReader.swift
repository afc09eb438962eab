internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// Reads the caches of a Terraform state.
struct StateReader {
  /// The caches, with remarks on what cannot be read.
  private(set) var extraction = Extraction(kind: .state)

  /// The maximum nesting depth of modules.
  private static let depthLimit = 100

  /// Reads a state in either of its forms.
  init(_ root: Node, _ form: AccountForm) {
    if case .stateFile = form {
      readFile(root)
    } else {
      readShown(root)
    }
  }

  /// Reads a state as `terraform state pull` prints it.
  private mutating func readFile(_ root: Node) {
    guard root["version"]?.scalarValue == .integer(4) else {
      return refuse(
        "this version of a state is not read, only 4",
        help: "print it by Terraform 0.12 or later: terraform state pull",
        root["version"] ?? root,
      )
    }
    guard let resources = root["resources"], resources.kind == .sequence else {
      return refuse("the state has no list of resources", help: Self.help, root)
    }
    for resource in resources.elements {
      guard let type = resource["type"]?.text.flatMap(CacheType.init), type.language == .terraform
      else {
        addCarrier(resource)
        continue
      }
      guard let name = resource["name"]?.text, let instances = resource["instances"],
        instances.kind == .sequence
      else {
        extraction.remarks.append(AccountReader.unreadable("this cache has no instances", resource))
        continue
      }
      let module: Text = resource["module"]?.text.map { "\($0)." } ?? ""
      let isData = resource["mode"]?.text == "data"
      let mode: Text = isData ? "data." : ""
      for instance in instances.elements {
        let key = Self.key(instance["index_key"])
        let address: Text = "\(module)\(mode)\(type.rawValue).\(name)\(key)"
        add(
          StateInstance(
            address: address,
            type: type,
            values: instance["attributes"],
            place: (instance["attributes"]?["id"] ?? resource["name"] ?? resource).range,
            isData: isData,
            isDeposed: instance["deposed"]?.text?.isEmpty == false,
            isSecret: Self.isSensitive(instance["sensitive_attributes"]),
          ),
          resource,
        )
      }
    }
  }

  /// Reads a state as `terraform show -json` prints it.
  private mutating func readShown(_ root: Node) {
    let version = root["format_version"]?.text?.split(separator: ".").first
    guard version == "0" || version == "1" else {
      return refuse(
        "this format of a state is not read, only 0 and 1",
        help: Self.help,
        root["format_version"] ?? root,
      )
    }
    // An empty state has no values.
    guard let module = root["values"]?["root_module"] else { return }
    var pending = [(module, depth: 0)]
    while let (module, depth) = pending.popLast() {
      for resource in module["resources"]?.elements ?? [] {
        guard let type = resource["type"]?.text.flatMap(CacheType.init),
          type.language == .terraform
        else {
          addShownCarrier(resource)
          continue
        }
        guard let address = resource["address"], let id = address.text else {
          extraction.remarks.append(AccountReader.unreadable("this cache has no address", resource))
          continue
        }
        let isSecret =
          resource["sensitive_values"]?["snapshot_retention_limit"]?.scalarValue == .boolean(true)
        add(
          StateInstance(
            address: id,
            type: type,
            values: resource["values"],
            place: address.range,
            isData: resource["mode"]?.text == "data",
            isDeposed: resource["deposed_key"]?.text?.isEmpty == false,
            isSecret: isSecret,
          ),
          resource,
        )
      }
      guard depth < Self.depthLimit else {
        return refuse("modules are nested too deeply", help: Self.help, module)
      }
      pending += (module["child_modules"]?.elements ?? []).reversed().map { ($0, depth + 1) }
    }
  }

  /// Adds what a resource of another type deploys, in the form of `terraform state pull`.
  private mutating func addCarrier(_ resource: Node) {
    guard let type = resource["type"], let typeName = type.text, let name = resource["name"]?.text,
      StateCarrier.typeParts.contains(where: typeName.contains), resource["mode"]?.text != "data"
    else { return }
    let module: Text = resource["module"]?.text.map { "\($0)." } ?? ""
    for instance in resource["instances"]?.elements ?? [] where instance["deposed"] == nil {
      guard let values = instance["attributes"], values.kind == .mapping else { continue }
      let key = Self.key(instance["index_key"])
      add(
        StateCarrier(
          address: "\(module)\(typeName).\(name)\(key)",
          type: typeName,
          values: values,
          place: (values["id"] ?? type).range,
          isSecret: Self.isSensitive(instance["sensitive_attributes"], "properties"),
        )
      )
    }
  }

  /// Adds what a resource of another type deploys, in the form of `terraform show -json`.
  private mutating func addShownCarrier(_ resource: Node) {
    guard let type = resource["type"]?.text, StateCarrier.typeParts.contains(where: type.contains),
      resource["mode"]?.text != "data", resource["deposed_key"] == nil,
      let address = resource["address"], let values = resource["values"], values.kind == .mapping
    else { return }
    add(
      StateCarrier(
        address: address.text ?? "",
        type: type,
        values: values,
        place: address.range,
        isSecret: resource["sensitive_values"]?["properties"]?.scalarValue == .boolean(true),
      )
    )
  }

  private mutating func add(_ carrier: StateCarrier) {
    if let (cache, remark) = carrier.cache {
      extraction.caches.append(cache)
      extraction.remarks += [remark].compactMap(\.self)
    } else if let remark = carrier.remark {
      extraction.remarks.append(remark)
    }
  }

  private mutating func add(_ instance: StateInstance, _ resource: Node) {
    guard let (cache, remark) = instance.cache else {
      extraction.remarks.append(
        AccountReader.unreadable("the attributes of this cache are not an object", resource)
      )
      return
    }
    extraction.caches.append(cache)
    extraction.remarks += [remark].compactMap(\.self)
  }

  private mutating func refuse(_ message: String, help: String, _ node: Node) {
    extraction = Extraction(
      kind: nil,
      remarks: [
        Remark(.unreadable, message, help: help, atStartOf: node)
      ],
    )
  }

  private static let help = "use the state exactly as Terraform prints it"

  /// Returns the key of an instance as addresses have it.
  private static func key(_ node: Node?) -> Text {
    switch node?.scalarValue {
    case .integer(let index): "[\(index)]"
    case .text(let key): "[\"\(key)\"]"
    case .null, .boolean, .real, nil: ""
    }
  }

  /// Whether an attribute is among the sensitive attributes: lists of steps, of which the first names
  /// the attribute.
  private static func isSensitive(
    _ paths: Node?,
    _ name: StaticString = "snapshot_retention_limit",
  ) -> Bool {
    paths?.elements.contains { path in
      path.elements.first?["value"]?.hasText(name) ?? false
    } ?? false
  }
}
