internal import LintDiagnostics
internal import LintModel
internal import LintText

/// The suppressions that concern one document, and what comes of each while it is judged.
struct Suppressions {
  private var entries: [Entry] = []

  /// Those that belong to a line, by path, in the order of the lines.
  private var onLines: [Text: [(line: Int, entry: Int)]] = [:]
  private var onResources: [SourceRange: [Int]] = [:]
  private var onDeclarations: [Declaration: [Int]] = [:]
  private var onFiles: [Text: [Int]] = [:]
  /// Those of the configuration that are about some path met so far.
  private var configured: [ConfiguredSuppression] = []
  /// Of each of them, in the order of their numbers, its place in the configuration and its entry.
  private var configuredEntries: [(place: Int, entry: Int)] = []
  /// Which of the configuration are about a path, for each path met so far.
  private var onPaths: [Text: Set<Int>] = [:]
  private let options: Linter.Options

  /// What is known of groups of entries already.
  private var firstEntries: [Question: Int?] = [:]
  private var openGroups: Set<Group> = []

  /// The path of the document.
  private let path: Text

  private struct Entry {
    let suppression: Suppression
    let target: WrittenSuppression.Target?
    /// Why it holds nothing; nil if it holds.
    let refusal: Diagnostic?
    /// Whether it is told if it accepts nothing: somebody here wrote it for us, and can mend it.
    let isOwn: Bool
    /// Which of several is named: the lowest.
    let rank: Int
    /// Whether it accepts something, or would if it held.
    var isNeeded = false
    var isOpen = false
  }

  /// Takes what is written for the document with the given path.
  init(_ written: [WrittenSuppression], for path: String, _ options: Linter.Options) {
    self.path = Text(path)
    self.options = options
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
    // Behind those that stand beside what they are about.
    meet(self.path)
  }

  /// Adds what the configuration says of a path.
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

  /// Ours before those of other tools, and what is nearer to a resource before what holds for more.
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

  /// Whether nothing can be accepted, so that no site need be put together.
  private var isEmpty: Bool { entries.isEmpty && options.ignores.all.isEmpty }

  /// What accepts a problem of a rule; nil if nothing does.
  ///
  /// All that would accept it are used then: whoever reads one of them may rely on it.
  mutating func suppression(
    of rule: String,
    at site: @autoclosure () -> SuppressionSite,
  ) -> Suppression? {
    guard !isEmpty else { return nil }
    return groups(reaching: site()).compactMap { firstEntry(of: $0, accepting: rule) }
      .min { entries[$0].rank < entries[$1].rank }
      .map { entries[$0].suppression }
  }

  /// Notes that another deployment may find here what is not found now.
  mutating func leaveOpen(_ site: @autoclosure () -> SuppressionSite) {
    guard !isEmpty else { return }
    for group in groups(reaching: site()) where openGroups.insert(group).inserted {
      for index in members(of: group) { entries[index].isOpen = true }
    }
  }

  /// Notes that not all of the document was judged.
  mutating func leaveAllOpen() {
    for index in entries.indices { entries[index].isOpen = true }
  }

  /// Entries that reach the same sites.
  ///
  /// A file may have thousands, and so may caches that all of them reach: what comes of a group is
  /// the same for each.
  private enum Group: Hashable {
    case file(Text)
    case resource(SourceRange)
    case declaration(Declaration)
    case lines(LineRange, blocksOnly: Bool)
    case configured(Int)
  }

  /// A resource or module call in a file of configuration in JSON.
  private struct Declaration: Hashable {
    let path: Text
    let header: SourceRange
  }

  /// A group with the name of a rule.
  private struct Question: Hashable {
    let group: Group
    let rule: String
  }

  /// The first entry of a group that accepts problems of a rule; all that would are needed.
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

  /// The groups whose entries reach a site.
  private mutating func groups(reaching site: SuppressionSite) -> [Group] {
    let home = Set(
      (site.lines.isEmpty ? site.shown : site.lines).map { $0.path.map { Text($0) } ?? path }
    )
    guard !home.isEmpty else { return [] }
    var groups = home.map(Group.file) + [site.resource.map(Group.resource)].compactMap(\.self)
    groups += site.shown.map { .lines($0, blocksOnly: false) }
    groups += site.lines.map { .lines($0, blocksOnly: true) }
    groups += site.lines.compactMap { lines in
      lines.header.map { header in
        .declaration(Declaration(path: lines.path.map { Text($0) } ?? path, header: header))
      }
    }
    for path in home { meet(path) }
    let names = site.names.map { Array($0.utf8) }
    // What a plan has is in the plan, and in the file that it is shown in.
    let homes = home.union([path]).compactMap { onPaths[$0] }
    for number in configured.indices where configured[number].concerns(names) {
      let (place, entry) = configuredEntries[number]
      if homes.contains(where: { $0.contains(place) }) { groups.append(.configured(entry)) }
    }
    return groups
  }

  /// The entries of a group, in their order.
  private func members(of group: Group) -> [Int] {
    switch group {
    case .file(let path): return onFiles[path] ?? []
    case .resource(let range): return onResources[range] ?? []
    case .declaration(let declaration): return onDeclarations[declaration] ?? []
    case .configured(let entry): return [entry]
    case .lines(let range, blocksOnly: let isForBlocks):
      return entries(on: range) { $0.reaches(range.lines, isBlock: isForBlocks) }.sorted()
    }
  }

  /// The entries that belong to one of some lines.
  private func entries(
    on range: LineRange,
    where isMeant: (WrittenSuppression.Target) -> Bool,
  ) -> [Int] {
    guard let sorted = onLines[range.path.map { Text($0) } ?? path] else { return [] }
    // The first one on these lines, by halves: a file may have thousands, and so may a plan caches.
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].line < range.lines.lowerBound { low = middle + 1 } else { high = middle }
    }
    return sorted[low...].prefix { $0.line <= range.lines.upperBound }.map(\.entry)
      .filter { entries[$0].target.map(isMeant) ?? false }
  }

  // MARK: Results

  /// What came of each.
  ///
  /// Other tools check more than we do, so their unused suppressions are not reported.
  var uses: [Suppression: SuppressionUse] {
    let pairs = entries.compactMap { entry -> (Suppression, SuppressionUse)? in
      guard entry.isOwn || entry.isNeeded else { return nil }
      let use: SuppressionUse =
        if let refusal = entry.refusal {
          .refused(refusal)
        } else if entry.isNeeded {
          .used
        } else {
          entry.isOpen ? .open : .unused
        }
      return (entry.suppression, use)
    }
    return Dictionary(pairs, uniquingKeysWith: SuppressionUse.merged)
  }
}

extension WrittenSuppression.Target {
  /// Whether a suppression at one of some lines reaches what they are.
  ///
  /// - Parameter isBlock: whether the lines are all those of a resource or module call; otherwise a
  ///   finding points at them.
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
