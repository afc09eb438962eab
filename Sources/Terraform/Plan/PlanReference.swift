internal import LintText

/// A parser of the references in a plan: `var.days`, `each.value["a.b"].limit`.
enum PlanReference {
  /// Returns the attribute names and indexes after the first two names; nil if a key has an escape.
  static func keys(_ reference: Text) -> [Text]? {
    var keys: [Text] = []
    var rest = Substring(reference.string).utf8[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      if first == UInt8(ascii: "[") {
        let isQuoted = rest.first == UInt8(ascii: "\"")
        if isQuoted { rest = rest.dropFirst() }
        let key = rest.prefix { $0 != UInt8(ascii: isQuoted ? "\"" : "]") }
        // An escape sequence; Terraform writes no other.
        guard !key.contains(UInt8(ascii: "\\")) else { return nil }
        rest = rest[key.endIndex...].dropFirst(isQuoted ? 2 : 1)
        keys.append(Text(key))
      } else {
        let name = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        rest = rest[name.endIndex...]
        keys.append(Text(name))
      }
    }
    return Array(keys.dropFirst(2))
  }

  /// Returns the instance keys and indexes in an address, outermost first.
  static func instanceKeys(_ address: Text) -> [Text] {
    var keys: [Text] = []
    var rest = Substring(address.string).utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "[")) {
      rest = rest[start...].dropFirst()
      let isQuoted = rest.first == UInt8(ascii: "\"")
      if isQuoted { rest = rest.dropFirst() }
      let end = UInt8(ascii: isQuoted ? "\"" : "]")
      var key: [UInt8] = []
      while let byte = rest.first, byte != end {
        rest = rest.dropFirst()
        guard isQuoted, byte == UInt8(ascii: "\\"), let escaped = rest.first else {
          key.append(byte)
          continue
        }
        key.append(escaped)
        rest = rest.dropFirst()
      }
      rest = rest.dropFirst()
      keys.append(Text(decoding: key))
    }
    return keys
  }

  /// Returns the names up to the first index; never empty.
  static func names(_ reference: Text) -> [Text] {
    Text(Substring(reference.string).utf8.prefix { $0 != UInt8(ascii: "[") }).split(separator: ".")
  }
}
