internal import JourneyModel

/// What the server tells a client that it can do.
enum ServerAbilities {
  /// The signs behind which names are offered without being asked for.
  private static let completionSigns = [".", "\"", " ", "(", "{"]

  /// The abilities, for a client that counts characters so.
  static func node(encoding: PositionEncoding) -> JSONNode {
    .object([
      "positionEncoding": .text(encoding.rawValue),
      "textDocumentSync": .object([
        "openClose": .boolean(true), "change": .integer(2), "save": .boolean(true),
      ]),
      "completionProvider": .object([
        "triggerCharacters": .array(completionSigns.map { .text($0) })
      ]),
      "signatureHelpProvider": .object([
        "triggerCharacters": .array([.text("("), .text(",")])
      ]),
      "hoverProvider": .boolean(true),
      "definitionProvider": .boolean(true),
      "referencesProvider": .boolean(true),
      "documentHighlightProvider": .boolean(true),
      "renameProvider": .object(["prepareProvider": .boolean(true)]),
      "codeActionProvider": .object([
        "codeActionKinds": .array([.text(CodeActions.fixKind), .text(CodeActions.fixAllKind)])
      ]),
      "codeLensProvider": .object(["resolveProvider": .boolean(false)]),
      "documentFormattingProvider": .boolean(true),
      "documentRangeFormattingProvider": .boolean(true),
      "foldingRangeProvider": .boolean(true),
      "documentSymbolProvider": .boolean(true),
      "semanticTokensProvider": .object([
        "legend": SemanticTokens.legend, "full": .boolean(true),
      ]),
    ])
  }
}
