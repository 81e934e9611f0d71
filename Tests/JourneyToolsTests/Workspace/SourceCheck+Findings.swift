import JourneyModel
import JourneyTools

extension SourceCheck {
  /// What is shown of all that is found in a file by itself.
  func findings(in source: SourceFile) -> [Diagnostic] { shown(check(source)) }
}
