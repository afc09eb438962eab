/// The end of a run of content inside brackets or a string.
enum HCLContentEnd {
  /// The closing bracket, quote or marker, with its end offset.
  case closing(Int)

  /// A bracket or string that opens inside.
  case opening(HCLOpening)
}
