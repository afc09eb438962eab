// Embedders import only this module.
@_exported public import CloudFormation
@_exported public import LintDiagnostics
@_exported public import LintModel
@_exported public import LintReporting
@_exported public import LintRules
@_exported public import LintText
@_exported public import Terraform
