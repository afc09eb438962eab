internal import LintDiagnostics

/// The JSON object of a judged cache.
struct CacheEntry: Encodable {
  private let cache: JudgedCache

  init(_ cache: JudgedCache) {
    self.cache = cache
  }

  private enum CodingKeys: String, CodingKey {
    case input, id, type, engine, verdict, days, reason, region, account, declaration
  }

  func encode(to encoder: any Encoder) throws {
    try PlaceEntry(cache.place).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cache.inputPath, forKey: .input)
    try container.encode(cache.identity.id, forKey: .id)
    try container.encode(cache.identity.type, forKey: .type)
    try container.encode(cache.engine, forKey: .engine)
    try container.encode(cache.verdict.rawValue, forKey: .verdict)
    try container.encode(cache.days, forKey: .days)
    try container.encode(cache.reason, forKey: .reason)
    try container.encodeIfPresent(cache.location?.region, forKey: .region)
    try container.encodeIfPresent(cache.location?.account, forKey: .account)
    try container.encodeIfPresent(cache.agreement?.rawValue, forKey: .declaration)
  }
}
