/// The codes of the findings about templates.
public enum TemplateCode {
  /// The text is no template.
  public static let invalidTemplate = DiagnosticCode("J6101", "invalid-template")
  /// A template names what the message does not have.
  public static let unknownParameter = DiagnosticCode("J6102", "unknown-template-parameter")
  /// A template shows as text what has parts.
  public static let notText = DiagnosticCode("J6103", "value-with-parts")
  /// The file belongs to no message and channel.
  public static let strayTemplate = DiagnosticCode("J6104", "stray-template", .warning)

  /// All of them.
  public static let all = [invalidTemplate, unknownParameter, notText, strayTemplate]
}
