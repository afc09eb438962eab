internal import LintDiagnostics
internal import LintModel
internal import LintSyntax
internal import LintText

/// One Terragrunt configuration, evaluated for the folder of the unit that reads it.
///
/// Each local value is evaluated at most once.
final class TerragruntConfiguration {
  let file: ConfigurationFile

  /// The path of the file.
  let path: Text

  /// The folder that path functions are about: of the file, or of the one that includes it.
  let folder: Text

  /// Whether another configuration includes it; it then includes none itself.
  let isIncluded: Bool

  /// The configurations that it includes; each overrides those before it.
  private(set) var includes: [Include] = []

  let files: TerragruntFiles
  let number: Int32
  private var results: [Text: Result<TerraformValue, EvaluationError>] = [:]
  private var knownObject: TerraformValue?

  /// The attributes of all `locals` blocks by name.
  private lazy var locals: [Text: WrittenAttribute] = Dictionary(
    blocks("locals").flatMap(\.body.attributes).map { ($0.name, WrittenAttribute($0, in: file)) },
    uniquingKeysWith: { first, _ in first },
  )

  /// A configuration that another one includes.
  struct Include {
    /// The label; empty without one.
    let label: Text

    /// The block.
    let block: HCLBlock

    /// The configuration; nil if it was not found.
    let configuration: TerragruntConfiguration?

    /// How its values are merged with those of the configuration that includes it.
    let strategy: Strategy

    /// Whether expressions may refer to it.
    let isExposed: Bool

    /// A way to merge values.
    enum Strategy: Text {
      case none = "no_merge"
      case shallow
      case deep
    }
  }

  /// The levels of the stack that a local value takes, in nodes of an expression.
  private static let depthOfName = 6

  init(
    _ file: ConfigurationFile,
    number: Int32,
    at path: Text,
    for folder: Text,
    isIncluded: Bool,
    _ files: TerragruntFiles,
  ) {
    self.file = file
    self.number = number
    self.path = path
    self.folder = folder
    self.isIncluded = isIncluded
    self.files = files
  }

  /// Reads the configurations that it includes.
  func readIncludes() {
    guard !isIncluded else { return }
    for block in blocks("include") { includes.append(include(block)) }
  }

  // MARK: Parts

  /// Returns the blocks of a type.
  func blocks(_ type: Text) -> [HCLBlock] { file.blocks.filter { $0.type == type } }

  /// Returns an attribute at the top of the file; nil if it is not written.
  func attribute(_ name: Text) -> WrittenAttribute? {
    file.blocks.first.flatMap { attribute(name, of: $0) }
  }

  /// Returns an attribute of a block; nil if it is not written.
  func attribute(_ name: Text, of block: HCLBlock) -> WrittenAttribute? {
    WrittenAttribute(name, in: ConfigurationBlock.Part(file: file, block: block))
  }

  private func include(_ block: HCLBlock) -> Include {
    var found: TerragruntConfiguration?
    if let path = attribute("path", of: block).flatMap(string) {
      let whole = FolderPath.joining(path, to: TerragruntPath.parent(self.path))
      found = files.configuration(at: whole, for: folder, isIncluded: true)
    }
    let strategy = attribute("merge_strategy", of: block).flatMap(string)
    return Include(
      label: block.labels.first ?? "",
      block: block,
      configuration: found,
      strategy: strategy.flatMap { Include.Strategy(rawValue: $0) } ?? .shallow,
      isExposed: attribute("expose", of: block).flatMap { try? value(of: $0) }?.boolean ?? false,
    )
  }

  /// Returns the folder of an included configuration: of the named one, or else of the first; of an
  /// included configuration, its own folder.
  func includedFolder(_ label: Text?) -> Text? {
    if isIncluded { return TerragruntPath.parent(path) }
    let include = label.map { label in includes.first { $0.label == label } } ?? includes.first
    return include?.configuration.map { TerragruntPath.parent($0.path) }
  }

  // MARK: Values

  /// Evaluates an expression.
  func value(of attribute: WrittenAttribute) throws(EvaluationError) -> TerraformValue {
    let tree: HCLTree
    do throws(SyntaxError) {
      tree = try attribute.tree()
    } catch {
      throw EvaluationError(error.message)
    }
    return try value(of: tree, at: tree.root).get()
  }

