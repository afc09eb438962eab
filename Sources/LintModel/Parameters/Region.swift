internal import LintText

/// The regions of AWS (botocore 1.43.11, `endpoints.json`).
enum Region {
  /// A partition of AWS: a group of regions with separate accounts.
  struct Partition {
    let name: Text
    let urlSuffix: Text

    /// The prefix of the names of its regions.
    let prefix: Text
  }

  /// The partitions; the first one has every region that belongs to no other.
  static let partitions = [
    Partition(name: "aws", urlSuffix: "amazonaws.com", prefix: ""),
    Partition(name: "aws-cn", urlSuffix: "amazonaws.com.cn", prefix: "cn-"),
    Partition(name: "aws-us-gov", urlSuffix: "amazonaws.com", prefix: "us-gov-"),
    Partition(name: "aws-iso", urlSuffix: "c2s.ic.gov", prefix: "us-iso-"),
    Partition(name: "aws-iso-b", urlSuffix: "sc2s.sgov.gov", prefix: "us-isob-"),
    Partition(name: "aws-iso-e", urlSuffix: "cloud.adc-e.uk", prefix: "eu-isoe-"),
    Partition(name: "aws-iso-f", urlSuffix: "csp.hci.ic.gov", prefix: "us-isof-"),
    Partition(name: "aws-eusc", urlSuffix: "amazonaws.eu", prefix: "eusc-"),
  ]

  static func partition(of region: Text) -> Partition {
    partitions.dropFirst().first { region.hasPrefix($0.prefix) } ?? partitions[0]
  }

  static let known: [Text] = [
    "us-east-1", "eu-west-1", "ap-southeast-2", "sa-east-1", "us-east-2", "us-west-1", "us-west-2",
    "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3",
    "ap-south-1", "ap-south-2", "ap-southeast-1", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1",
    "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-2",
    "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "cn-north-1",
    "cn-northwest-1", "us-gov-east-1", "us-gov-west-1", "us-iso-east-1", "us-iso-west-1",
    "us-isob-east-1", "us-isob-west-1", "eu-isoe-west-1", "us-isof-east-1", "us-isof-south-1",
    "eusc-de-east-1",
  ]

  /// The words before the number of a region.
  static let directions: [Text] = [
    "central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west",
  ]

  /// Whether a text has the form of a region's name, known or future: `us-east-1`, `us-gov-west-1`,
  /// `eusc-de-east-1`.
  static func hasForm(_ text: Text) -> Bool {
    if known.contains(text) { return true }
    let parts = text.split(separator: "-")
    guard (3...4).contains(parts.count), let number = parts.last,
      parts[0].utf8.count == 2 || parts[0] == "eusc", (1...2).contains(number.utf8.count)
    else { return false }
    return number.utf8.allSatisfy(\.isASCIIDigit)
      && !number.hasPrefix("0") && directions.contains(parts[parts.count - 2])
      && parts.dropLast().allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      }
  }
}
