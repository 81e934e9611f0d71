internal import JourneyModel

/// A message of a client, by JSON-RPC 2.0.
enum Message {
  /// It asks for something, and gets a reply with its id.
  case request(id: JSONNode, method: String, parameters: JSONNode)
  /// It tells something.
  case notification(method: String, parameters: JSONNode)
  /// It answers something that the server asked.
  case response
  /// It is none; with its id where that can be told.
  case invalid(id: JSONNode, RequestError)

  /// Reads the content of a frame.
  init(_ content: [UInt8]) {
    guard let node = try? JSONReader.parse(content) else {
      self = .invalid(id: JSONNode(.null), RequestError(.parseError, "this is no JSON"))
      return
    }
    let id = node.member("id")
    let parameters = node.member("params") ?? .object([:])
    switch (node.member("method")?.text, id) {
    case (let method?, let id?) where !id.isNull:
      self = .request(id: id, method: method, parameters: parameters)
    case (let method?, _): self = .notification(method: method, parameters: parameters)
    case (nil, .some) where node.member("result") != nil || node.member("error") != nil:
      self = .response
    case (nil, _):
      let error = RequestError(.invalidRequest, "this is no request")
      self = .invalid(id: id ?? JSONNode(.null), error)
    }
  }

  /// The reply to a request.
  static func reply(to id: JSONNode, _ result: JSONNode) -> JSONNode {
    .object(["jsonrpc": .text("2.0"), "id": id, "result": result])
  }

  /// The reply to a request that failed.
  static func reply(to id: JSONNode, _ error: RequestError) -> JSONNode {
    .object([
      "jsonrpc": .text("2.0"), "id": id,
      "error": .object([
        "code": .integer(error.code.rawValue), "message": .text(error.message),
      ]),
    ])
  }

  /// A message that tells the client something.
  static func notification(_ method: String, _ parameters: JSONNode) -> JSONNode {
    .object(["jsonrpc": .text("2.0"), "method": .text(method), "params": parameters])
  }

  /// A message as it is sent: its header and its bytes.
  static func frame(_ message: JSONNode) -> [UInt8] {
    let content = JSONWriter.compact(message)
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
