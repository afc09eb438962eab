import LintTestSupport

@testable import Terraform

/// A random address, rendered as Terraform renders it (`internal/addrs`: `ModuleInstance.String`,
/// `StringKey.String`, `toHCLQuotedString`).
struct TerraformAddress {
  let moduleNames: [String]
  let text: String

  init(using random: inout SeededGenerator, keyScalars: [Unicode.Scalar]) {
    var names: [String] = []
    var text = ""
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let name = Self.pick(["a", "w", "c_1", "my-module", "é", "module", "日本"], &random)
      names.append(name)
      text += "module.\(name)\(Self.key(&random, keyScalars))."
    }
    moduleNames = names
    let name = Self.pick(["this", "module", "x-1"], &random)
    self.text = "\(text)aws_elasticache_cluster.\(name)\(Self.key(&random, keyScalars))"
  }

  private static func pick<T>(_ choices: [T], _ random: inout SeededGenerator) -> T {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private static func key(_ random: inout SeededGenerator, _ scalars: [Unicode.Scalar]) -> String {
    switch Int.random(in: 0...3, using: &random) {
    case 0: return ""
    case 1: return "[\(Int.random(in: 0...12, using: &random))]"
    default:
      let key = (0..<Int.random(in: 0...8, using: &random)).map { _ in pick(scalars, &random) }
      return "[\"\(quoted(key))\"]"
    }
  }

  private static func quoted(_ key: [Unicode.Scalar]) -> String {
    var text = ""
    for (index, scalar) in key.enumerated() {
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "$", "%":
        let isMarker = index + 1 < key.count && key[index + 1] == "{"
        text += isMarker ? "\(scalar)\(scalar)" : "\(scalar)"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
