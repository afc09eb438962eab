// Finds the caches of a plan with Foundation, which reads all of it: decode decoder|serialization FILE
import Foundation

struct Plan: Decodable {
  struct Change: Decodable {
    let type: String
  }

  let resource_changes: [Change]
}

let arguments = CommandLine.arguments
let contents = try Data(contentsOf: URL(filePath: arguments[2]))
let types: [String]
if arguments[1] == "decoder" {
  types = try JSONDecoder().decode(Plan.self, from: contents).resource_changes.map(\.type)
} else {
  let plan = try JSONSerialization.jsonObject(with: contents) as? [String: Any]
  let changes = plan?["resource_changes"] as? [[String: Any]] ?? []
  types = changes.compactMap { $0["type"] as? String }
}
print(types.count { $0.hasPrefix("aws_elasticache_") }, "caches")
