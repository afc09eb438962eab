internal import ArgumentParser
internal import LintWorkspace

/// Options that set settings.
protocol SettingOptions: ParsableArguments {
  /// Adds the options that are present to a layer.
  func add(to layer: inout SettingLayer)
}

extension SettingLayer {
  /// Creates the layer of the command line.
  init(_ options: [any SettingOptions]) {
    self.init()
    for options in options { options.add(to: &self) }
  }
}
