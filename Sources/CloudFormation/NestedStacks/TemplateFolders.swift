internal import LintSyntax
package import LintText

/// The local folders of templates that are uploaded before the deployment, by the beginnings of their
/// addresses.
package struct TemplateFolders: Sendable {
  /// The longest beginning first.
  private let folders: [(prefix: Text, folder: Text)]

  /// Creates folders from the beginnings of addresses, as they are written in `TemplateURL`.
  package init(_ folders: [Text: Text] = [:]) {
    self.folders = folders.map { ($0.key, $0.value) }.sorted { left, right in
      (right.prefix.utf8.count, left.prefix) < (left.prefix.utf8.count, right.prefix)
    }
  }

  /// Returns the path of the file at an address; nil if it is in none of the folders.
  func path(_ address: Text) -> Text? {
    guard let (prefix, folder) = folders.first(where: { address.hasPrefix($0.prefix) }) else {
      return nil
    }
    // A query may name the version of an object.
    let rest = Text(decoding: address.utf8.dropFirst(prefix.utf8.count)).split(separator: "?")
    let names = (rest.first ?? "").split(separator: "/").filter { !$0.isEmpty }
    guard !names.isEmpty, !names.contains("..") else { return nil }
    let start = folder.hasSuffix("/") ? Text(decoding: folder.utf8.dropLast()) : folder
    return "\(start)/\(names.joined(separator: "/"))"
  }
}

extension TemplateFolders {
  /// Returns the path of the template that a property of a resource names, by its value or as it is
  /// written: `!Sub ${Base}/x.yml`.
  func path(
    _ value: Outcome.Value,
    writtenIn resource: TemplateEntry,
    _ property: TemplateProperty,
  ) -> Text? {
    guard !folders.isEmpty else { return nil }
    if let address = value.text, !value.isSecret, let path = path(address) { return path }
    guard let node = resource["Properties"]?.value(of: property), let call = Intrinsic(node) else {
      return nil
    }
    return Self.address(call).flatMap(path)
  }

  /// Returns the text of `Fn::Sub`, or of `Fn::Join` as one; nil for other functions.
  private static func address(_ call: Intrinsic) -> Text? {
    let parts = call.argument.elements
    switch call.function {
    case .substitute: return call.argument.text ?? parts.first?.text
    case .join where parts.count == 2 && parts[0].text?.isEmpty == true:
      var address: Text = ""
      for part in parts[1].elements {
        if let inner = Intrinsic(part) {
          guard inner.function == .reference, let name = inner.argument.text else { return nil }
          address += "${\(name)}"
        } else {
          guard let text = part.text else { return nil }
          address += text
        }
      }
      return address
    default: return nil
    }
  }
}

extension Node {
  fileprivate func value(of property: TemplateProperty) -> Node? { self[property.name] }
}
