/// What a condition comes to in one scenario.
enum JudgedTruth {
  case yes
  case no
  /// Only the deployment knows.
  case unknown
  /// CloudFormation refuses to deploy this.
  case refused

  init(_ truth: Bool) {
    self = truth ? .yes : .no
  }

  static prefix func ! (truth: Self) -> Self {
    switch truth {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    case .refused: .refused
    }
  }
}
