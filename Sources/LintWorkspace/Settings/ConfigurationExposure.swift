#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The write permissions that let other users replace or change a discovered configuration.
///
/// Anyone can place a configuration in a shared temporary folder, and any process can change one in
/// a world-writable checkout.
struct ConfigurationExposure {
  /// The configuration, or the folders above it or above a link to it.
  private var paths: [FilePath] = []

  /// The classes whose permission `chmod` must remove: `g`, `o`, or both.
  private var classes: Set<String> = []

  /// Whether all permissions can and should be removed: not those of another user's folder, nor
  /// those of a shared temporary folder.
  private var isRemovable = true

  /// Returns nil if only the owners of the configuration and of the folders above it may write.
  ///
  /// - Parameters:
  ///   - path: the configuration.
  ///   - folder: the folder in which it was found.
  ///   - border: the border, above which no folder is checked.
  init?(of path: FilePath, in folder: FilePath, within border: Border) {
    // Reading rejects everything else with its own message.
    guard let file = try? POSIX.status(of: path), file.kind == .regular else { return nil }
    check(file, at: path)
    var known: Set<FileIdentity> = []
    let trail = LinkTrail(following: path)
    let targets = (trail.links + [trail.end]).map { $0.parent ?? FilePath("/") }
    // A user who may write to a folder above can replace the folders in it.
    for folder in [folder] + targets + targets.flatMap(border.folders) {
      guard let status = try? POSIX.status(of: folder), known.insert(status.identity).inserted
      else { continue }
      check(status, at: folder)
    }
    if paths.isEmpty { return nil }
  }

  private mutating func check(_ status: FileStatus, at path: FilePath) {
    // A user's private group has the user's number. Where it is the primary group, new files are
    // often group-writable (umask 002).
    let isPrivate = status.group == status.owner || status.group == 0
    let others = status.permissions & S_IWOTH != 0
    let group = status.permissions & S_IWGRP != 0 && !isPrivate
    guard others || group else { return }
    paths.append(path)
    if group { classes.insert("g") }
    if others { classes.insert("o") }
    let isShared = status.kind == .folder && status.permissions & S_ISVTX != 0
    if isShared || ![0, status.owner].contains(geteuid()) { isRemovable = false }
  }

  /// The command that removes the permissions; nil if the user cannot or should not remove them.
  var remedy: String? {
    guard isRemovable else { return nil }
    let words = paths.map(\.shellWord).joined(separator: " ")
    return "chmod \(classes.sorted().joined())-w \(words)"
  }
}

extension FilePath {
  /// The path as a word of a shell command; it never starts with a dash.
  package var shellWord: String {
    let text = description.hasPrefix("-") ? "./\(description)" : description
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+,:@%".utf8.contains(byte)
      }
    }
    return isPlain ? text : "'\(text.replacing("'", with: #"'\''"#))'"
  }
}
