/// The files of a work tree that Git knows or does not ignore.
struct GitListing {
  /// Those that are there, or ought to be.
  private(set) var files: Set<ArraySlice<UInt8>> = []

  /// Those that a sparse checkout leaves out.
  private(set) var leftOut: Set<ArraySlice<UInt8>> = []

  /// Reads what `git ls-files -t -z` prints: a letter, a blank and a path for each.
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
