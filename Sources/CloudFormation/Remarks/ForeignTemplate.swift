package import LintModel
package import LintSyntax
package import LintText

/// A source from which another tool generates a template, and which isn't one itself.
package struct ForeignTemplate: Sendable {
  /// The part by which it is recognized, in byte offsets.
  package let range: Range<Int>

  private let kind: Kind

  /// The tool that generates the template.
  enum Kind {
    /// `serverless.yml` of the Serverless Framework.
    case serverlessFramework
    /// A file with variables of the Serverless Framework, which a `serverless.yml` includes.
    case serverlessVariable
    /// A template of Jinja, Go or a similar engine, which becomes YAML only when it is filled in.
    case textTemplate
    /// A template in which an engine fills in parts that do not affect caches.
    case filledIn
    /// A template of ERB.
    case erb
    /// A template with pseudo-parameters of taskcat.
    case taskcat
    /// A template with marks that an unknown tool replaces by values.
    case mark
    /// A template with the directives of Rain.
    case rain
    /// A template with modules of the AWS CLI.
    case modules
  }

  init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

extension ForeignTemplate {
  /// Recognizes a document that is not a template.
  ///
  /// - Parameter hasBraces: whether `{{` occurs in the text.
  package init?(_ document: Document, hasBraces: Bool) {
    guard let root = document.root else { return nil }
    if let service = root.entry("service"), root["provider"] != nil, root["resources"] != nil {
      self.init(.serverlessFramework, at: service.key.range)
    } else if hasBraces, let braces = Self.bracesAsKey(in: document),
      Template(document) == nil || Self.hasControlBraces(document)
    {
      self.init(.textTemplate, at: braces)
    } else {
      return nil
    }
  }

  /// Recognizes a text that cannot be read as YAML or JSON because of the braces of an engine.
  ///
  /// Braces count only at the syntax error or right before it: elsewhere they may be a part of a
  /// string, and the mistake is one of the template.
  package init?(_ text: SourceText, refusedFor error: SyntaxError) {
    let places = [error.range.lowerBound] + [error.related?.offset].compactMap(\.self)
    let comments = YAMLReader().comments(in: text).map(\.range)
    let braces = places.compactMap { Self.lastBraces(in: text.bytes, upTo: $0, except: comments) }
    guard let brace = braces.first else { return nil }
    kind = .textTemplate
    range = brace..<brace + 2
  }

  /// Finds the last braces before an offset, on its line or on the last line above that is not
  /// blank.
  private static func lastBraces(
    in bytes: UnsafeRawBufferPointer,
    upTo place: Int,
    except comments: [Range<Int>],
  ) -> Int? {
    // A reader may stop at either brace.
    let end = min(place + 1, bytes.count - 1)
    guard end > 0 else { return nil }
    let isBehindLine = bytes[lineStart(in: bytes, of: place)..<place].allSatisfy { $0 <= 0x20 }
    let content = bytes[..<place].lastIndex { $0 > 0x20 } ?? 0
    let start = lineStart(in: bytes, of: isBehindLine ? content : place)
    guard start < end else { return nil }
    let excepted = comments.filter { $0.overlaps(start..<end) }
    return (start..<end).last { brace in
      areBraces(bytes, at: brace) && !excepted.contains { $0.contains(brace) }
    }
  }

  private static func lineStart(in bytes: UnsafeRawBufferPointer, of place: Int) -> Int {
    bytes[..<place].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
  }

  private static func areBraces(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    // Dynamic references of CloudFormation are written in double braces as well.
    bytes.hasBytes("{%", at: offset)
      || bytes.hasBytes("{{", at: offset) && !bytes.hasBytes("{{resolve:", at: offset)
  }

  /// Recognizes directives that insert resources into a template before its deployment.
  ///
  /// Those of Rain are tags such as `!Rain::Module`, and the section `Rain`. The section `Modules` is
  /// one of the AWS CLI.
  init?(directivesIn document: Document) {
    if let node = document.firstNode(withTagBeginningWith: "!Rain::") {
      self.init(.rain, at: node.range)
    } else if let rain = document.root?.entry("Rain"), rain.value["Modules"] != nil {
      self.init(.rain, at: rain.key.range)
    } else if let modules = document.root?.entry("Modules"),
      modules.value.entries.contains(where: { $0.value["Source"] != nil })
    {
      self.init(.modules, at: modules.key.range)
    } else {
      return nil
    }
  }
}

extension Extraction {
  /// Reports a source that isn't a template.
  package init(refusing template: ForeignTemplate) {
    self.init(kind: nil, remarks: [Remark(template)])
  }
}

extension Remark {
  init(_ template: ForeignTemplate) {
    self.init(
      .notExamined,
      template.message,
      help: template.help,
      at: template.range,
    )
  }
}

extension ForeignTemplate {
  fileprivate var message: String {
    switch kind {
    case .serverlessFramework:
      "this is a configuration of the Serverless Framework, not a template"
    case .serverlessVariable:
      "a variable of the Serverless Framework decides about a cache, which is not examined"
    case .textTemplate: "this is a text from which an engine makes a template, not a template"
    case .filledIn: "the text that an engine inserts here is not examined"
    case .erb: "this is a text from which ERB makes a template, not a template"
    case .taskcat: "a value that taskcat generates decides about a cache, which is not examined"
    case .mark: "a value that another tool inserts decides about a cache, which is not examined"
    case .rain: "this template has directives of Rain, which are not examined"
    case .modules: "the resources that 'Modules' inserts are not examined"
    }
  }

  fileprivate var help: String {
    switch kind {
    case .serverlessFramework, .serverlessVariable:
      "lint what 'serverless package' writes into .serverless"
    case .textTemplate, .filledIn, .erb: "lint the template that the engine writes"
    case .taskcat, .mark: "lint the template as it is deployed"
    case .rain: "lint the template that 'rain pkg' writes"
    case .modules: "lint the template that 'aws cloudformation package' writes"
    }
  }
}
