internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The Terragrunt configurations around one unit, each read once.
final class TerragruntFiles {
  /// The folder of the unit, as a path that Terragrunt evaluates.
  let home: Text

  /// The files that were read, by the numbers that ``ValueOrigin`` uses.
  private(set) var files: [ConfigurationFile] = []

  /// The paths of all files that were read or looked for, as displayed to users.
  private(set) var paths: Set<Text> = []

  /// Whether a file other than a configuration names the resource type of a cache.
  private(set) var mentionsCaches = false

  /// The first configuration that cannot be read; nil if all can.
  private(set) var unreadable: UnreadableModule?

  let budget = EvaluationBudget()
  private let rootModule: RootModule
  private var numbers: [Text: Int?] = [:]

  private var configurations: [Key: TerragruntConfiguration] = [:]

  /// The limit of files around one unit.
  private static let countLimit = 256

  /// A file, evaluated for a folder.
  private struct Key: Hashable {
    let path: Text
    let folder: Text
    let isIncluded: Bool
  }

  init(_ rootModule: RootModule) {
    self.rootModule = rootModule
    home = FolderPath.joining(Text(rootModule.pathInRepository), to: TerragruntPath.repository)
  }

  /// Returns the path of a file or folder as displayed to users; nil if it isn't in the repository.
  func shown(_ path: Text) -> Text? {
    guard TerragruntPath.isInside(path) else { return nil }
    return FolderPath.joining(
      TerragruntPath.relative(path, to: home),
      to: Text(rootModule.folder)
    )
  }

  /// Reads any file; returns nil if it doesn't exist or must not be read.
  func source(at path: Text) -> SourceFile? {
    guard let source = (try? read(path)) ?? nil else { return nil }
    if source.text.contains(CacheWords.typePart) { mentionsCaches = true }
    return source
  }

  /// Whether there is a file, which may be unreadable.
  func hasFile(at path: Text) -> Bool {
    guard let shown = shown(path) else { return false }
    paths.insert(shown)
    return rootModule.hasFile(at: shown.string)
  }

  /// Returns the files that match a pattern, relative to a folder; nil if they are not known.
  func files(in folder: Text, matching pattern: Text) -> [Text]? {
    guard let shown = shown(folder),
      let found = rootModule.files(in: shown.string, matching: pattern.string)?.map({ Text($0) })
    else { return nil }
    paths.formUnion([shown] + found.map { FolderPath.joining($0, to: shown) })
    return found
  }

  private func read(_ path: Text) throws(UnreadSource) -> SourceFile? {
    guard let shown = shown(path) else { return nil }
    paths.insert(shown)
    return try rootModule.source(at: shown.string)
  }

  /// Returns the heredoc at a location among spaces, so that its parts have the same locations as in
  /// its file; nil for other expressions.
  func literal(_ origin: ValueOrigin) -> SourceFile? {
    let source = files[Int(origin.file)].source
    let heredoc = source.text.bytes[origin.range]
    let text = Text(decoding: UnsafeRawBufferPointer(rebasing: heredoc))
    let newline = UInt8(ascii: "\n")
    guard text.hasPrefix("<<"), !text.contains("${"), !text.contains("%{"),
      let first = heredoc.firstIndex(of: newline), let last = heredoc.lastIndex(of: newline)
    else { return nil }
    let bytes = source.text.bytes.enumerated().map { offset, byte in
      byte == newline || (first..<last).contains(offset) ? byte : UInt8(ascii: " ")
    }
    return SourceFile(path: source.path, text: SourceText(utf8: bytes), isNamed: false)
  }

  /// Returns the configuration in a file, an empty one if it cannot be read; nil if the file doesn't
  /// exist.
  ///
  /// - Parameters:
  ///   - folder: the folder for which it is evaluated.
  ///   - isIncluded: whether another configuration includes it.
  func configuration(
    at path: Text,
    for folder: Text,
    isIncluded: Bool = false,
  ) -> TerragruntConfiguration? {
    let key = Key(path: path, folder: folder, isIncluded: isIncluded)
    if let known = configurations[key] { return known }
    guard let number = number(of: path) else { return nil }
    let configuration = TerragruntConfiguration(
      files[number],
      number: Int32(number),
      at: path,
      for: folder,
      isIncluded: isIncluded,
      self,
    )
    configurations[key] = configuration
    configuration.readIncludes()
    return configuration
  }

  /// Releases the configurations, each of which refers to these files.
  func release() { configurations = [:] }

  /// Parses a configuration; returns its number, or nil if the file doesn't exist.
  private func number(of path: Text) -> Int? {
    if let known = numbers[path] { return known }
    guard files.count < Self.countLimit, let file = file(at: path) else { return nil }
    numbers[path] = files.count
    files.append(file)
    return files.count - 1
  }

  private func file(at path: Text) -> ConfigurationFile? {
    let source: SourceFile
    do throws(UnreadSource) {
      guard let found = try read(path) else { return nil }
      source = found
    } catch {
      // A link that leads elsewhere is as good as no file.
      guard !error.isHidden, let shown = shown(path) else { return nil }
      let empty = SourceFile(path: shown.string, text: SourceText(utf8: []), isNamed: false)
      return refused(empty, SyntaxError("the file \(error.reason)", at: 0..<0))
    }
    do throws(SyntaxError) {
      let isJSON = path.hasSuffix(".json")
      return try ConfigurationFile(valuesIn: source, isJSON: isJSON, isTerragrunt: true)
    } catch {
      return refused(source, error)
    }
  }

  /// Records an error, and returns an empty configuration.
  private func refused(_ source: SourceFile, _ error: SyntaxError) -> ConfigurationFile? {
    _ = refuse(source, error)
    let empty = SourceFile(path: source.path, text: SourceText(utf8: []), isNamed: false)
    return try? ConfigurationFile(valuesIn: empty, isJSON: false, isTerragrunt: true)
  }

  /// Records an error, and returns it as a reason.
  func refuse(_ source: SourceFile, _ error: SyntaxError) -> Undecided {
    unreadable = unreadable ?? UnreadableModule(file: source, error: error)
    return .malformed(Text(error.message))
  }
}
