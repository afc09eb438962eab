internal import LintDiagnostics

extension RuleGuide {
  static let notExamined = RuleGuide(
    Rules.notExamined,
    description: """
      Something that is deployed along was not looked into: a nested stack or stack set whose \
      template is not a file beside this one, a module, a macro, text that `AWS::Include` inserts, a \
      template of another tool, a Terraform module that has not been fetched, a unit of Terragrunt whose \
      source is elsewhere, text around a plan, a part of one, or what a plan leaves out. A file that names no ElastiCache resource gets no note, unless a \
      cache of its nested stacks is judged; the summary counts such files whose stacks were not examined.

      It is a note and fails nothing; `--fail-on note` makes it count.

      A nested template outside of the repository is noted in every file, since it is never opened.
      """,
    rationale: """
      There may be caches in it. A run without findings must not be taken for an answer about them.
      """,
    remediation: [
      GuideProcedure(
        .cloudFormationYAML,
        introduction: """
          Name the nested template by its local path and upload it with `aws cloudformation \
          package`. It is then judged with the parameters that its parent passes.
          """,
        examples: [
          .before(template(nested: "https://example.s3.amazonaws.com/search.yaml")),
          .after(template(nested: "./search.yaml")),
        ],
      ),
      GuideProcedure(
        .awsCLI,
        introduction: """
          What macros make of a template is known once it was deployed, or a change set was \
          created. Lint that:
          """,
        examples: [
          .commands(
            #"""
            aws cloudformation get-template --stack-name shop \
              --template-stage Processed --query TemplateBody > processed.json
            lint processed.json
            """#
          )
        ],
      ),
      GuideProcedure(
        .terraform,
        introduction: """
          Modules are read where `terraform init` has fetched them. A plan has all modules, but one \
          made with `-target`, one that failed, or one with deferred changes is not whole. Make a \
          whole one:
          """,
        examples: [
          .commands(
            """
            terraform plan -out=tfplan
            terraform show -json tfplan > plan.json
            lint plan.json
            """
          )
        ],
      ),
    ],
  )
  private static func template(nested location: String) -> String {
    """
    Resources:
      Carts:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          ServerlessCacheName: carts
          Engine: valkey
          SnapshotRetentionLimit: 7
      Search:
        Type: AWS::CloudFormation::Stack
        Properties:
          TemplateURL: \(location)
    """
  }
}
