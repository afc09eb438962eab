internal import LintText

extension TerraformFunction {
  /// Computes the functions of networks.
  func networkResult(_ arguments: CallArguments) throws(CallInterruption) -> TerraformValue {
    let network = try Network(arguments.text(0))
    switch self {
    case .cidrhost:
      let number = arguments.number(1)
      guard number.isWhole else { throw .failure("argument 2 must be a whole number") }
      guard let host = number.integer else { throw .notEvaluated }
      return .string(try network.host(host).addressText)
    case .cidrnetmask:
      guard network.isIPv4 else { throw .failure("IPv6 addresses have no netmask") }
      return .string(network.mask.addressText)
    case .cidrsubnet:
      let bits = try arguments.integer(1)
      let number = arguments.number(2)
      guard number.isWhole else { throw .failure("argument 3 must be a whole number") }
      guard let index = number.integer else { throw .notEvaluated }
      return .string(try network.subnet(bits: bits, index: index).text)
    case .cidrsubnets:
      var lengths: [Int] = []
      for index in arguments.values.indices.dropFirst() {
        lengths.append(try arguments.integer(index))
      }
      return TerraformValue(.list(try network.subnets(lengths).map { .string($0.text) }))
    default: throw .notEvaluated
    }
  }
}

/// An IP network.
private struct Network {
  /// The 4 or 16 bytes of its first address.
  private let bytes: [UInt8]
  private let length: Int

  private init(bytes: [UInt8], length: Int) {
    self.bytes = bytes
    self.length = length
  }

  /// Parses a network such as `10.0.0.0/8`; the bits of the host are cleared.
  init(_ text: Text) throws(CallInterruption) {
    guard let (address, suffix) = text.split(atFirst: UInt8(ascii: "/")),
      let bytes = Self.address(address), !suffix.isEmpty, suffix.utf8.count <= 8,
      suffix.utf8.allSatisfy(\.isASCIIDigit), let length = Int(suffix.string),
      length <= bytes.count * 8
    else { throw .failure("'\(text)' is not a network") }
    // Go confuses these with networks of IPv4.
    if bytes.count == 16, bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF {
      throw .notEvaluated
    }
    self.bytes = zip(bytes, Self.mask(bytes.count, length)).map { $0 & $1 }
    self.length = length
  }

  var isIPv4: Bool { bytes.count == 4 }

  var mask: Network { Network(bytes: Self.mask(bytes.count, length), length: length) }

