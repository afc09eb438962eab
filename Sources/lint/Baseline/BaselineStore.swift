internal import ElastiCacheLint
internal import LintText

/// The file that holds a baseline.
///
/// Paths in it are relative to its folder, so that it means the same wherever the command runs.
struct BaselineStore {
  let path: FilePath

  /// The folder of the file, without links.
  private let folder: FilePath

  private let border: Border

  /// - Parameter border: how far the path may lead.
  init(_ path: FilePath, within border: Border) {
    self.path = path
    self.border = border
    folder = POSIX.resolvedPath(of: path.parent ?? FilePath("."))
  }

  func read() throws(UsageError) -> Baseline {
    do throws(SystemError) {
      _ = try POSIX.status(of: path)
    } catch  where error.isAbsence {
      throw UsageError(
        "there is no baseline '\(path)': write one with '\(CommandName.current) --write-baseline \(path)'"
      )
    } catch {
      throw UsageError("\(path): \(error.message)")
    }
    do {
      let contents = try border.read(path, .settings)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      return try BaselineFile.baseline(in: text)
    } catch let error as BaselineFileError {
      throw UsageError("\(path):\(error.range.lowerBound): \(error.message)")
    } catch let error as FileProblem {
      throw UsageError("\(path): \(error.message)")
    } catch {
      throw UsageError("\(path): invalid UTF-16")
    }
  }

  /// Puts a baseline in the place of what is in the file.
  func write(_ baseline: Baseline) throws(UsageError) {
    do {
      try border.replace(path, with: BaselineFile.text(of: baseline), .baseline)
    } catch {
      throw UsageError("the baseline cannot be written to '\(path)': \(error.message)")
    }
  }

  /// The path that the file has for that of an input.
  func key(of input: String) -> String {
    // Standard input is the same wherever the command runs.
    guard input != LintInput.defaultStandardInputName else { return input }
    let path = FilePath(input)
    return POSIX.resolvedPath(of: path.parent ?? FilePath(".")).appending(path.lastComponent)
      .relative(to: folder)
  }

  /// The absolute path of an input, without links but for its own.
  func file(at key: String) -> FilePath {
    let path = key.hasPrefix("/") ? FilePath(key) : folder.appending(key)
    return POSIX.resolvedPath(of: path.parent ?? FilePath("/")).appending(path.lastComponent)
  }
}

extension Border.Kind {
  static let baseline = Border.Kind(name: "a baseline", recognizes: BaselineFile.recognizes)
}

extension FilePath {
  /// The way from a folder to this path, with `..` where it leads out of the folder.
  ///
  /// By the text of both, so neither may hold links or `..`.
  fileprivate func relative(to folder: FilePath) -> String {
    let (own, other) = (components, folder.components)
    let common = zip(own, other).prefix { $0 == $1 }.count
    let names =
      Array(repeating: Array("..".utf8)[...], count: other.count - common) + own[common...]
    return FilePath(bytes: names.joined(separator: "/".utf8)).description
  }
}
