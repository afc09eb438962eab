/// The choice of configurations.
enum ConfigurationChoice: Equatable {
  /// The configuration nearest to each file, unless the environment names one.
  case nearest
  /// The configuration at a path, for all files.
  case file(String)
  /// No configuration.
  case none
}