  private static func mask(_ count: Int, _ length: Int) -> [UInt8] {
    (0..<count).map { index in
      let bits = min(max(length - index * 8, 0), 8)
      return UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
  }

  // MARK: Parts

  private var hostBits: Int { bytes.count * 8 - length }

  /// Returns the address with a number in the network, which counts from the end if it is negative.
  func host(_ number: Int) throws(CallInterruption) -> Network {
    let isTooLarge: Bool
    if hostBits >= 63 {
      isTooLarge = false
    } else {
      // Of the last addresses, -1 is the last one.
      isTooLarge = (number < 0 ? -(number + 1) : number) >= 1 << hostBits
    }
    guard !isTooLarge else { throw .failure("the network has no host \(number)") }
    let low = number < 0 ? ~UInt64(-(number + 1)) : UInt64(number)
    return adding(low, extendingSign: number < 0)
  }

  /// Returns the address with bits added to those of the host.
  private func adding(_ value: UInt64, extendingSign: Bool) -> Network {
    var result = bytes
    let mask = Self.mask(bytes.count, length)
    for index in bytes.indices {
      let shift = (bytes.count - 1 - index) * 8
      let part =
        shift >= 64 ? (extendingSign ? 0xFF : 0) : UInt8(truncatingIfNeeded: value >> shift)
      result[index] |= part & ~mask[index]
    }
    return Network(bytes: result, length: length)
  }

  /// Returns a part of the network whose prefix is longer.
  func subnet(bits: Int, index: Int) throws(CallInterruption) -> Network {
    let newLength = length + bits
    // Terraform returns a network elsewhere.
    guard bits >= 0, index >= 0 else { throw .notEvaluated }
    guard newLength <= bytes.count * 8 else {
      throw .failure("not enough bits for a prefix of \(newLength)")
    }
    guard bits >= 63 || index < 1 << bits else {
      throw .failure("a prefix extended by \(bits) bits has no network \(index)")
    }
    var result = bytes
    let shift = bytes.count * 8 - newLength
    for bit in 0..<min(bits, 63) where index >> bit & 1 == 1 {
      let position = shift + bit
      result[bytes.count - 1 - position / 8] |= 1 << UInt8(position % 8)
    }
    return Network(bytes: result, length: newLength)
  }

  /// Returns consecutive parts, each with the prefix extended by a number of bits.
  func subnets(_ lengths: [Int]) throws(CallInterruption) -> [Network] {
    var result: [Network] = []
    var next: [UInt8]? = bytes
    for bits in lengths {
      guard bits >= 1, bits <= 32, length + bits <= bytes.count * 8 else {
        throw .failure("a prefix cannot be extended by \(bits) bits")
      }
      let mask = Self.mask(bytes.count, length + bits)
      // The first address of the next network of this size.
      guard var start = next else { throw .failure("the network is full") }
      if zip(start, mask).contains(where: { $0 & ~$1 != 0 }) {
        let aligned = Network(bytes: zip(start, mask).map { $0 & $1 }, length: length + bits)
        guard let following = aligned.following else { throw .failure("the network is full") }
        start = following
      }
      guard zip(start, Self.mask(bytes.count, length)).map({ $0 & $1 }) == bytes else {
        throw .failure("the network is full")
      }
      let network = Network(bytes: start, length: length + bits)
      result.append(network)
      next = network.following
    }
    return result
  }

  /// The first address behind the network; nil if it holds the last one.
  private var following: [UInt8]? {
    var result = bytes
    guard length > 0 else { return nil }
    var index = (length - 1) / 8
    var increment = 1 << (7 - (length - 1) % 8)
    while true {
      let sum = Int(result[index]) + increment
      result[index] = UInt8(truncatingIfNeeded: sum)
      if sum < 256 { return result }
      guard index > 0 else { return nil }
      index -= 1
      increment = 1
    }
  }

  // MARK: Text

  var text: Text { "\(addressText)/\(length)" }

  var addressText: Text {
    if isIPv4 { return Text(bytes.map { String($0) }.joined(separator: ".")) }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    var longest = 0..<0
    var index = 0
    while index < groups.count {
      let end = groups[index...].firstIndex { $0 != 0 } ?? groups.count
      if end - index > longest.count, end - index > 1 { longest = index..<end }
      index = max(end, index + 1)
    }
    let texts = groups.map { String($0, radix: 16) }
    if longest.isEmpty { return Text(texts.joined(separator: ":")) }
    return Text(
      texts[..<longest.lowerBound].joined(separator: ":") + "::"
        + texts[longest.upperBound...].joined(separator: ":")
    )
  }

  private static func address(_ text: Text) -> [UInt8]? {
    text.utf8.contains(UInt8(ascii: ":")) ? longAddress(text) : shortAddress(text)
  }

  private static func shortAddress(_ text: Text) -> [UInt8]? {
    let parts = text.split(separator: ".")
    guard parts.count == 4 else { return nil }
    var result: [UInt8] = []
    for part in parts {
      guard !part.isEmpty, part.utf8.allSatisfy(\.isASCIIDigit), let byte = UInt8(part.string)
      else {
        return nil
      }
      result.append(byte)
    }
    return result
  }

  private static func longAddress(_ text: Text) -> [UInt8]? {
    let halves = text.split(separator: "::")
    guard halves.count <= 2 else { return nil }
    guard let head = groups(halves[0], isLast: halves.count == 1) else { return nil }
    guard halves.count == 2 else { return head.count == 16 ? head : nil }
    guard let tail = groups(halves[1], isLast: true), head.count + tail.count <= 14 else {
      return nil
    }
    return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Text, isLast: Bool) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":")
    var result: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if isLast, index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
        guard let short = shortAddress(part) else { return nil }
        result += short
        continue
      }
      guard (1...4).contains(part.utf8.count),
        part.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }),
        let group = UInt16(part.string, radix: 16)
      else { return nil }
      result += [UInt8(group >> 8), UInt8(truncatingIfNeeded: group)]
    }
    return result.count <= 16 ? result : nil
  }
}
