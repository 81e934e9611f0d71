/// The codes of the findings about a catalog.
public enum CatalogCode {
  /// The text is no YAML.
  public static let invalidYAML = DiagnosticCode("J6001", "invalid-yaml")
  /// A key stands twice in one place.
  public static let duplicateKey = DiagnosticCode("J6002", "duplicate-key")
  /// A setting that must be there is not.
  public static let missingSetting = DiagnosticCode("J6003", "missing-setting")
  /// A setting stands where there is none of that name.
  public static let unknownSetting = DiagnosticCode("J6004", "unknown-setting")
  /// A value is of another type than its setting.
  public static let wrongType = DiagnosticCode("J6005", "wrong-setting-type")
  /// A word is none of those that its setting takes.
  public static let unknownWord = DiagnosticCode("J6006", "unknown-setting-word")
  /// A value is of the right type, but malformed or out of range.
  public static let invalidSetting = DiagnosticCode("J6007", "invalid-setting")
  /// There is no such type.
  public static let unknownType = DiagnosticCode("J6008", "unknown-type")
  /// There is no such time zone.
  public static let unknownTimeZone = DiagnosticCode("J6009", "unknown-workspace-zone")
  /// Two settings contradict each other.
  public static let contradiction = DiagnosticCode("J6010", "contradicting-settings")

  /// All of them.
  public static let all = [
    invalidYAML, duplicateKey, missingSetting, unknownSetting, wrongType, unknownWord,
    invalidSetting, unknownType, unknownTimeZone, contradiction,
  ]
}
