/// Whether a cache that runs agrees with its declaration, named as in outputs.
public enum Agreement: String, Sendable, CaseIterable {
  /// It has a declared limit.
  case agrees
  /// It has another limit.
  case differs
  /// It is not declared in what it was compared with.
  case notDeclared
  /// Its limit, or the declared one, is unknown.
  case unknown
}
