internal import ArgumentParser
internal import ElastiCacheLint
internal import LintWorkspace

/// One report in one format, with its target.
struct ReportDelivery: Equatable {
  let format: ReportFormat
  let target: Target

  enum Target: Equatable {
    case standardOutput
    case file(FilePath, Border)
    /// The summary of a build step, to append to.
    case stepSummary(FilePath)
  }
}

extension ReportDelivery {
  /// Returns the deliveries in order.
  ///
  /// One report is written to standard output. Build log commands follow it if it is
  /// human-readable; a machine-readable report must be the only output.
  ///
  /// - Parameters:
  ///   - format: the value of `--format`; nil if absent.
  ///   - outputFile: the value of `--output-file`; nil if absent.
  ///   - environment: the environment variables.
  /// - Throws: an error if the options are inconsistent.
  static func all(
    format: ReportFormat?,
    outputFile: String? = nil,
    requests: [ReportRequest],
    _ environment: [String: String],
  ) throws(ValidationError) -> [ReportDelivery] {
    let mainTarget = try ReportRequest.path(outputFile ?? "-")
      .map { Target.file($0, .unbounded) }
    let main = ReportDelivery(format: format ?? .text, target: mainTarget ?? .standardOutput)
    var deliveries = [main]
    if format == nil, environment["GITHUB_ACTIONS"] == "true" {
      deliveries.append(ReportDelivery(format: .github, target: .standardOutput))
    }
    for request in requests {
      let target = try target(of: request, besides: main, environment)
      let delivery = ReportDelivery(format: request.format, target: target)
      if let file = target.file, deliveries.contains(where: { $0.target.file == file }) {
        throw ValidationError("two reports cannot go to one file.")
      }
      if !deliveries.contains(delivery) { deliveries.append(delivery) }
    }
    return deliveries
  }

  private static func target(
    of request: ReportRequest,
    besides main: ReportDelivery,
    _ environment: [String: String],
  ) throws(ValidationError) -> Target {
    let format = request.format
    if let path = request.path { return .file(path, request.border) }
    switch format.audience {
    case .buildLog where main.format.audience == .people || main.target != .standardOutput:
      return .standardOutput
    case .buildLog:
      throw ValidationError(
        "--report \(format) needs a path, since nothing can stand beside --format \(main.format)."
      )
    case .people, .documents: break
    }
    if format == .markdown, let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty {
      return .stepSummary(FilePath(path))
    }
    throw ValidationError(
      "--report \(format) needs a path: --report \(format)=PATH, or --format \(format) for standard"
        + " output."
    )
  }
}

extension ReportDelivery.Target {
  /// A file to write, independent of its path.
  fileprivate enum File: Hashable {
    case existing(FileIdentity)
    case missing(FilePath)
  }

  fileprivate var file: File? {
    switch self {
    case .standardOutput: nil
    case .file(let path, _), .stepSummary(let path):
      (try? POSIX.status(of: path)).map { .existing($0.identity) }
        ?? .missing(POSIX.resolvedPath(of: path))
    }
  }
}
