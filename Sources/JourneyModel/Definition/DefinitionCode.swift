/// The codes of the findings about a definition's JSON.
public enum DefinitionCode {
  /// The bytes are no JSON.
  public static let invalidJSON = DiagnosticCode("J5001", "invalid-json")
  /// The definition is of a format that is not known here.
  public static let unknownFormat = DiagnosticCode("J5002", "unknown-format")
  /// A field that must be there is not.
  public static let missingField = DiagnosticCode("J5003", "missing-field")
  /// A field stands where there is none of that name.
  public static let unknownField = DiagnosticCode("J5004", "unknown-field")
  /// A value is of another type than its field.
  public static let wrongType = DiagnosticCode("J5005", "wrong-json-type")
  /// A word is none of those that its field takes.
  public static let unknownWord = DiagnosticCode("J5006", "unknown-word")
  /// An object is no operator of an expression.
  public static let unknownOperator = DiagnosticCode("J5007", "unknown-operator")
  /// A value is of the right type, but malformed or out of range.
  public static let invalidValue = DiagnosticCode("J5008", "invalid-value")
  /// Two fields contradict each other.
  public static let contradiction = DiagnosticCode("J5009", "contradicting-fields")
  /// A field stands twice in one object.
  public static let duplicateField = DiagnosticCode("J5010", "duplicate-field")
  /// There are more bytes than a definition can have.
  public static let tooLarge = DiagnosticCode("J5011", "definition-too-large")
  /// Values stand within each other more deeply than is read.
  public static let tooDeep = DiagnosticCode("J5012", "definition-too-deep")
  /// A journey has more states than it can have.
  public static let tooManyStates = DiagnosticCode("J5013", "too-many-states")
  /// A state has more ways to go on than it can have.
  public static let tooManyArms = DiagnosticCode("J5014", "too-many-arms")
  /// A text is longer than one can be.
  public static let textTooLong = DiagnosticCode("J5015", "text-too-long")

  /// All of them.
  public static let all = [
    invalidJSON, unknownFormat, missingField, unknownField, wrongType, unknownWord,
    unknownOperator, invalidValue, contradiction, duplicateField, tooLarge, tooDeep, tooManyStates,
    tooManyArms, textTooLong,
  ]
}
