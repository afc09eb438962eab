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

  /// The paths of all files that were read, as displayed to users.
  private(set) var paths: Set<Text> = []

  /// The first file that cannot be parsed; nil if all can.
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
    guard let shown = shown(path), let source = try? rootModule.source(at: shown.string)
    else { return nil }
    paths.insert(Text(source.path))
    return source
  }

  /// Returns the configuration in a file; nil if it cannot be read.
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

  /// Parses a configuration; returns its number, or nil if it cannot be read.
  private func number(of path: Text) -> Int? {
    if let known = numbers[path] { return known }
    guard files.count < Self.countLimit, let source = source(at: path) else { return nil }
    do throws(SyntaxError) {
      let isJSON = path.hasSuffix(".json")
      files.append(try ConfigurationFile(valuesIn: source, isJSON: isJSON, isTerragrunt: true))
      numbers[path] = files.count - 1
      return files.count - 1
    } catch {
      unreadable = unreadable ?? UnreadableModule(file: source, error: error)
      numbers[path] = .some(nil)
      return nil
    }
  }
}
