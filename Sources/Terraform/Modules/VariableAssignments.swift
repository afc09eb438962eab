internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// The values that files or the command line give to the variables of a root module.
struct VariableAssignments {
  /// The last value of each variable.
  private(set) var values: [Text: WrittenAttribute] = [:]

  /// The variables that the user sets, overriding all files.
  private(set) var fixed: Set<Text> = []

  /// The values of the variable files that the user names.
  private(set) var named: [Text: WrittenAttribute] = [:]

  /// The problems of values from the command line that are no expressions.
  private(set) var unparsable: [Text: Text] = [:]

  /// The suppressions in the comments of the files.
  private(set) var suppressions: [WrittenSuppression] = []

  /// Reads files in the order in which Terraform loads them; each overrides those before it.
  ///
  /// - Throws: ``UnreadableModule`` where Terraform could not read a file either.
  init(_ sources: [SourceFile]) throws(UnreadableModule) {
    for source in sources {
      let isJSON = source.path.hasSuffix(".json")
      let file: ConfigurationFile
      do throws(SyntaxError) {
        file = try ConfigurationFile(valuesIn: source, isJSON: isJSON)
      } catch {
        throw UnreadableModule(file: source, error: error)
      }
      suppressions += file.suppressions.filter { $0.suppression.form == .native }
      for attribute in file.blocks.flatMap(\.body.attributes) {
        values[attribute.name] = WrittenAttribute(attribute, in: file)
      }
    }
  }

  /// Adds the values that a user gives.
  mutating func add(
    _ given: GivenVariables,
    to variables: [Text: VariableDeclaration],
  ) throws(UnreadableModule) {
    for assignment in given.assignments {
      switch assignment {
      case .file(let source):
        let file = try VariableAssignments([source])
        suppressions += file.suppressions
        for (name, value) in file.values {
          fix(name, value)
          named[name] = value
        }
      case .value(let name, let text):
        guard let declared = variables[Text(name)] else { continue }
        let expression = declared.isGivenAsText ? Text(text).quoted.string : text
        guard let source = try? SourceText(contents: "\(name) = \(expression)\n".utf8) else {
          continue
        }
        let file = SourceFile(path: Self.optionPath, text: source, isNamed: true)
        do throws(UnreadableModule) {
          if let value = try VariableAssignments([file]).values[declared.name] {
            fix(declared.name, value)
          }
        } catch {
          unparsable[declared.name] = Text(error.error.message)
        }
      }
    }
  }

  /// Gives a variable a value as from the command line.
  ///
  /// - Parameter expression: a constant expression, or JSON.
  mutating func fix(_ name: Text, _ expression: Text) {
    guard let source = try? SourceText(contents: "\(name) = \(expression)\n".utf8) else { return }
    let file = SourceFile(path: Self.optionPath, text: source, isNamed: true)
    if let value = try? VariableAssignments([file]).values[name] { fix(name, value) }
  }

  private mutating func fix(_ name: Text, _ value: WrittenAttribute) {
    values[name] = value
    fixed.insert(name)
  }

  /// Whether the value of a variable is from the command line rather than from a file.
  func isFromCommandLine(_ name: Text) -> Bool {
    values[name].map { Text($0.file.source.path) } == Text(Self.optionPath)
  }

  /// The path of values from the command line.
  static let optionPath = "--var"

  /// The files, each once.
  var files: [ConfigurationFile] {
    var paths: Set<Text> = []
    return values.values.map(\.file).filter { paths.insert(Text($0.source.path)).inserted }
  }
}
