/// How much of what a run came across was judged, and why the rest was not.
public struct Coverage: Sendable, Hashable {
  /// The number of judged inputs of each kind.
  public private(set) var judged: [InputKind: Int] = [:]

  /// The number of files and folders that were skipped for each reason.
  public private(set) var skipped: [SkipReason: Int] = [:]

  /// Creates the coverage of a run that came across nothing.
  public init() {}

  /// Whether no input was judged.
  public var isEmpty: Bool { judged.isEmpty }

  /// Records a judged input.
  package mutating func judge(_ kind: InputKind) { judged[kind, default: 0] += 1 }

  /// Records a skipped file or folder.
  package mutating func skip(_ reason: SkipReason) { skipped[reason, default: 0] += 1 }

  /// Adds the counts of another part of the same run.
  package static func += (left: inout Coverage, right: Coverage) {
    left.judged.merge(right.judged, uniquingKeysWith: +)
    left.skipped.merge(right.skipped, uniquingKeysWith: +)
  }
}

/// A kind of input that can be judged.
public enum InputKind: String, Sendable, CaseIterable {
  /// A CloudFormation template, or another form of the same resources.
  case template
  /// A Terraform plan.
  case plan
}

/// Why a file or a folder was skipped.
public enum SkipReason: String, Sendable, CaseIterable {
  /// It names no cache.
  case namesNoCache
  /// It names no cache, but deploys nested stacks that were not examined.
  case unexaminedStacks
  /// It names a cache, but is neither a template nor a plan.
  case unrecognized
  /// There is nothing in it.
  case empty
  /// It is compressed data that is damaged, or expands beyond the limit.
  case damaged
  /// It has not changed.
  case unchanged
  /// A `.gitignore` file excludes it.
  case ignored
  /// Its name begins with a dot.
  case hidden
  /// It is `node_modules`.
  case vendored
  /// An exclusion of the user matches it.
  case excluded
  /// It lies outside the repository, or outside the folder that is linted.
  case outside
  /// Its name ends like that of no template and no plan.
  case otherKind
}
