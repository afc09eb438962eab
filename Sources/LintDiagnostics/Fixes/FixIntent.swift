package import LintText

/// The change that would resolve a finding, independent of how the text is written.
package struct FixIntent: Sendable, Hashable {
  /// An action on the retention limit.
  package enum Action: Sendable, Hashable {
    /// Write a number of days, where it is written or should be.
    case set
    /// Remove it.
    case remove
    /// Correct its name, which is written like this.
    case rename(String)
    /// Move it into the properties of its resource, beside which it is written with this name.
    case move(String)
  }

  /// The action.
  package let action: Action

  /// The name of the limit where it is written, such as `SnapshotRetentionLimit`, or of the variable
  /// of a module.
  @Bytewise package private(set) var name: String

  /// The limit as messages name it.
  @Bytewise package private(set) var title: String

  /// Whether it is an argument of a module call.
  package let isArgument: Bool

  /// Whether a plan decides, so that the edit takes effect with the next one.
  package let isPlanned: Bool

  /// The key in a resource that contains its properties; nil if the resource itself does.
  @Bytewise package private(set) var container: String?

  /// Where a configuration has the value; nil if it is computed, and for other inputs.
  package let source: Place?

  /// The lines of the element of a collection that the cache was created for; nil for others.
  package let element: LineRange?

  /// Whether an edit has no effect on a cache that exists.
  package let isForNewCaches: Bool

  /// The attribute that would make it a member of a group, which takes no limit; nil if none would.
  @Bytewise package private(set) var membership: String?

  /// Creates an intent from its parts.
  package init(
    _ action: Action,
    name: String,
    title: String,
    isArgument: Bool,
    isPlanned: Bool,
    container: String?,
    source: Place?,
    element: LineRange? = nil,
    isForNewCaches: Bool = false,
    membership: String?,
  ) {
    self.source = source
    self.element = element
    self.isForNewCaches = isForNewCaches
    self.membership = membership
    self.action = action
    self.isArgument = isArgument
    self.isPlanned = isPlanned
    self.name = name
    self.title = title
    self.container = container
  }
}