  /// Evaluates a part of an expression.
  func value(of tree: HCLTree, at node: Int) -> Result<TerraformValue, EvaluationError> {
    var evaluator = ExpressionEvaluator(scope: TerragruntScope(self), budget: files.budget)
    do throws(EvaluationError) {
      return .success(try evaluator.value(of: tree, at: node, in: number))
    } catch {
      return .failure(error)
    }
  }

  /// Returns the value of an attribute if it is a known string.
  func string(_ attribute: WrittenAttribute) -> Text? {
    guard case .string(let text) = (try? value(of: attribute))?.content else { return nil }
    return text
  }

  /// Returns a local value.
  func local(_ name: Text) throws(EvaluationError) -> TerraformValue {
    if let known = results[name] { return try known.get() }
    guard let attribute = locals[name] else {
      throw EvaluationError("local value '\(name)' is not declared")
    }
    results[name] = .failure(EvaluationError("a value refers to itself"))
    files.budget.depth += Self.depthOfName
    defer { files.budget.depth -= Self.depthOfName }
    do throws(EvaluationError) {
      var value = try value(of: attribute)
      value.origin = value.origin ?? ValueOrigin(file: number, range: attribute.range)
      results[name] = .success(value)
      return value
    } catch {
      results[name] = .failure(error)
      throw error
    }
  }

  /// The value of a feature flag, which `--feature` and the environment may change.
  ///
  /// A number keeps its default, as a variable of Terraform does that decides nothing.
  func feature(_ name: Text) throws(EvaluationError) -> TerraformValue {
    let block = blocks("feature").first { $0.labels == [name] }
    guard let fallback = block.flatMap({ attribute("default", of: $0) }) else {
      return .unknown(UnknownValue(reason: .knownAfterApply(["feature.\(name)"])))
    }
    let value = try value(of: fallback)
    let reason = Undecided.malformed("feature flag '\(name)' may have another value")
    let flag: TerraformValue =
      switch value.content {
      case .boolean(let isOn): .either([value, .boolean(!isOn)], reason, .boolean)
      case .string: .unknown(reason, .string)
      case .null, .unknown, .number, .tuple, .list, .set, .object, .map: value
      }
    return TerraformValue(.object(["value": flag]))
  }

  /// The parts of the configuration that others refer to.
  ///
  /// A part that fails is unknown, since only its use would fail.
  var object: TerraformValue {
    if let knownObject { return knownObject }
    knownObject = .unknown(UnknownValue(reason: .malformed("a configuration reads itself")))
    let object = TerraformValue(.object(parts))
    knownObject = object
    return object
  }

  private var parts: [Text: TerraformValue] {
    var values: [Text: TerraformValue] = [:]
    for name in blocks("locals").flatMap({ $0.body.attributes.map(\.name) }) {
      do throws(EvaluationError) {
        values[name] = try local(name)
      } catch {
        values[name] = .unknown(UnknownValue(reason: .refused(Text(error.message))))
      }
    }
    var parts: [Text: TerraformValue] = [
      "locals": TerraformValue(.object(values)), "inputs": inputs.object,
    ]
    for name in ["dependency", "dependencies", "feature", "generate", "remote_state"] as [Text] {
      parts[name] = .unknown(UnknownValue(reason: .knownAfterApply([name])))
    }
    parts["terraform"] = module
    return parts
  }

  /// The block `terraform`, of which only the source is evaluated.
  private var module: TerraformValue {
    let unknown = TerraformValue.unknown(UnknownValue(reason: .knownAfterApply(["terraform"])))
    guard let source = blocks("terraform").firstNonNil({ attribute("source", of: $0) }) else {
      return unknown
    }
    var parts = Dictionary(uniqueKeysWithValues: Self.moduleParts.map { ($0, unknown) })
    do throws(EvaluationError) {
      parts["source"] = try value(of: source)
    } catch {
      parts["source"] = .unknown(UnknownValue(reason: .refused(Text(error.message))))
    }
    return TerraformValue(.object(parts))
  }

  /// The parts of a block `terraform` besides the source.
  private static let moduleParts: [Text] = [
    "after_hook", "before_hook", "copy_terraform_lock_file", "error_hook", "exclude_from_copy",
    "extra_arguments", "include_in_copy",
  ]
}
