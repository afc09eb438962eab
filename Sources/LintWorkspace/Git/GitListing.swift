/// The files of a work tree that Git tracks or doesn't ignore.
struct GitListing {
  /// The files that exist or should exist.
  private(set) var files: Set<ArraySlice<UInt8>> = []

  /// The files that a sparse checkout omits.
  private(set) var leftOut: Set<ArraySlice<UInt8>> = []

  /// Parses the output of `git ls-files -t -z`: a letter, a space and a path per file.
  init(listing: [UInt8]) {
    for record in listing.split(separator: 0) {
      let path = record.dropFirst(2)
      if record.first == UInt8(ascii: "S") {
        leftOut.insert(path)
      } else {
        files.insert(path)
      }
    }
  }
}
