/// The links along a path, and the file at its end.
///
/// Replacing any of these changes the contents at the path.
struct LinkTrail {
  /// The path of each link, with all parent folders resolved.
  private(set) var links: [FilePath] = []

  /// The end of the path, with all links resolved except those that are unreadable or exceed the
  /// limit.
  private(set) var end: FilePath

  /// The number of links that Linux follows.
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
