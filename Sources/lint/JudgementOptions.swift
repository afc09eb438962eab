internal import ArgumentParser
internal import ElastiCacheLint

/// What to require, and what is known of the deployment.
struct JudgementOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("For how many days backups must be kept, 1 to 35.", valueName: "N"),
  )
  var minimumDays = 1

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Exit with status 1 on findings of this severity and above.",
      valueName: "SEVERITY",
    ),
  )
  var failOn = FailureThreshold.warning

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Give a template parameter the value that will be deployed; may be repeated.",
      valueName: "NAME=VALUE",
    ),
  )
  var parameter: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take parameter values from a file, as the AWS CLI or CodePipeline takes it; may be repeated.",
      valueName: "FILE",
    ),
    completion: .file(),
  )
  var parameters: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The region to deploy to, as AWS::Region is.", valueName: "REGION"),
  )
  var region: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The account to deploy to, as AWS::AccountId is.", valueName: "ID"),
  )
  var account: String?

  func validate() throws {
    guard (1...Retention.maximumDays).contains(minimumDays) else {
      throw ValidationError("--minimum-days must be from 1 to 35, not \(minimumDays).")
    }
    for assignment in parameter where !assignment.dropFirst().contains("=") {
      throw ValidationError("--parameter takes NAME=VALUE, not '\(assignment)'.")
    }
  }

  /// The options for the linter.
  ///
  /// Of several values for a parameter the last one counts, and those given one by one win over
  /// those in files.
  func linterOptions() throws -> Linter.Options {
    var options = Linter.Options()
    options.minimumDays = minimumDays
    for path in parameters {
      options.parameters.merge(try Self.values(in: FilePath(path)))
    }
    if let region { options.parameters["AWS::Region"] = region }
    if let account { options.parameters["AWS::AccountId"] = account }
    for assignment in parameter {
      let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      options.parameters[String(parts[0])] = String(parts[1])
    }
    return options
  }

  private static func values(in path: FilePath) throws -> ParameterValues {
    do {
      let contents = try FileContents.read(path)
      let text = try SourceText(contents: contents.bytes, keptAliveBy: contents)
      return try ParameterFile.values(in: text)
    } catch let error as ParameterFileError {
      throw UnusableParameters("\(path):\(error.range.lowerBound): \(error.message)")
    } catch let error as DiscoveryProblem {
      throw UnusableParameters("\(path): \(error.message)")
    } catch {
      throw UnusableParameters("\(path): invalid UTF-16")
    }
  }
}
