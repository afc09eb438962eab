internal import ArgumentParser

/// Options that say something of settings.
protocol SettingOptions: ParsableArguments {
  /// Adds what is said, and nothing where nothing is.
  func add(to layer: inout SettingLayer)
}

extension SettingLayer {
  /// Takes what options of the command line say.
  init(_ options: [any SettingOptions]) {
    self.init()
    for options in options { options.add(to: &self) }
  }
}
