/// What the judge by brute force takes a value for in one scenario.
indirect enum JudgedValue: Hashable {
  case text(String)
  /// What a parameter is, besides some values; nothing more is known of it.
  case anything(String, besides: Set<String>)
  /// Such a value between two texts, of which one is not empty.
  case longer(String, String, besides: Set<String>, String)
  case nothing
  case list([JudgedValue])
  /// Only the deployment knows.
  case unknown
  /// CloudFormation refuses to deploy this.
  case refused
  /// One of these; only the deployment knows which.
  case oneOf(Set<JudgedValue>)
  /// The identifier of a cluster of the same template.
  case cluster(String)

  /// What keeps a function from having a result.
  var obstacle: JudgedValue? {
    switch self {
    case .anything, .longer, .unknown, .oneOf, .cluster: .unknown
    case .refused: .refused
    case .list(let values):
      values.contains { $0.obstacle == .refused }
        ? .refused : values.contains { $0.obstacle != nil } ? .unknown : nil
    case .text, .nothing: nil
    }
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// All that it may be.
  var candidates: Set<JudgedValue> {
    if case .oneOf(let values) = self { return values }
    return [self]
  }
}
