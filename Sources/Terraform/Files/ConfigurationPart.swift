/// A part of a configuration, by the name of its file.
package enum ConfigurationPart: Sendable {
  /// Blocks of a module.
  case module
  /// Values of variables.
  case variables
  /// The unit of a folder, which Terragrunt deploys.
  case unit
  /// A file that a unit may include or read.
  case terragrunt
  /// The components of a stack.
  case stack

  /// Recognizes the name of a file; returns nil for other files.
  package init?(named name: String) {
    guard Self.mayBeNamed(name) else { return nil }
    if ConfigurationFileName(name) != nil {
      self = .module
    } else if name.hasSuffix(".tfvars") || name.hasSuffix(".tfvars.json") {
      self = .variables
    } else if Self.unitNames.contains(name) {
      self = .unit
    } else if name == "terragrunt.stack.hcl" || name.hasSuffix(".tfcomponent.hcl")
      || name.hasSuffix(".tfstack.hcl")
    {
      self = .stack
    } else if name.hasSuffix(".hcl"), !name.hasPrefix("."),
      !Self.otherEndings.contains(where: name.hasSuffix)
    {
      self = .terragrunt
    } else {
      return nil
    }
  }

  /// Whether a name ends in the last two letters of one of the endings.
  ///
  /// Most files of a run don't, and comparing whole endings takes a hundred times as long.
  private static func mayBeNamed(_ name: String) -> Bool {
    var bytes = name.utf8.reversed().makeIterator()
    guard let last = bytes.next(), let next = bytes.next() else { return false }
    switch (UnicodeScalar(next), UnicodeScalar(last)) {
    case ("t", "f"), ("f", "u"), ("c", "l"), ("r", "s"), ("o", "n"): return true
    default: return false
    }
  }

  /// The names of the file of a unit, in the order in which Terragrunt looks for them.
  static let unitNames = ["terragrunt.hcl", "terragrunt.hcl.json"]

  /// The endings of files that other programs read, or parts of stacks without components.
  private static let otherEndings = [
    ".pkr.hcl", ".pkrvars.hcl", ".nomad.hcl", ".policy.hcl", ".tftest.hcl", ".tfmock.hcl",
    ".tofutest.hcl", ".tfquery.hcl", ".tfdeploy.hcl",
  ]
}
