public import LintDiagnostics

/// The folder of a root module and the files that may be read around it.
///
/// The model doesn't read files. The caller of the linter does, and decides which folders a
/// configuration may reference.
public protocol ModuleFolders: Sendable {
  /// The folder of the root module as displayed to users; `.` for the working folder.
  var root: String { get }

  /// Whether the user named this root module explicitly; false for a guess.
  var isNamed: Bool { get }

  /// Returns the configuration files in a folder.
  ///
  /// - Parameters:
  ///   - folder: the folder of a module, ``root`` or a path joined to it.
  ///   - isFetched: whether `terraform init` fetched the module, so it must be in `.terraform`
  ///     below the root module.
  /// - Returns: the files that end in `.tf`, `.tf.json`, `.tofu` or `.tofu.json`; empty if the
  ///   folder doesn't exist or must not be read. Other files in the result are ignored.
  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile]

  /// Returns `.terraform/modules/modules.json`, the record of the modules that `terraform init`
  /// fetched; nil if the file doesn't exist.
  func moduleManifest() -> SourceFile?

  /// Returns the variable files in a folder that Terraform loads automatically from that of the root
  /// module: `terraform.tfvars`, `*.auto.tfvars` and the same names followed by `.json`.
  func variableFiles(in folder: String) -> [SourceFile]

  /// Returns the other variable files in or below the folder of the root module, ordered by path:
  /// those that people name with `-var-file`.
  func deploymentFiles() -> [SourceFile]

  /// The path of ``root`` in its repository, with which Terragrunt evaluates paths; empty for the
  /// repository itself.
  var pathInRepository: String { get }

  /// Returns a file that a Terragrunt configuration names; nil if it doesn't exist or must not be
  /// read.
  func text(at path: String) -> SourceFile?

  /// Returns a file that an expression reads, such as `file("caches.yaml")`.
  ///
  /// - Parameter path: the path of the file, ``root`` or a path joined to it.
  func file(at path: String) -> ModuleFile

  /// Returns the files that `fileset` finds, relative to a folder.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, ``root`` or a path joined to it.
  ///   - pattern: a pattern with `*`, `?`, `[…]`, `{…}` and `**`.
  /// - Returns: nil if that is not known.
  func files(in folder: String, matching pattern: String) -> [String]?
}

/// The result of looking for a file that an expression reads.
public enum ModuleFile: Sendable {
  case file(SourceFile)
  /// There is certainly no file.
  case missing
  /// The file must not be read, is not a text, or is too large.
  case unreadable
}

extension ModuleFolders {
  /// Reads no file.
  public func file(at path: String) -> ModuleFile { .unreadable }

  /// Searches no folder.
  public func files(in folder: String, matching pattern: String) -> [String]? { nil }

  /// Returns no files.
  public func variableFiles(in folder: String) -> [SourceFile] { [] }

  /// Returns no files.
  public func deploymentFiles() -> [SourceFile] { [] }

  /// The repository itself.
  public var pathInRepository: String { "" }

  /// Returns no file.
  public func text(at path: String) -> SourceFile? { nil }
}
