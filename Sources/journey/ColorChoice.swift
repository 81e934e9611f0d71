import ArgumentParser

/// What `--color` takes.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal that shows colour.
  case auto
  /// Wherever the output goes.
  case always
  /// Nowhere.
  case never
}
