/// Which configurations count.
enum ConfigurationChoice: Equatable {
  /// The one nearest to each file, unless the environment names one.
  case nearest
  /// The one at a path, for everything.
  case file(String)
  /// None.
  case none
}
