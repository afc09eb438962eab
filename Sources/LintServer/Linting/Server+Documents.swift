internal import LintWorkspace

extension Server {
  mutating func didOpen(_ item: OpenParameters.Item) {
    guard let path = FilePath(uri: item.uri), (try? POSIX.status(of: path))?.kind != .folder
    else { return }
    if folders.isEmpty, documents.isEmpty { enter(path.folder) }
    var document = Document(path, item.text, version: item.version, encoding)
    document.locate(below: folders)
    documents[item.uri] = document
    documentHasChanged(item.uri)
  }

  mutating func change(_ parameters: ChangeParameters) {
    let uri = parameters.textDocument.uri
    guard documents[uri] != nil else { return }
    let encoding = encoding
    documents[uri]?.apply(parameters, encoding)
    documentHasChanged(uri)
  }

  mutating func didClose(_ uri: String) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    changed.remove(uri)
    if results.removeValue(forKey: uri)?.diagnostics.isEmpty == false { publish(uri, [], nil) }
    settle([document.location])
    stale = Set(documents.keys)
  }

  private mutating func documentHasChanged(_ uri: String) {
    changed.insert(uri)
    stale = Set(documents.keys).subtracting([uri])
  }

  mutating func filesHaveChanged() {
    for (uri, document) in documents {
      documents[uri]?.locate(below: folders)
      if documents[uri]?.location != document.location { settle([document.location]) }
    }
    stale = Set(documents.keys)
    scans.isNeeded = true
  }
}
