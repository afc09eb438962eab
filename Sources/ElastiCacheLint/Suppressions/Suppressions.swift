internal import LintDiagnostics
internal import LintModel
internal import LintRules
internal import LintText

/// The suppressions that concern one document, and their use while it is judged.
struct Suppressions {
  private var entries: [Entry] = []

  /// The suppressions bound to lines, by path, in line order.
  private var onLines: [Text: [(line: Int, entry: Int)]] = [:]
  private var onResources: [SourceRange: [Int]] = [:]
  private var onDeclarations: [Declaration: [Int]] = [:]
  private var onFiles: [Text: [Int]] = [:]
  /// The configured suppressions that reach any path seen so far.
  private var configured: [ConfiguredSuppression] = []
  /// The position in the configuration and the entry of each configured suppression, by number.
  private var configuredEntries: [(place: Int, entry: Int)] = []
  /// The positions of the configured suppressions that reach each path seen so far.
  private var onPaths: [Text: Set<Int>] = [:]
  private let options: Linter.Options

  /// The configured severities of findings.
  let levels: RuleLevels

  /// A cache of the first matching entry per group and rule.
  private var firstEntries: [Question: Int?] = [:]
  private var openGroups: Set<Group> = []

  /// The path of the document.
  private let path: Text

  private struct Entry {
    let suppression: Suppression
    let target: WrittenSuppression.Target?
    /// The reason for rejecting it; nil if it is valid.
    let refusal: Diagnostic?
    /// Whether to report it if unused: it is in our own syntax and in a file that the user can
    /// edit.
    let isOwn: Bool
    /// The tie-breaker among several matches; the lowest wins.
    let rank: Int
    /// Whether it accepts something, or would if it were valid.
    var isNeeded = false
    var isOpen = false
  }

  /// Creates the suppressions written for the document with the given path.
  init(_ written: [WrittenSuppression], for path: String, _ options: Linter.Options) {
    self.path = Text(path)
    self.options = options
    levels = options.levels
    let kept = written.filter {
      options.honorsForeignSuppressions || $0.suppression.form == .native
    }
    for suppression in kept.sorted(by: Self.precedes) {
      let entry = entries.count
      let place = suppression.suppression.place
      entries.append(
        Entry(
          suppression: suppression.suppression,
          target: suppression.target,
          refusal: Diagnostic(refusing: suppression, options),
          isOwn: suppression.suppression.form == .native,
          rank: entry,
        )
      )
      switch suppression.target {
      case .line(let line), .block(let line), .header(let line), .inside(let line):
        onLines[Text(place.path), default: []].append((line, entry))
      case .resource(let range): onResources[range, default: []].append(entry)
      case .declaration(let range):
        let declaration = Declaration(path: Text(place.path), header: range)
        onDeclarations[declaration, default: []].append(entry)
      case .file: onFiles[Text(place.path), default: []].append(entry)
      }
    }
    for path in onLines.keys { onLines[path]?.sort { $0.line < $1.line } }
    // Configured suppressions rank after those next to the resource.
    meet(self.path)
  }

  /// Adds the configured suppressions that reach a path.
  private mutating func meet(_ path: Text) {
    guard onPaths[path] == nil else { return }
    let known = Set(configuredEntries.map(\.place))
    let places = options.ignores.indices(path.string)
    onPaths[path] = Set(places)
    for place in places where !known.contains(place) {
      let suppression = options.ignores.all[place]
      configured.append(suppression)
      configuredEntries.append((place, entries.count))
      entries.append(
        Entry(
          suppression: suppression.suppression,
          target: nil,
          refusal: Diagnostic(refusing: suppression.suppression, options),
          isOwn: path == self.path,
          rank: .max - options.ignores.all.count + place,
        )
      )
    }
  }

