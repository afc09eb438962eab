/// The links that a path leads through, and the file at its end.
///
/// Whatever replaces one of these changes what is read at the path.
struct LinkTrail {
  /// Each link by its own path, whose folders are no links.
  private(set) var links: [FilePath] = []

  /// Where the path ends, without links; with the first link that is too many, or cannot be read.
  private(set) var end: FilePath

  /// As many as Linux follows.
  private static let limit = 40

  init(following path: FilePath) {
    end = Self.start(of: path)
    var rest = Array(path.components.reversed())
    while let name = rest.popLast() {
      if name.elementsEqual("..".utf8) {
        end = end.parent ?? end
        continue
      }
      let folder = end
      end = folder.appending(entry: Array(name))
      guard (try? POSIX.entryKind(of: end)) == .link, links.count < Self.limit,
        let target = try? POSIX.linkTarget(of: end)
      else { continue }
      links.append(end)
      let next = FilePath(bytes: target)
      end = next.bytes.first == UInt8(ascii: "/") ? FilePath("/") : folder
      rest += next.components.reversed()
    }
  }

  private static func start(of path: FilePath) -> FilePath {
    guard path.bytes.first != UInt8(ascii: "/") else { return FilePath("/") }
    return POSIX.realPath(of: FilePath(".")) ?? FilePath(".")
  }
}
