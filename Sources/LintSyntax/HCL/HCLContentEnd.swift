/// What ends a stretch inside of brackets or a string.
enum HCLContentEnd {
  /// The bracket, quote or marker that closes it, which ends at an offset.
  case closing(Int)

  /// Something that opens inside.
  case opening(HCLOpening)
}
