/// The number of bytes from which on a file is refused, or cut.
struct SizeLimit: Hashable, Sendable {
  let bytes: Int

  /// Whether the beginning of a larger file is read, instead of none of it.
  private(set) var cuts = false

  /// For templates and plans; a position in a smaller file fits 32 bits.
  static let input = SizeLimit(bytes: 2 << 30)

  /// For templates of nested stacks: all of them together may have as much.
  static let nestedTemplate = SizeLimit(bytes: 64 << 20)

  /// For configurations, baselines, parameter files, module manifests and Terraform files.
  static let settings = SizeLimit(bytes: 16 << 20)

  /// A file of `.ebextensions` that is read for its option settings.
  static let optionSettings = SizeLimit(bytes: 1 << 20)

  /// Reads the beginning of a file, whatever its size.
  static func first(_ bytes: Int) -> SizeLimit { SizeLimit(bytes: bytes, cuts: true) }
}

extension SizeLimit: CustomStringConvertible {
  var description: String {
    bytes >= 1 << 30 ? "\(bytes >> 30) GiB" : "\(bytes >> 20) MiB"
  }
}
