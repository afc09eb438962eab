/// Which templates a generator makes.
enum TemplateShape: String, CaseIterable {
  /// Every selecting parameter has a default, and every value can be told.
  case plain
  /// Parameters without default as well, and things that only the deployment knows.
  case open
  /// Many conditions that build on one another, rules, and conditions of the resources.
  case entangled
}
