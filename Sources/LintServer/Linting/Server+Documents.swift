internal import LintWorkspace

extension Server {
  mutating func didOpen(_ item: OpenParameters.Item) {
    guard let path = FilePath(uri: item.uri), (try? POSIX.status(of: path))?.kind != .folder
    else { return }
    if folders.isEmpty, documents.isEmpty { enter(path.folder) }
    var document = Document(path, item.text, version: item.version, encoding)
    document.locate(below: folders)
    if !document.isSaved(below: folders) { scans.isOutdated = true }
    documents[item.uri] = document
    lost.remove(item.uri)
    documentHasChanged(item.uri)
  }

  mutating func change(_ parameters: ChangeParameters) {
    let uri = parameters.textDocument.uri
    guard documents[uri] != nil else { return }
    let encoding = encoding
    documents[uri]?.apply(parameters, encoding)
    scans.isOutdated = true
    if parameters.contentChanges.contains(where: { $0.range == nil }) { lost.remove(uri) }
    documentHasChanged(uri)
  }

  mutating func didClose(_ uri: String) {
    let wasLost = lost.remove(uri) != nil
    guard let document = documents.removeValue(forKey: uri) else {
      if wasLost { publish(uri, [], nil) }
      return
    }
    let isChanged = changed.remove(uri) != nil
    if results.removeValue(forKey: uri)?.diagnostics.isEmpty == false { publish(uri, [], nil) }
    settle([document.location])
    // Other files were linted with a text that is gone.
    if isChanged || scans.isOutdated || wasLost || !document.isSaved(below: folders) {
      if (try? POSIX.status(of: document.path)) != nil {
        closed.insert(document.location)
      } else {
        dependents.record([document.location], [:])
      }
      scans.isNeeded = true
    }
    stale = Set(documents.keys)
  }

  private mutating func documentHasChanged(_ uri: String) {
    changed.insert(uri)
    stale = Set(documents.keys).subtracting([uri])
  }

  mutating func filesHaveChanged() {
    fileRecord = FileRecord(after: fileRecord)
    for (uri, document) in documents {
      documents[uri]?.locate(below: folders)
      if documents[uri]?.location != document.location { settle([document.location]) }
    }
    stale = Set(documents.keys)
    scans.isNeeded = true
  }

  // MARK: Damage

  /// Records that the text of a document is unknown, until the client sends it again.
  mutating func lose(_ uri: String, _ reason: String) {
    guard lost.insert(uri).inserted else { return }
    showAgain("\(uri): \(reason)")
    if documents[uri] != nil {
      changed.insert(uri)
      stale = Set(documents.keys).subtracting(changed)
    } else if client?.pullsDiagnostics != true {
      publish(uri, [Self.lossReport], nil)
    }
  }

  /// Records that the text of each document is unknown, after a message about any of them.
  mutating func loseAll() {
    for uri in documents.keys.sorted() { lose(uri, "a message about it is not valid JSON") }
  }

  static let lossReport = DiagnosticWriter.notLinted(
    "the editor sent a text or a change that cannot be read; close the file and open it again"
  )

  // MARK: Working folder

  /// Chooses the folder to work in.
  mutating func enter(_ folder: FilePath) {
    home = folder
    guard working?.isOutdated(for: folder) == true else { return }
    scans.wait()
    working?.enter(folder)
    epoch += 1
    // Recorded paths were relative to the other folder.
    (fileRecord, scanRecord) = (FileRecord(), nil)
    if scans.isRunning { scans.isNeeded = true }
  }

  /// Enters the folder to work in again if another one is at its path now.
  mutating func renewWorkingFolder() {
    guard let working, var folder = home else { return }
    if !WorkingFolder.exists(folder), let first = folders.first,
      !folders.contains(POSIX.resolvedPath(of: folder))
    {
      folder = first
    }
    guard working.isOutdated(for: folder) else { return }
    let wasThere = self.working?.isEntered == true
    enter(folder)
    if wasThere, self.working?.isEntered == false {
      showAgain("\(folder): the folder has been moved or removed")
    }
    // Displayed paths are relative to the working folder.
    scans.forget()
    filesHaveChanged()
  }
}