  /// Sorts our own suppressions before those of other tools, and narrow ones before broad ones.
  private static func precedes(_ left: WrittenSuppression, _ right: WrittenSuppression) -> Bool {
    func rank(_ written: WrittenSuppression) -> (Int, Int) {
      let breadth =
        switch written.target {
        case .line, .block, .header, .inside: 0
        case .resource, .declaration: 1
        case .file: 2
        }
      return (written.suppression.form == .native ? 0 : 1, breadth)
    }
    let (leftRank, rightRank) = (rank(left), rank(right))
    if leftRank != rightRank { return leftRank < rightRank }
    let (leftPlace, rightPlace) = (left.suppression.place, right.suppression.place)
    return (Text(leftPlace.path), leftPlace.range.lowerBound)
      < (Text(rightPlace.path), rightPlace.range.lowerBound)
  }

  // MARK: Judging

  /// Whether nothing can be suppressed, so that sites need not be computed.
  var isEmpty: Bool { entries.isEmpty && options.ignores.all.isEmpty }

  /// Returns the suppression that accepts a rule's problem at a site, or nil.
  ///
  /// Marks all suppressions that would accept it as used, since a reader may rely on any of them.
  mutating func suppression(
    of rule: String,
    at site: @autoclosure () -> SuppressionSite,
  ) -> Suppression? {
    guard !isEmpty else { return nil }
    return groups(reaching: site()).compactMap { firstEntry(of: $0, accepting: rule) }
      .min { entries[$0].rank < entries[$1].rank }
      .map { entries[$0].suppression }
  }

  /// Returns the suppressions in our own syntax, beside what they are about, that would accept a
  /// rule's problem at a site if they were valid.
  mutating func refused(_ rule: String, at site: SuppressionSite) -> [RefusedSuppression] {
    guard entries.contains(where: { $0.refusal != nil }) else { return [] }
    let members = Set(groups(reaching: site).flatMap { self.members(of: $0) })
    return members.sorted().compactMap { member in
      let entry = entries[member]
      guard let refusal = entry.refusal, entry.suppression.form == .native else { return nil }
      let isExpired = refusal.rule == Rules.expiredSuppression.name
      // Of an invalid one it is not known what it was to accept.
      guard !isExpired || entry.suppression.rules.contains(where: { Text($0) == Text(rule) })
      else { return nil }
      return RefusedSuppression(entry.suppression, isExpired: isExpired)
    }
  }

  /// Records that another deployment may have a finding at the site.
  mutating func leaveOpen(_ site: @autoclosure () -> SuppressionSite) {
    guard !isEmpty else { return }
    for group in groups(reaching: site()) where openGroups.insert(group).inserted {
      for index in members(of: group) { entries[index].isOpen = true }
    }
  }

  /// Records that the document was not judged completely.
  mutating func leaveAllOpen() {
    for index in entries.indices { entries[index].isOpen = true }
  }

  /// A set of entries that reach the same sites.
  ///
  /// A file may have thousands of entries and thousands of caches that all of them reach; the
  /// result of a group is the same for each.
  private enum Group: Hashable {
    case file(Text)
    case resource(SourceRange)
    case declaration(Declaration)
    /// The lines that a finding points at without some of them.
    case lines(LineRange, besides: [LineRange])
    /// The lines of a block without some of them.
    case block(LineRange, besides: [LineRange])
    /// The lines of an element of a collection without some of them.
    case element(LineRange, besides: [LineRange])
    case configured(Int)
  }

  /// A resource or module call in a Terraform JSON configuration file.
  private struct Declaration: Hashable {
    let path: Text
    let header: SourceRange
  }

  /// A group paired with the name of a rule.
  private struct Question: Hashable {
    let group: Group
    let rule: String
  }

  /// Returns the first valid entry of a group that accepts a rule's problems; marks all matching
  /// entries as needed.
  private mutating func firstEntry(of group: Group, accepting rule: String) -> Int? {
    let question = Question(group: group, rule: rule)
    if let known = firstEntries[question] { return known }
    let name = Text(rule)
    let members = members(of: group).filter {
      entries[$0].suppression.rules.contains { Text($0) == name }
    }
    for index in members { entries[index].isNeeded = true }
    let first = members.first { entries[$0].refusal == nil }
    firstEntries[question] = .some(first)
    return first
  }

