internal import JourneyModel

/// What a client says it can do.
struct ClientAbilities {
  /// What it counts characters in.
  var encoding = PositionEncoding.utf16
  /// `true` if it fills in the holes of a snippet.
  var takesSnippets = false
  /// `true` if it shows Markdown.
  var showsMarkdown = false
  /// `true` if it knows symbols within symbols.
  var nestsSymbols = false
  /// `true` if it opens the page of a finding by its address.
  var opensPages = false
  /// `true` if it has the commands that code lenses call.
  var runsCommands = false
  /// The folder with the data of runs, for which people wait where; `nil` where none is named.
  var dataFolder: String?

  /// Creates the abilities of a client that has said nothing.
  init() {}

  /// Reads what a client says as the session begins.
  init(_ parameters: JSONNode) {
    let all = parameters.member("capabilities")
    let document = all?.member("textDocument")
    let encodings = all?.member("general")?.member("positionEncodings")?.elements
    if encodings?.contains(where: { $0.text == PositionEncoding.utf8.rawValue }) ?? false {
      encoding = .utf8
    }
    let item = document?.member("completion")?.member("completionItem")
    takesSnippets = item?.member("snippetSupport")?.boolean ?? false
    let formats = document?.member("hover")?.member("contentFormat")?.elements
    showsMarkdown = formats?.contains { $0.text == "markdown" } ?? false
    let symbols = document?.member("documentSymbol")
    nestsSymbols = symbols?.member("hierarchicalDocumentSymbolSupport")?.boolean ?? false
    let options = parameters.member("initializationOptions")
    opensPages = options?.member("opensPages")?.boolean ?? false
    runsCommands = options?.member("runsCommands")?.boolean ?? false
    dataFolder = options?.member("data")?.text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
