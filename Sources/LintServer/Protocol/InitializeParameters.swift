internal import LintText

/// The client: its folders and the features that it supports.
struct InitializeParameters: Decodable, Sendable {
  /// The process of the client; nil if it is unknown.
  let processId: Int?

  private let rootUri: String?
  private let workspaceFolders: [DocumentName]?
  private let capabilities: Capabilities?
  private let initializationOptions: Options?

  private struct Options: Decodable {
    private enum Key: CodingKey { case inlayHints }

    let inlayHints: Bool?

    /// Reads the known members; other tools' options may have any form.
    init(from decoder: any Decoder) {
      let container = try? decoder.container(keyedBy: Key.self)
      inlayHints = try? container?.decodeIfPresent(Bool.self, forKey: .inlayHints)
    }
  }

  private struct Flag: Decodable {
    let dynamicRegistration: Bool?
    let refreshSupport: Bool?
    let support: Bool?
  }

  private struct Capabilities: Decodable {
    let general: General?
    let textDocument: Features?
    let workspace: Workspace?
    let window: Window?

    struct General: Decodable { let positionEncodings: [String]? }
    struct Features: Decodable {
      let diagnostic: Flag?
      let publishDiagnostics: Flag?
    }
    struct Window: Decodable {
      let workDoneProgress: Bool?
      let showDocument: Flag?
    }
    struct Workspace: Decodable {
      let didChangeWatchedFiles: Flag?
      let diagnostics: Flag?
      let workspaceEdit: Edit?
    }
    struct Edit: Decodable {
      let documentChanges: Bool?
      let snippetEditSupport: Bool?
    }
  }
}

extension InitializeParameters {
  /// The URIs of the workspace folders.
  var folders: [String] { workspaceFolders?.map(\.uri) ?? [rootUri].compactMap(\.self) }

  /// The encoding of positions: the first that both sides know, by the preference of the client.
  var encoding: PositionEncoding {
    (capabilities?.general?.positionEncodings ?? []).firstNonNil { PositionEncoding($0) }
      ?? .utf16
  }

  /// Whether the client requests diagnostics, so that none are sent.
  ///
  /// A client that can't be asked to request them again, such as Neovim 0.11, would show outdated ones
  /// after another file has changed, so it gets them unasked if it takes them.
  var pullsDiagnostics: Bool { requestsDiagnostics && !prefersPublished }

  private var requestsDiagnostics: Bool { capabilities?.textDocument?.diagnostic != nil }

  private var prefersPublished: Bool {
    capabilities?.textDocument?.publishDiagnostics != nil && !refreshesDiagnostics
  }

  /// Whether to offer diagnostics on request; a client that gets them unasked too would show them
  /// twice.
  var isOfferedDiagnostics: Bool { pullsDiagnostics || !requestsDiagnostics }

  /// Whether the client requests diagnostics again if asked to.
  var refreshesDiagnostics: Bool { capabilities?.workspace?.diagnostics?.refreshSupport ?? false }

  /// Whether the client watches files for the server.
  var watchesFiles: Bool {
    capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
  }

  /// Whether edits may name the version of their document.
  var takesVersions: Bool { capabilities?.workspace?.workspaceEdit?.documentChanges ?? false }

  /// Whether edits may be snippets.
  var takesSnippets: Bool { capabilities?.workspace?.workspaceEdit?.snippetEditSupport ?? false }

  /// Whether the client shows progress.
  var showsProgress: Bool { capabilities?.window?.workDoneProgress ?? false }

  /// Whether the client opens pages.
  var showsPages: Bool { capabilities?.window?.showDocument?.support ?? false }

  /// Whether the user wants inlay hints.
  var wantsHints: Bool { initializationOptions?.inlayHints ?? false }
}
