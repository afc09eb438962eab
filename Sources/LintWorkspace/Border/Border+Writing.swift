extension Border {
  /// A kind of file that a run writes and therefore may replace.
  package struct Kind: Sendable {
    /// The name of the kind, with its article.
    let name: String

    /// The part of a file that is read to recognize it.
    let part: SizeLimit

    /// Whether a file is of this kind, given that part.
    let recognizes: @Sendable (UnsafeRawBufferPointer) -> Bool

    package init(
      name: String,
      part: SizeLimit,
      recognizes: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool,
    ) {
      self.name = name
      self.part = part
      self.recognizes = recognizes
    }
  }

  /// Replaces a file, which must be missing, empty or of the same kind; makes its folder.
  ///
  /// Atomic: readers see the old text or the new one. The file keeps its permissions, and a link
  /// remains a link. A pipe or a device cannot be replaced; it is written to if the user named it.
  package func replace(_ path: FilePath, with text: String, _ kind: Kind) throws(FileProblem) {
    let target = try self.target(writing: path)
    do throws(SystemError) {
      try POSIX.makeFolder(target.folder)
      switch (try? POSIX.status(of: target))?.kind {
      case .folder: throw .isFolder
      case .stream, .other, .link:
        guard isUnbounded else { throw .notRegular }
        return try POSIX.write(text.utf8, to: target, .stream)
      case .regular, nil: break
      }
    } catch {
      throw .system(error)
    }
    guard try isReplaceable(target, kind) else { throw .occupied(expected: kind.name) }
    do throws(SystemError) {
      try Self.replace(file: target, with: text.utf8)
    } catch {
      throw .system(error)
    }
  }

  /// Creates a file that does not exist yet, with its folder.
  package static func create(_ path: FilePath, with text: String) throws(FileProblem) {
    if let problem = problem(withLinksIn: path) { throw problem }
    do throws(SystemError) {
      try POSIX.makeFolder(path.folder)
      try POSIX.write(text.utf8, to: path, .create)
    } catch {
      throw .system(error)
    }
  }

  /// Appends a text to a file that the user named.
  package static func append(_ text: String, to path: FilePath) throws(FileProblem) {
    do throws(SystemError) {
      try POSIX.write(text.utf8, to: path, .append)
    } catch {
      throw .system(error)
    }
  }

  private func target(writing path: FilePath) throws(FileProblem) -> FilePath {
    if let problem = problem(with: path) ?? problem(writing: path) { throw problem }
    if isUnbounded, let problem = Self.problem(withLinksIn: path) { throw problem }
    return POSIX.realPath(of: path) ?? (isUnbounded ? path : POSIX.resolvedPath(of: path))
  }

  /// Returns the reason why a discovered text must not cause a write to a file inside the border;
  /// nil if it may.
  ///
  /// Links are not followed, regardless of their target, and a nested repository, such as a
  /// submodule, has its own border.
  private func problem(writing path: FilePath) -> FileProblem? {
    guard let root else { return nil }
    let trail = LinkTrail(following: path)
    if let link = trail.links.first(where: { $0.isInside(root) }) {
      return .linkInside(link)
    }
    let folder = trail.end.folder
    if folders(from: folder).contains(where: Self.isGitFolder) { return .gitFolder }
    return Borders.repository(of: folder) == Borders.repository(of: root)
      ? nil : .innerRepository
  }

  /// Whether Git would take a folder for a repository without a work tree, by its contents: one that
  /// was committed, or the Git folder of a repository under a name of its own.
  private static func isGitFolder(_ folder: FilePath) -> Bool {
    ["HEAD", "objects", "refs"].allSatisfy {
      (try? POSIX.entryKind(of: folder.appending($0))) != nil
    }
  }

  private func isReplaceable(_ file: FilePath, _ kind: Kind) throws(FileProblem) -> Bool {
    guard let status = try? POSIX.status(of: file), status.size > 0 else { return true }
    let contents = try Self.readEntry(file, kind.part)
    return withExtendedLifetime(contents) {
      contents.bytes.isEmpty || kind.recognizes(contents.bytes)
    }
  }

  /// Returns the problem with the first link on the path to a file that leads out of the repository
  /// containing the link, into its `.git`, or nowhere.
  ///
  /// A user who names a file in a repository doesn't expect to write to the target of a committed
  /// link.
  private static func problem(withLinksIn path: FilePath) -> FileProblem? {
    var real = FilePath("/")
    if path.bytes.first != UInt8(ascii: "/") {
      guard let working = POSIX.realPath(of: FilePath(".")) else { return nil }
      real = working
    }
    for name in path.components {
      if name.elementsEqual("..".utf8) {
        real = real.parent ?? real
        continue
      }
      let next = real.appending(name)
      guard let end = POSIX.realPath(of: next) else {
        let isLink = (try? POSIX.entryKind(of: next)) == .link
        return isLink && Borders.repository(of: real) != nil ? .deadLink(next) : nil
      }
      if end != next, let repository = Borders.repository(of: real),
        problem(with: end, below: repository, true) != nil
      {
        return .linkOutside(next)
      }
      real = end
    }
    return nil
  }

  /// Returns the file at a path, which may be edited, with links resolved.
  ///
  /// - Parameter repository: the repository whose files may be edited; nil for files outside of all.
  func editableFile(at path: FilePath, in repository: FilePath?) throws(FileProblem) -> FilePath {
    if let problem = Self.problem(withLinksIn: path) { throw problem }
    let file = try target(of: path)
    guard Borders.repository(of: file.folder) == repository else { throw .innerRepository }
    return try Self.editableFile(file)
  }

  /// Returns a file, with links resolved, if the user may edit it.
  static func editableFile(_ file: FilePath) throws(FileProblem) -> FilePath {
    guard let status = try? POSIX.status(of: file), !status.isReadOnly else {
      throw .readOnly
    }
    guard POSIX.mayCreateFile(of: status.owner) else { throw .notOwned }
    return file
  }

  /// Edits a file that was read before.
  ///
  /// Atomic, as ``replace(_:with:_:)`` is; permissions and owner stay.
  ///
  /// - Parameters:
  ///   - file: the file, with links resolved.
  ///   - edit: returns the new contents, or nil if the file is not the one that was read.
  package static func edit(
    _ file: FilePath,
    _ edit: (UnsafeRawBufferPointer) -> [UInt8]?,
  ) throws(FileProblem) {
    let contents = try readEntry(file, .input)
    guard let edited = withExtendedLifetime(contents, { edit(contents.bytes) }) else {
      throw .changed
    }
    do throws(SystemError) {
      try replace(file: file, with: edited)
    } catch {
      throw .system(error)
    }
  }

  private static func replace(
    file: FilePath,
    with contents: some Sequence<UInt8>,
  ) throws(SystemError) {
    // An interruption would leave the temporary file in the folder.
    let signals = POSIX.holdInterruptions()
    defer { POSIX.release(signals) }
    let permissions = POSIX.permissions(of: file)
    let draft = try write(contents, besides: file, permissions)
    do throws(SystemError) {
      try POSIX.rename(draft, to: file)
    } catch {
      POSIX.remove(draft)
      throw error
    }
  }

  /// Writes bytes to a new file in the folder of another file.
  ///
  /// Its name is unpredictable, and an existing link or file of that name is neither followed nor
  /// written to.
  private static func write(
    _ contents: some Sequence<UInt8>,
    besides file: FilePath,
    _ permissions: POSIX.Permissions?,
  ) throws(SystemError) -> FilePath {
    let name = ".lint-\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp"
    let draft = file.parent?.appending(name) ?? FilePath(name)
    do throws(SystemError) {
      try POSIX.write(
        contents,
        to: draft,
        .create,
        permissions: permissions,
        owner: POSIX.owner(of: file),
      )
      return draft
    } catch {
      if error != .isThere { POSIX.remove(draft) }
      throw error
    }
  }
}
