/// The size in bytes at which a file is rejected or truncated.
package struct SizeLimit: Hashable, Sendable {
  let bytes: Int

  /// Whether a larger file is truncated instead of rejected.
  private(set) var cuts = false

  /// For templates and plans; an offset in a smaller file fits in 32 bits.
  package static let input = SizeLimit(bytes: 2 << 30)

  /// For templates of nested stacks; also the limit of their total.
  static let nestedTemplate = SizeLimit(bytes: 64 << 20)

  /// For configurations, baselines, parameter files, module manifests and Terraform files.
  package static let settings = SizeLimit(bytes: 16 << 20)

  /// For files of `.ebextensions` that are read for their option settings.
  static let optionSettings = SizeLimit(bytes: 1 << 20)

  /// Limits reading to the beginning of a file of any size.
  package static func first(_ bytes: Int) -> SizeLimit { SizeLimit(bytes: bytes, cuts: true) }
}

extension SizeLimit: CustomStringConvertible {
  package var description: String {
    bytes >= 1 << 30 ? "\(bytes >> 30) GiB" : "\(bytes >> 20) MiB"
  }
}
