import LintModel
import LintText
import Testing

/// The search that most files end with.
struct CacheSearchTests {
  @Test(arguments: [
    "AWS::ElastiCache::", "AWS::elasticache::", "aws_elasticache_", "Fn::ForEach", "patches",
    "replacements", "cache.aws.crossplane.io", "AWS::CloudFormation::Stack",
    "AWS::Serverless::Application", "Fn::Transform: AWS::Include", "!Rain::Include", "${file(",
    #"\u0041WS"#, #"\x41"#, "\\\n",
  ])
  func `finds each word wherever it stands`(_ word: String) {
    for count in 0...70 {
      let padding = String(repeating: "-", count: count)
      for text in [padding + word, word + padding, padding + word + padding] {
        #expect(CacheSearch(SourceText(utf8: Array(text.utf8))).mayFind, "\(text)")
      }
    }
  }

  @Test(arguments: [
    "", "a", "\\", #"\n\"\\"#, "ch", "AWS::CloudFormation::WaitCondition", "AWS::StackName",
    "patch", "AWS::Serverless::Api", "replacement", "${files", "Description: A batch of branches",
  ])
  func `finds nothing in other texts`(_ text: String) {
    for count in 0...70 {
      let padding = String(repeating: "-", count: count)
      #expect(!CacheSearch(SourceText(utf8: Array((padding + text + padding).utf8))).mayFind)
    }
  }
}
