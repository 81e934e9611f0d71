/// How the findings about one sort of document are worded, and their codes.
struct DocumentWords: Sendable {
  /// What the whole is called.
  let whole: String
  /// What a member of an object is called.
  let field: String
  /// `true` if a path is spelled with points, as people do; else it is a JSON pointer.
  let hasDottedPaths: Bool
  /// `true` if a text may stand without quotes, so that `7` can be meant as one.
  let hasPlainTexts: Bool
  /// The code of a field that is missing.
  let missingField: DiagnosticCode
  /// The code of a field that is not known.
  let unknownField: DiagnosticCode
  /// The code of a value of another type than its field.
  let wrongType: DiagnosticCode
  /// The code of a word that is none of those that its field takes.
  let unknownWord: DiagnosticCode
  /// The code of a value that is malformed or out of range.
  let invalidValue: DiagnosticCode

  /// What a value is, in words for messages.
  func kindName(_ node: JSONNode) -> String {
    if !hasPlainTexts { return node.kindName }
    if node.isNull { return "nothing" }
    return node.members == nil ? node.kindName : group
  }

  /// What an object is called.
  var group: String { hasPlainTexts ? "a group of settings" : "an object" }

  /// The name of a place, in backticks unless it is the whole.
  func name(_ pointer: JSONPointer) -> String {
    if pointer.description.isEmpty { return whole }
    return hasDottedPaths ? "`\(pointer.dotted)`" : "`\(pointer)`"
  }

  /// The words for a definition.
  static let definition = DocumentWords(
    whole: "the definition", field: "field", hasDottedPaths: false, hasPlainTexts: false,
    missingField: DefinitionCode.missingField, unknownField: DefinitionCode.unknownField,
    wrongType: DefinitionCode.wrongType, unknownWord: DefinitionCode.unknownWord,
    invalidValue: DefinitionCode.invalidValue)

  /// The words for a catalog.
  static let catalog = DocumentWords(
    whole: "the catalog", field: "setting", hasDottedPaths: true, hasPlainTexts: true,
    missingField: CatalogCode.missingSetting, unknownField: CatalogCode.unknownSetting,
    wrongType: CatalogCode.wrongType, unknownWord: CatalogCode.unknownWord,
    invalidValue: CatalogCode.invalidSetting)
}
