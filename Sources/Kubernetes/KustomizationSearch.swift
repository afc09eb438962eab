package import LintDiagnostics
package import LintModel
internal import LintText

/// The configurations of Kustomize around a file, which may use it as a patch or patch it.
struct KustomizationSearch {
  /// The maximum number of folders above a file that are searched.
  private static let heightLimit = 3

  /// The maximum depth of folders beside those.
  private static let depthLimit = 3

  /// The number of folders that are listed for one file.
  private static let folderLimit = 256

  /// The number of configurations that are read for one file.
  private static let configurationLimit = 64

  /// The path of the file.
  private let file: Text

  /// The text of the file.
  private let text: SourceText

  private let sources: any SourceProvider
  private let input: String
  private var configurations: [Kustomization] = []
  private var visited: Set<Text> = []

  /// The way in which a configuration uses a file.
  enum Use {
    /// It uses the file as a patch.
    case patch(path: String)
    /// It has patches for caches of the file.
    case target(path: String)
  }

  /// Finds the configurations around a file.
  init(around file: SourceFile, _ sources: any SourceProvider) {
    self.file = FolderPath.joining(Text(file.path), to: ".")
    text = file.text
    self.sources = sources
    input = file.path
    var folder = FolderPath.joining("..", to: self.file)
    addAll(in: folder, depth: 0)
    for _ in 0..<Self.heightLimit {
      guard folder != "/" else { return }
      folder = FolderPath.joining("..", to: folder)
      addAll(in: folder, depth: Self.depthLimit)
    }
  }

  private mutating func addAll(in start: Text, depth limit: Int) {
    var pending = [(folder: start, depth: 0)]
    var next = 0
    while next < pending.count, visited.count < Self.folderLimit,
      configurations.count < Self.configurationLimit
    {
      let (folder, depth) = pending[next]
      next += 1
      let isNew = visited.insert(folder).inserted
      guard isNew || depth < limit,
        let entries = try? sources.entries(of: folder.string)
      else { continue }
      if isNew {
        let names = Set(entries.map { Text($0.name) })
        configurations += Kustomization.fileNames.filter(names.contains).compactMap { name in
          Kustomization(at: FolderPath.joining(name, to: folder), from: input, sources)
        }
      }
      guard depth < limit else { continue }
      for entry in entries where entry.kind == .folder && !Self.isSkipped(entry.name) {
        pending.append((FolderPath.joining(Text(entry.name), to: folder), depth + 1))
      }
    }
  }

  private static func isSkipped(_ folder: String) -> Bool {
    folder.hasPrefix(".") || folder == "node_modules"
  }

  /// Returns how a configuration uses the file with some caches; nil if none does.
  func use(_ caches: [Cache]) -> Use? {
    if let patching = configurations.first(where: { $0.patchFiles.contains(file) }) {
      return .patch(path: patching.path)
    }
    // The configurations that have the file, or others that have it.
    var reached: Set<Text> = []
    var users: [Kustomization] = []
    var rest = configurations
    while true {
      let found = rest.map { has($0, reached) }
      guard found.contains(true) else { break }
      let next = zip(rest, found).filter(\.1).map(\.0)
      users += next
      rest = zip(rest, found).filter { !$0.1 }.map(\.0)
      reached.formUnion(next.map(\.folder))
    }
    // Components, and components of these.
    var (components, next) = (Set<Text>(), 0)
    while next < users.count {
      components.formUnion(users[next].components)
      next += 1
      if next == users.count {
        users += rest.filter { components.contains($0.folder) }
        rest.removeAll { components.contains($0.folder) }
      }
    }
    let isRenamed = users.contains(where: \.renames)
    let patchable = PatchableCaches(caches)
    return users.first { $0.mayChange(patchable, isRenamed: isRenamed) }
      .map { .target(path: $0.path) }
  }

  private func has(_ configuration: Kustomization, _ reached: Set<Text>) -> Bool {
    configuration.resources.contains { resource in
      resource == file || file.hasPrefix("\(resource)/") || reached.contains(resource)
        || leadsHere(resource)
    }
  }

  /// Whether a path from outside of the working folder, whose name is not known, leads to the file.
  private func leadsHere(_ resource: Text) -> Bool {
    guard resource.hasPrefix(".."), !file.hasPrefix(".."), !file.hasPrefix("/") else {
      return false
    }
    let parts = file.split(separator: "/")
    return parts.indices.contains { index in
      let rest = parts[index...].joined(separator: "/")
      let found = try? sources.file(at: "\(resource)/\(rest)", from: input)
      return (found ?? nil).map { $0.text.bytes.elementsEqual(text.bytes) } ?? false
    }
  }
}

extension [Extraction] {
  /// Replaces caches by a note if a configuration of Kustomize uses the file as a patch, and adds a
  /// note if it has patches for caches.
  package mutating func markPatches(in file: SourceFile, _ sources: (any SourceProvider)?) {
    let indices = indices.filter { self[$0].kind == .manifest && !self[$0].caches.isEmpty }
    let name = Text(file.path)
    guard let sources, let first = indices.first, let cache = self[first].caches.first,
      name.hasSuffix(".yaml") || name.hasSuffix(".yml"),
      let use = KustomizationSearch(around: file, sources).use(indices.flatMap { self[$0].caches })
    else { return }
    let message: String
    switch use {
    case .patch(let path):
      for index in indices {
        self[index].caches = []
        self[index].remarks = []
        self[index].kind = nil
      }
      message = "'\(path)' uses this manifest as a patch, so it is not examined"
    case .target(let path):
      message = "'\(path)' has patches for caches, which are not examined"
    }
    self[first].remarks.append(
      Remark(.notExamined, message, help: Remark.kustomizeHelp, at: cache.range)
    )
  }
}
