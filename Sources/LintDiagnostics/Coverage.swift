/// The numbers of inputs that a run judged, and that it skipped for each reason.
public struct Coverage: Sendable, Hashable {
  /// The number of judged inputs of each kind that there is any of.
  public var judged: [InputKind: Int] {
    let counts = InputKind.allCases.map { ($0, count(of: $0)) }
    return Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 })
  }

  // Not a dictionary, whose first use costs a search of all conformances, a tenth of the time of a
  // small template.
  private var counts: [Int] = []

  /// The number of files and folders skipped for each reason.
  public private(set) var skipped: [SkipReason: Int] = [:]

  /// Creates the coverage of a run that found no inputs.
  public init() {}

  /// Whether no input was judged.
  public var isEmpty: Bool { counts.isEmpty }

  /// Returns the number of judged inputs of a kind.
  package func count(of kind: InputKind) -> Int {
    kind.index < counts.count ? counts[kind.index] : 0
  }

  /// Records judged inputs.
  package mutating func judge(_ kind: InputKind, count: Int = 1) {
    guard count > 0 else { return }
    let missing = kind.index + 1 - counts.count
    if missing > 0 { counts += repeatElement(0, count: missing) }
    counts[kind.index] += count
  }

  /// Records a skipped file or folder.
  package mutating func skip(_ reason: SkipReason) { skipped[reason, default: 0] += 1 }

  /// Adds the counts of another part of the same run.
  package static func += (left: inout Coverage, right: Coverage) {
    for kind in InputKind.allCases.prefix(right.counts.count) {
      left.judge(kind, count: right.count(of: kind))
    }
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

  /// The position among all kinds.
  fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
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
