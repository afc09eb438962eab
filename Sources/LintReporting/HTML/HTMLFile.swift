internal import LintDiagnostics
internal import LintText

/// An input on an HTML page: its caches, each with its findings, and its other findings.
struct HTMLFile {
  let path: String

  /// The caches, ordered by location.
  private(set) var caches: [(cache: JudgedCache, findings: [HTMLFinding])] = []

  /// The findings that are about no cache.
  private(set) var others: [HTMLFinding] = []

  /// The indices of the caches.
  private var indices: [ResourceIdentity: Int] = [:]

  private init(_ path: String) {
    self.path = path
  }

  /// Returns the inputs of a report, ordered by path.
  static func files(of report: Report) -> [HTMLFile] {
    var files: [Text: HTMLFile] = [:]
    for cache in report.caches {
      files[Text(cache.inputPath), default: HTMLFile(cache.inputPath)].add(cache)
    }
    for finding in HTMLFinding.all(of: report) {
      let path = finding.diagnostic.inputPath
      files[Text(path), default: HTMLFile(path)].add(finding)
    }
    return files.sorted { $0.key < $1.key }.map(\.value)
  }

  private mutating func add(_ cache: JudgedCache) {
    if indices[cache.identity] == nil { indices[cache.identity] = caches.count }
    caches.append((cache, []))
  }

  private mutating func add(_ finding: HTMLFinding) {
    if let index = finding.diagnostic.resource.flatMap({ indices[$0] }) {
      caches[index].findings.append(finding)
    } else {
      others.append(finding)
    }
  }

  /// Returns the number of findings with a severity that count.
  func count(of severity: Severity) -> Int {
    (caches.flatMap(\.findings) + others)
      .count { $0.acceptance == nil && $0.diagnostic.severity == severity }
  }

  /// Appends the section of the input.
  ///
  /// - Parameter number: its number on the page, from 1.
  func write(number: Int, to text: inout String) {
    text += "<section class=\"file\" id=\"file-\(number)\">\n"
    text += "<h3>\(HTMLText.escaped(path))</h3>\n"
    for (cache, findings) in caches {
      let state = cache.verdict.rawValue
      text += "<article class=\"item\" data-state=\"\(state)\">\n"
      text += "<h4><b class=\"\(state)\">\(cache.verdict.title)</b>"
      text += " \(HTMLText.escaped(cache.identity.id))"
      text += " <small>\(HTMLText.escaped(cache.identity.type))"
      if let engine = cache.engine { text += ", \(HTMLText.escaped(engine))" }
      for part in [cache.location?.region, cache.location?.account].compactMap(\.self) {
        text += ", \(HTMLText.escaped(part))"
      }
      text += "</small></h4>\n"
      let place = "\(cache.place.path):\(cache.place.range.lowerBound)"
      text += "<p class=\"remark\">\(HTMLText.escaped(cache.reason))"
      text += " <small>\(HTMLText.escaped(place))</small></p>\n"
      if let agreement = cache.agreement {
        text += "<p class=\"remark\">declaration: \(agreement.title)</p>\n"
      }
      for finding in findings { finding.write(to: &text) }
      text += "</article>\n"
    }
    for finding in others {
      text += "<article class=\"item\" data-state=\"\(HTMLReporter.otherState)\">\n"
      finding.write(to: &text)
      text += "</article>\n"
    }
    text += "</section>\n"
  }
}

extension Agreement {
  /// The agreement as people read it.
  var title: String {
    switch self {
    case .agrees: "agrees"
    case .differs: "differs"
    case .notDeclared: "not found"
    case .unknown: "unknown"
    }
  }
}

extension VerdictName {
  /// The verdict as people read it.
  var title: String {
    switch self {
    case .on: "on"
    case .off: "off"
    case .short: "too short"
    case .invalid: "invalid"
    case .unsupported: "unsupported"
    case .notApplicable: "not applicable"
    case .undecided: "undecided"
    }
  }
}
