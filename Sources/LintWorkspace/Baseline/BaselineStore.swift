internal import ElastiCacheLint
internal import LintText

/// The file that contains a baseline.
///
/// Paths in it are relative to its folder, so its meaning doesn't depend on the working folder.
package struct BaselineStore {
  package let path: FilePath

  /// The folder of the file, without links.
  private let folder: FilePath

  private let border: Border

  /// - Parameter border: the border for the path.
  package init(_ path: FilePath, within border: Border) {
    self.path = path
    self.border = border
    folder = POSIX.resolvedPath(of: path.parent ?? FilePath("."))
  }

  /// Reads the baseline; returns nil if the file doesn't exist.
  package func read() throws(UsageError) -> Baseline? {
    do throws(SystemError) {
      _ = try POSIX.status(of: path)
    } catch  where error.isAbsence {
      return nil
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

  /// Replaces the contents of the file with a baseline.
  package func write(_ baseline: Baseline) throws(UsageError) {
    do {
      try border.replace(path, with: BaselineFile.text(of: baseline), .baseline)
    } catch {
      throw UsageError("the baseline cannot be written to '\(path)': \(error.message)")
    }
  }

  /// Returns the path of an input as recorded in the file.
  package func key(of input: String) -> String {
    // Standard input doesn't depend on the working folder.
    guard input != RunInput.defaultStandardInputName else { return input }
    let path = FilePath(input)
    return POSIX.resolvedPath(of: path.parent ?? FilePath(".")).appending(path.lastComponent)
      .relative(to: folder)
  }

  /// Returns the absolute path of an input, with all links resolved except the input itself.
  package func file(at key: String) -> FilePath {
    let path = key.hasPrefix("/") ? FilePath(key) : folder.appending(key)
    return POSIX.resolvedPath(of: path.parent ?? FilePath("/")).appending(path.lastComponent)
  }
}

extension Border.Kind {
  static let baseline = Border.Kind(
    name: "a baseline",
    part: .settings,
    recognizes: BaselineFile.recognizes,
  )
}

extension FilePath {
  /// Returns this path relative to a folder, with `..` where it leaves the folder.
  ///
  /// Lexical, so neither path may contain links or `..`.
  fileprivate func relative(to folder: FilePath) -> String {
    let (own, other) = (components, folder.components)
    let common = zip(own, other).prefix { $0 == $1 }.count
    let names =
      Array(repeating: Array("..".utf8)[...], count: other.count - common) + own[common...]
    return FilePath(bytes: names.joined(separator: "/".utf8)).description
  }
}
