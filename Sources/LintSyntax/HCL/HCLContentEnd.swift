/// The end of a run of content inside a string.
enum HCLContentEnd {
  /// The closing quote or marker, with its end offset.
  case closing(Int)

  /// A template sequence, with its start offset.
  case opening(Int)
}
