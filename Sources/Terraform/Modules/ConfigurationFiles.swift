internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The files of a configuration, by the numbers that ``ValueOrigin`` uses.
///
/// Files that expressions read are added when they are first read.
final class ConfigurationFiles {
  private let rootModule: RootModule
  private var files: [(source: SourceFile, lines: LineIndex, generator: Place?, isRead: Bool)]

  /// The texts of all files so far.
  var sources: [SourceFile] { files.filter { $0.generator == nil }.map(\.source) }

  /// The paths of the files that expressions read, of those that they looked for, and of the folders
  /// whose files they list.
  var readPaths: Set<Text> { searched.union(read.keys) }

  /// The files that expressions decoded as YAML.
  private var decoded: Set<Int32> = []

  /// The files that `templatefile` filled.
  private var filled: Set<Int32> = []

  private var indices: [Text: Int32] = [:]
  private var read: [Text: Content] = [:]

  /// The types of variables with defaults of attributes.
  private var types: [ValueOrigin: TerraformType] = [:]

  /// The results of searches by folder and pattern.
  private var found: [Text: [Text]?] = [:]

  private var searched: Set<Text> = []

  /// The content of a file that an expression reads.
  enum Content {
    case text(SourceText, index: Int32)
    case missing
    case unreadable
  }

  /// - Parameter rootModule: the root module of the configuration.
  init(_ files: [ConfigurationFile], in rootModule: RootModule) {
    self.rootModule = rootModule
    self.files = []
    // A generated file that is written in another one has its locations.
    for file in files where indices[Text(file.source.path)] == nil {
      add(file.source, file.lines, generator: file.generator?.header, isRead: false)
    }
  }

  private func add(
    _ source: SourceFile,
    _ lines: LineIndex,
    generator: Place? = nil,
    isRead: Bool,
  ) {
    let index = Int32(files.count)
    indices[Text(source.path)] = indices[Text(source.path)] ?? index
    files.append((source, lines, generator, isRead))
  }

  /// Returns the origin of the value of an attribute.
  func origin(of attribute: WrittenAttribute) -> ValueOrigin {
    ValueOrigin(file: index(of: attribute.file), range: attribute.range)
  }

  func index(of file: ConfigurationFile) -> Int32 { indices[Text(file.source.path)] ?? 0 }

  /// Returns the type of a variable, with the locations of defaults in it.
  func type(of variable: VariableDeclaration) -> TerraformType {
    guard let attribute = variable.defaultingType else { return variable.type }
    let origin = origin(of: attribute)
    if let known = types[origin] { return known }
    let type = (try? attribute.tree()).flatMap { TerraformType(constraint: $0, in: origin.file) }
    types[origin] = type ?? variable.type
    return type ?? variable.type
  }

  /// Returns a location for reports.
  func place(_ origin: ValueOrigin) -> Place {
    let file = files[Int(origin.file)]
    return file.generator
      ?? Place(path: file.source.path, bytes: origin.range, lines: file.lines)
  }

  /// A file with its lines.
  struct Document: Sendable {
    let source: SourceFile
    let lines: LineIndex

    /// The block that generates it, which is shown in its place; nil for a file on disk.
    let generator: Place?
  }

  /// Returns the file of a location.
  func document(_ origin: ValueOrigin) -> Document {
    let file = files[Int(origin.file)]
    return Document(source: file.source, lines: file.lines, generator: file.generator)
  }

  /// Returns the lines of a location.
  func lines(_ origin: ValueOrigin) -> LineRange {
    let file = files[Int(origin.file)]
    return LineRange(file.lines.range(origin.range), of: file.source.path)
  }

  /// Returns the part of a location on its first line.
  func firstLine(of origin: ValueOrigin) -> ValueOrigin {
    let bytes = files[Int(origin.file)].source.text.bytes[origin.range]
    let end = bytes.firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return ValueOrigin(file: origin.file, range: origin.range.lowerBound..<(end ?? bytes.endIndex))
  }

  /// Whether a location is in a file that an expression read.
  func isRead(_ origin: ValueOrigin) -> Bool { files[Int(origin.file)].isRead }

  /// Returns the files that `fileset` finds; nil if that is not known.
  func fileset(in folder: Text, matching pattern: Text) -> [Text]? {
    searched.insert(folder)
    return files(in: folder, matching: pattern)
  }

  /// Returns the files in a folder that match a pattern; nil if that is not known.
  func files(in folder: Text, matching pattern: Text) -> [Text]? {
    let key = "\(folder)\u{0}\(pattern)" as Text
    if let known = found[key] { return known }
    let files = rootModule.files(in: folder.string, matching: pattern.string)?.map { Text($0) }
    found[key] = .some(files)
    return files
  }

  /// Reads a file for an expression, once.
  ///
  /// - Parameter path: a path joined to that of the root module.
  func content(at path: Text) -> Content {
    if let known = read[path] { return known }
    let content: Content
    do throws(UnreadSource) {
      if let source = try rootModule.source(at: path.string) {
        add(source, LineIndex(source.text), isRead: true)
        content = .text(source.text, index: Int32(files.count - 1))
      } else {
        content = .missing
      }
    } catch {
      content = .unreadable
    }
    read[path] = content
    return content
  }

  /// Records that an expression decodes a file as YAML.
  func addDecoded(_ file: Int32) { decoded.insert(file) }

  /// Records that an expression fills a template.
  func addFilled(_ file: Int32) { filled.insert(file) }

  /// The paths of the templates that expressions filled.
  var filledPaths: Set<Text> { Set(filled.map { Text(files[Int($0)].source.path) }) }

  /// The suppressions in the comments of files that expressions decoded.
  ///
  /// Other tools don't read suppressions there.
  var decodedSuppressions: [WrittenSuppression] {
    decoded.sorted().map { files[Int($0)] }.flatMap { file -> [WrittenSuppression] in
      guard file.source.text.contains("elasticache-lint") else { return [] }
      let documents = YAMLReader().read(file.source.text).documents
      return SuppressionComments.suppressions(in: documents, of: file.source, file.lines)
        .filter { $0.suppression.form == .native }
    }
  }

  /// Returns the text of a file that a value is the whole content of; nil for other values.
  func text(of value: TerraformValue) -> SourceText? {
    guard let origin = value.origin, isRead(origin), case .string = value.content
    else { return nil }
    let text = files[Int(origin.file)].source.text
    return origin.range == 0..<text.bytes.count ? text : nil
  }
}
