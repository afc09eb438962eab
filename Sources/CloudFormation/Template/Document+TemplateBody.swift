package import LintSyntax

extension Document {
  /// The template in the output of `aws cloudformation get-template`; the document itself if it is
  /// anything else, or if the template is text.
  package var unwrappingTemplateBody: Document {
    guard let root, root["StagesAvailable"] != nil, let body = root["TemplateBody"],
      body.kind == .mapping
    else { return self }
    return rooted(at: body)
  }
}
