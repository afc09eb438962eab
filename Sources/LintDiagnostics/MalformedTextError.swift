/// Why an input could not be turned into UTF-8.
public struct MalformedTextError: Error {
  /// What could be turned, up to the malformed place.
  package let validPrefix: [UInt8]
}
