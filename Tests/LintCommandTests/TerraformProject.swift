import LintTestSupport

/// A small Terraform project: a root module that calls one with a cache and one without, and a plan.
enum TerraformProject {
  private static let type = "aws_elasticache_replication_group"

  /// Writes `main.tf` and `plan.json` into the folder of the root module, and `main.tf` into that of
  /// the module with the cache; the other module would be `settings`, beside the root module.
  static func write(to folder: TemporaryFolder, root: String, module: String) throws {
    let up = root.split(separator: "/").map { _ in "../" }.joined()
    let source = "\(up.isEmpty ? "./" : up)\(module)"
    try folder.write("\(root)/plan.json", plan(source: source))
    try folder.write(
      "\(root)/main.tf",
      """
      module "m" {
        source = "\(source)"
      }
      module "settings" {
        source = "../settings"
      }
      """,
    )
    try folder.write(
      "\(module)/main.tf",
      "resource \"\(type)\" \"a\" {\n  snapshot_retention_limit = 0\n}\n"
    )
  }

  private static func plan(source: String) -> String {
    #"""
    {"format_version":"1.2","planned_values":{},"resource_changes":[
     {"address":"module.m.\#(type).a","mode":"managed","type":"\#(type)","name":"a",
      "change":{"actions":["create"],"after":{"snapshot_retention_limit":0}}}],
     "configuration":{"root_module":{"module_calls":{"m":{"source":"\#(source)","module":{"resources":[
      {"address":"\#(type).a","mode":"managed","type":"\#(type)","name":"a",
       "expressions":{"snapshot_retention_limit":{"constant_value":0}}}]}},
      "settings":{"source":"../settings","module":{}}}}}}
    """#
  }
}
