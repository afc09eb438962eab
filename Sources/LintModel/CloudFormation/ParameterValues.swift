package import LintDiagnostics

/// Values given to parameters, by name: from the command line, or from a file.
public struct ParameterValues: Sendable, Hashable {
  private var values: [String: String]
  private var unknown: [String: Undecided] = [:]

  /// The locations of values that a file gives.
  private var places: [String: Place] = [:]

  /// Makes values of a dictionary.
  public init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// Whether no parameter is given anything.
  public var isEmpty: Bool { values.isEmpty && unknown.isEmpty }

  /// The value given to a parameter, or nil if none was.
  public subscript(name: String) -> String? {
    get { values[name] }
    set {
      values[name] = newValue
      unknown[name] = nil
      places[name] = nil
    }
  }

  /// The location of a value in the file that gives it; nil for one that no file gives.
  package func place(of name: String) -> Place? { places[name] }

  /// Records where a file gives the value of a parameter.
  mutating func setPlace(of name: String, _ place: Place) {
    places[name] = place
  }

  /// Notes that a parameter is given a value that nobody knows yet.
  mutating func setUnknown(_ name: String, because reason: Undecided) {
    unknown[name] = reason
    values[name] = nil
    places[name] = nil
  }

  /// Why the value that a parameter is given is not known, or nil if none is given or it is known.
  func reasonUnknown(_ name: String) -> Undecided? { unknown[name] }

  /// Takes over the values of others; they win over values that are here already.
  public mutating func merge(_ others: ParameterValues) {
    for (name, value) in others.values {
      self[name] = value
      places[name] = others.places[name]
    }
    for (name, reason) in others.unknown {
      setUnknown(name, because: reason)
      places[name] = others.places[name]
    }
  }
}
