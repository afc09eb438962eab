/// The numbers of inputs that a run judged, and that it skipped for each reason.
public struct Coverage: Sendable, Hashable {
  /// The number of judged inputs of each kind.
  public private(set) var judged: [InputKind: Int] = [:]

  /// The number of files and folders skipped for each reason.
  public private(set) var skipped: [SkipReason: Int] = [:]

  /// Creates the coverage of a run that found no inputs.
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
  /// The root module of a Terraform configuration.
  case rootModule = "root module"
  /// A change set of CloudFormation.
  case changeSet = "change set"
  /// A document with manifests of Kubernetes.
  case manifest
  /// A preview of Pulumi.
  case preview
  /// A list of caches that run: the output of an AWS command.
  case listing
  /// A state of Terraform or Pulumi.
  case state
}

/// A reason to skip a file or folder.
public enum SkipReason: String, Sendable, CaseIterable {
  /// It does not name a cache.
  case namesNoCache
  /// It names no cache, but deploys nested stacks that were not examined.
  case unexaminedStacks
  /// It names a cache, but is neither a template nor a plan.
  case unrecognized
  /// It is empty.
  case empty
  /// It contains compressed data that is damaged or expands beyond the limit.
  case damaged
  /// It is encrypted, or a pointer to a file stored elsewhere, as of Git LFS.
  case encrypted
  /// It has not changed.
  case unchanged
  /// A `.gitignore` file excludes it.
  case ignored
  /// Its name begins with a dot.
  case hidden
  /// It is `node_modules`.
  case vendored
  /// A user-defined exclusion matches it.
  case excluded
  /// It is outside the repository or the linted folder.
  case outside
  /// Its name does not end like that of a template or a plan.
  case otherKind
}
