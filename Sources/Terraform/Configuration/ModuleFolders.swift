public import LintDiagnostics

/// The folder of a root module, and what may be read around it.
///
/// The model reads no files. Whoever runs the linter does, and decides how far a configuration may
/// lead it.
public protocol ModuleFolders: Sendable {
  /// The folder of the root module as it is shown to people; `.` for the working folder.
  var root: String { get }

  /// Whether somebody said that this is the root module, instead of it being tried.
  var isNamed: Bool { get }

  /// The configuration files in a folder, whatever it holds besides.
  ///
  /// - Parameters:
  ///   - folder: the folder of a module, ``root`` or a path that was joined to it.
  ///   - isFetched: whether `terraform init` fetched the module, so that it must lie in
  ///     `.terraform` below the root module.
  /// - Returns: the files that end in `.tf`, `.tf.json`, `.tofu` or `.tofu.json`, other ones being
  ///   passed over; none if there is no such folder or it must not be read.
  func configurationFiles(in folder: String, isFetched: Bool) -> [SourceFile]

  /// What `terraform init` noted of the modules that it fetched,
  /// `.terraform/modules/modules.json`; nil if there is no such file.
  func moduleManifest() -> SourceFile?

  /// The files in the folder of the root module that give variables their values without being
  /// named: `terraform.tfvars`, `*.auto.tfvars` and those that end in `.json` besides.
  func variableFiles() -> [SourceFile]
}

extension ModuleFolders {
  /// No files.
  public func variableFiles() -> [SourceFile] { [] }
}
