internal import Foundation
internal import JourneyLanguage
internal import JourneyModel

/// Answers what an editor asks about the scripts of a workspace, by the Language Server Protocol.
///
/// It knows nothing of streams: messages go in, messages come out. Whatever it finds out it finds
/// out by the code of the command, over the texts that are open in the editor.
struct LanguageServer {
  /// How far a session has come.
  enum Phase {
    /// Nothing was agreed on yet.
    case new
    /// At work.
    case running
    /// The client is about to go.
    case shutDown
    /// The client has gone.
    case ended
  }

  /// How far the session has come.
  private(set) var phase = Phase.new
  /// What the client can do.
  var client = ClientAbilities()
  /// The folder that the client works in.
  var folder = FileManager.default.currentDirectoryPath
  /// The documents that are open, by the client's names.
  private(set) var documents: [String: Document] = [:]
  /// The documents that have changed since they were checked.
  private var changed: Set<String> = []
  /// What is being said of each document.
  private(set) var findings = PublishedFindings()
  /// The catalog that was read last.
  let catalogs = CatalogCache()

  /// The exit status that the protocol asks for; `nil` while the session goes on.
  var exitStatus: Int32? { phase == .ended ? status : nil }
  /// The exit status once the session has ended.
  private var status: Int32 = 1

  /// Takes a message; returns the answer to it and whatever else there is to say.
  mutating func receive(_ message: Message) -> [JSONNode] {
    switch message {
    case .request(let id, let method, let parameters):
      return answer(id, method, parameters)
    case .notification(let method, let parameters):
      hear(method, parameters)
      return []
    case .invalid(let id, let error): return [Message.reply(to: id, error)]
    case .response: return []
    }
  }

  /// Answers a request.
  private mutating func answer(
    _ id: JSONNode, _ method: String, _ parameters: JSONNode
  ) -> [JSONNode] {
    do throws(RequestError) {
      switch (phase, method) {
      case (.new, "initialize"):
        phase = .running
        return [Message.reply(to: id, initialize(parameters))]
      case (.new, _): throw RequestError(.notInitialized, "the session has not begun")
      case (.running, "initialize"):
        throw RequestError(.invalidRequest, "the session has begun already")
      case (.running, "shutdown"):
        phase = .shutDown
        return [Message.reply(to: id, JSONNode(.null))]
      case (.running, _):
        // What is asked is asked about the text as it stands: its findings come first.
        let news = needsFindings(method) ? settle(.names) : []
        return news + [Message.reply(to: id, try result(of: method, parameters))]
      case (.shutDown, _), (.ended, _):
        throw RequestError(.invalidRequest, "the session is over")
      }
    } catch {
      return [Message.reply(to: id, error)]
    }
  }

  /// `true` for a request whose answer tells of findings.
  private func needsFindings(_ method: String) -> Bool {
    method == "textDocument/codeAction" || method == "textDocument/diagnostic"
  }

  /// Hears what the client tells.
  private mutating func hear(_ method: String, _ parameters: JSONNode) {
    if method == "exit" {
      status = phase == .shutDown ? 0 : 1
      phase = .ended
    }
    guard phase == .running else { return }
    let item = parameters.member("textDocument")
    switch method {
    case "textDocument/didOpen": if let item { open(item) }
    case "textDocument/didChange":
      change(item, by: parameters.member("contentChanges")?.elements ?? [])
    case "textDocument/didClose": close(item?.member("uri")?.text ?? "")
    case "textDocument/didSave": changed.formUnion(documents.keys)
    case "workspace/didChangeWatchedFiles": changed.formUnion(documents.keys)
    default: return  // What we have no use for is no mistake: `$/cancelRequest`, `initialized`, …
    }
  }

  /// Opens a document.
  private mutating func open(_ item: JSONNode) {
    guard let uri = item.member("uri")?.text else { return }
    keep(
      Document(
        uri: uri, path: DocumentAddress.path(of: uri, in: folder),
        version: item.member("version")?.integer ?? 0,
        bytes: Array((item.member("text")?.text ?? "").utf8), encoding: client.encoding))
  }

  /// Changes a document.
  private mutating func change(_ item: JSONNode?, by changes: [JSONNode]) {
    guard let uri = item?.member("uri")?.text, let document = documents[uri] else { return }
    let version = item?.member("version")?.integer ?? document.version + 1
    keep(document.changed(by: changes, version: version))
  }

  /// Keeps a document as it stands now.
  private mutating func keep(_ document: Document) {
    documents[document.uri] = document
    changed.insert(document.uri)
    if document.kind == .catalog { changed.formUnion(documents.keys) }
  }

  /// Closes a document; what stands on the disk holds from now on.
  private mutating func close(_ uri: String) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    changed.remove(uri)
    findings.close(uri)
    if document.kind == .catalog { changed.formUnion(documents.keys) }
  }

  /// `true` if a document waits for a check.
  var hasChanges: Bool { !changed.isEmpty || findings.isOutdated }

  /// `true` if a document waits for what is proved about it.
  var hasUnproved: Bool { findings.hasUnproved }

  /// Checks what has changed; returns what is to be said of it.
  mutating func settle(_ depth: WorkspaceLoader.Depth) -> [JSONNode] {
    let uris = depth == .names ? changed : changed.union(findings.unproved)
    let texts = openTexts
    for uri in uris.sorted() {
      guard let document = documents[uri] else { continue }
      let loader = WorkspaceLoader(openTexts: texts, depth: depth, catalogs: catalogs)
      findings.check(document, loader: loader, depth: depth, openPaths: Set(texts.keys))
    }
    changed = []
    return findings.news(open: documents, encoding: client.encoding, client: client)
  }

  /// The texts that are open, by path.
  var openTexts: [String: [UInt8]] {
    Dictionary(documents.values.map { ($0.path, $0.source.bytes) }) { first, _ in first }
  }
}
