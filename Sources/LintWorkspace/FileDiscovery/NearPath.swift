internal import LintDiagnostics

/// Suggestions for mistyped paths.
package enum NearPath {
  /// The largest folder in which names are compared.
  private static let entryLimit = 10_000

  /// Returns the existing path nearest to one that doesn't exist; nil if none is near, and for a path
  /// that exists.
  ///
  /// Each missing component is replaced by the nearest entry of its folder.
  package static func of(_ path: FilePath) -> FilePath? {
    guard !path.bytes.isEmpty, !exists(path) else { return nil }
    var found = FilePath(path.bytes.first == UInt8(ascii: "/") ? "/" : ".")
    for name in path.components {
      let next = found.appending(name)
      if exists(next) {
        found = next
      } else if let near = entry(of: found, near: name) {
        found = near
      } else {
        return nil
      }
    }
    return found
  }

  /// Returns the entry of a folder with the nearest name; hidden entries only for a hidden name.
  private static func entry(of folder: FilePath, near name: ArraySlice<UInt8>) -> FilePath? {
    let dot = UInt8(ascii: ".")
    let entries = Border.unbounded.entries(of: folder)
    guard entries.count <= entryLimit else { return nil }
    // A link that leads nowhere has the very name.
    let names = entries.map(\.name).filter {
      ($0.first == dot) == (name.first == dot) && !$0.elementsEqual(name)
    }
    let near = NearName.of(
      String(decoding: name, as: UTF8.self),
      in: names.map { String(decoding: $0, as: UTF8.self) },
    )
    // A name that isn't UTF-8 is shown as another one.
    return near.map { folder.appending($0) }.flatMap { exists($0) ? $0 : nil }
  }

  private static func exists(_ path: FilePath) -> Bool { (try? POSIX.status(of: path)) != nil }
}
