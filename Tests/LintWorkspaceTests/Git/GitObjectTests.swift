import Foundation
import LintTestSupport
import Testing

@testable import LintWorkspace

/// What is known of a work tree without having Git read it.
struct GitObjectTests {
  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
    ),
    (String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
  ])
  func `hashes as the standard says`(_ text: String, _ digest: String) {
    for size in [1, 55, 63, 64, 65, 1_000_000] {
      var hash = SHA1()
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: min(bytes.count, 500), by: size) {
        hash.update(Array(bytes[start..<min(start + size, 500, bytes.count)]))
      }
      hash.update(Array(bytes.dropFirst(500)))
      #expect(hash.digest() == digest, "by \(size)")
    }
  }

  @Test func `reads a tree`() {
    let hash = String(repeating: "a", count: 40)
    let records = [
      "100644 blob \(hash)\ta b\tc", "100755 blob \(hash)\tx\ny", "120000 blob \(hash)\tlink",
      "160000 commit \(hash)\tsub", "040000 tree \(hash)\tfolder", "100644 blob\tshort", "none", "",
    ]
    let tree = GitTree(listing: Array(records.joined(separator: "\0").utf8))
    let kinds = tree.entries.map { (String(decoding: $0, as: UTF8.self), $1.kind) }
    #expect(
      Dictionary(uniqueKeysWithValues: kinds) == [
        "a b\tc": .file, "x\ny": .file, "link": .link, "sub": .submodule,
      ]
    )
  }
}

/// The paths that an index lists, as Git has written it.
@Suite(.enabled(if: Git.isAvailable, "git is not installed"))
struct GitIndexTests {
  private let folder: TemporaryFolder
  private let git: Git

  private static let names =
    (1...20).map { "folder/" + String(repeating: "x", count: $0) + ".yaml" }
    + ["a.yaml", "b c\n.yaml", "folder.yaml", "z/deep/er/é.yaml"]

  init() throws {
    folder = try TemporaryFolder()
    git = Git(folder: folder)
  }

  private func write() throws {
    try folder.write(Self.names)
    try git.run("add", "--all")
  }

  private var paths: [String] {
    var paths: [String] = []
    try? GitIndex.forEachPath(in: folder.path) { paths.append(String(decoding: $0, as: UTF8.self)) }
    return paths
  }

  @Test(arguments: ["2", "3", "4"], ["sha1", "sha256"])
  func `reads every version`(_ version: String, _ format: String) throws {
    try git.run("init", "--quiet", "--object-format=\(format)")
    try write()
    try git.run("update-index", "--index-version", version)
    // Only flags of version 3 make Git write that one.
    try git.run("update-index", "--skip-worktree", "a.yaml")
    #expect(Set(paths) == Set(Self.names))
    #expect(paths.count == Self.names.count)
  }

  @Test func `reads an index in two parts`() throws {
    try git.run("init", "--quiet")
    try write()
    try git.run("update-index", "--split-index")
    try folder.write("later.yaml")
    try git.run("add", "--all")
    #expect(Set(paths).subtracting([""]) == Set(Self.names + ["later.yaml"]))
  }

  @Test func `reads the index of a linked work tree`() throws {
    try git.run("init", "--quiet")
    try write()
    try git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message=a")
    let other = try TemporaryFolder()
    try git.run("worktree", "add", "--quiet", "--detach", "\(other("tree"))")
    var count = 0
    try GitIndex.forEachPath(in: other("tree")) { _ in count += 1 }
    #expect(count == Self.names.count)
  }

  @Test(arguments: ["\n", "\r\n", ""])
  func `reads the file of a work tree as Git does`(_ ending: String) throws {
    let other = try TemporaryFolder()
    try git.run("init", "--quiet", "--separate-git-dir", "\(other("git"))")
    try write()
    let name = String(decoding: other.path.lastComponent, as: UTF8.self)
    try folder.write(".git", "gitdir: ../\(name)/git\(ending)")
    try git.run("status")
    #expect(paths.count == Self.names.count)
  }

  @Test func `reads no more than there is`() throws {
    #expect(paths.isEmpty)
    try git.run("init", "--quiet")
    try write()
    try git.run("update-index", "--split-index", "--index-version", "4")
    try folder.write("later.yaml")
    try git.run("add", "--all")
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder(".git/index"))")))
    for count in bytes.indices {
      try folder.write(".git/index", Data(bytes[..<count]))
      _ = paths
      for value in [0, 0x7F, 0xFF] as [UInt8] {
        var changed = bytes
        changed[count] = value
        try folder.write(".git/index", Data(changed))
        _ = paths
      }
    }
  }
}
