/// A step along the names of a path.
enum GlobSegment: GlobStep, Sendable {
  /// `**` between slashes
  case anyDepth
  case name([GlobToken])

  var isRun: Bool {
    switch self {
    case .anyDepth: true
    case .name: false
    }
  }

  func accepts(_ name: GlobName) -> Bool {
    switch self {
    case .anyDepth: true
    case .name(let tokens): tokens.matches(name[...])
    }
  }
}