  /// Returns the groups whose entries reach a site.
  private mutating func groups(reaching site: SuppressionSite) -> [Group] {
    let home = Set(
      (site.lines.isEmpty ? site.shown : site.lines).map { $0.path.map { Text($0) } ?? path }
    )
    guard !home.isEmpty else { return [] }
    var groups = home.map(Group.file) + [site.resource.map(Group.resource)].compactMap(\.self)
    func others(in lines: LineRange) -> [LineRange] {
      site.otherElements.filter { lines.contains($0) }
    }
    groups += site.shown.map { .lines($0, besides: others(in: $0)) }
    groups += site.lines.map { .block($0, besides: others(in: $0)) }
    groups += site.elements.map { .element($0, besides: others(in: $0)) }
    groups += (site.lines + site.shown).compactMap { lines in
      lines.header.map { header in
        .declaration(Declaration(path: lines.path.map { Text($0) } ?? path, header: header))
      }
    }
    for path in home { meet(path) }
    let names = site.names.map { Array($0.utf8) }
    // A finding of a plan belongs to the plan and to the file where it is shown.
    let homes = home.union([path]).compactMap { onPaths[$0] }
    for number in configured.indices where configured[number].concerns(names) {
      let (place, entry) = configuredEntries[number]
      if homes.contains(where: { $0.contains(place) }) { groups.append(.configured(entry)) }
    }
    return groups
  }

  /// Returns the entries of a group, in order.
  private func members(of group: Group) -> [Int] {
    switch group {
    case .file(let path): return onFiles[path] ?? []
    case .resource(let range): return onResources[range] ?? []
    case .declaration(let declaration): return onDeclarations[declaration] ?? []
    case .configured(let entry): return [entry]
    case .lines(let range, let others):
      return entries(on: range, besides: others) { $0.reaches(range.lines, isBlock: false) }
    case .block(let range, let others):
      return entries(on: range, besides: others) { $0.reaches(range.lines, isBlock: true) }
    case .element(let range, let others):
      // Other tools know no elements. A comment further down is about an item of the element.
      return entries(on: range.first, besides: others) {
        if case .block = $0 { true } else { false }
      }
    }
  }

  /// Returns the matching entries on one of the lines of a range, in order.
  private func entries(
    on range: LineRange,
    besides others: [LineRange],
    where isMeant: (WrittenSuppression.Target) -> Bool,
  ) -> [Int] {
    guard let sorted = onLines[range.path.map { Text($0) } ?? path] else { return [] }
    // Binary search for the first entry in the range: a file may have thousands of entries, and a
    // plan thousands of caches.
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].line < range.lines.lowerBound { low = middle + 1 } else { high = middle }
    }
    return sorted[low...].prefix { $0.line <= range.lines.upperBound }
      .filter { line, entry in
        (entries[entry].target.map(isMeant) ?? false)
          && !others.contains { $0.lines.contains(line) }
      }
      .map(\.entry)
      .sorted()
  }

  // MARK: Results

  /// The outcome of each suppression.
  ///
  /// Other tools check more than we do, so their unused suppressions are not reported.
  var uses: [Suppression: SuppressionUse] {
    let pairs = entries.compactMap { entry -> (Suppression, SuppressionUse)? in
      guard entry.isOwn || entry.isNeeded else { return nil }
      let use: SuppressionUse =
        if let refusal = entry.refusal {
          .refused(refusal, levels)
        } else if entry.isNeeded {
          .used
        } else {
          entry.isOpen ? .open : .unused(entry.suppression, levels)
        }
      return (entry.suppression, use)
    }
    return Dictionary(pairs, uniquingKeysWith: SuppressionUse.merged)
  }
}

extension WrittenSuppression.Target {
  /// Whether a suppression at one of the lines reaches their finding or resource.
  ///
  /// - Parameter isBlock: whether the lines are all those of a resource or module call; otherwise
  ///   they are the lines that a finding points at.
  fileprivate func reaches(_ lines: ClosedRange<Int>, isBlock: Bool) -> Bool {
    switch self {
    case .line: !isBlock
    case .block: true
    case .header(let line): !isBlock || line == lines.lowerBound
    case .inside(let line): isBlock && lines.lowerBound < line && line < lines.upperBound
    case .resource, .declaration, .file: false
    }
  }
}
