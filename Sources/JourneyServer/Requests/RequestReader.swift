internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1

/// Reads what comes with a request, within the limits of the operation that it is for.
struct RequestReader {
  /// The operation.
  let operation: Operation

  /// The values behind the question mark, by name; refuses those that the operation does not know.
  func query(_ pairs: [(name: String, value: String)]) throws(Problem) -> [String: String] {
    let known = operation.parameters.filter { $0.place == .query }
    var values: [String: String] = [:]
    for pair in pairs {
      guard known.contains(where: { $0.name == pair.name }) else {
        throw Problem(.invalid, unknown(pair.name, known.map(\.name)))
      }
      guard values.updateValue(pair.value, forKey: pair.name) == nil else {
        throw Problem(.invalid, "`\(Self.short(pair.name))` stands in the address twice")
      }
    }
    for parameter in known where parameter.isRequired && values[parameter.name] == nil {
      throw Problem(.invalid, "`\(parameter.name)` is missing in the address")
    }
    return values
  }

  /// Says that a value has a name that the operation does not know.
  private func unknown(_ name: String, _ known: [String]) -> String {
    let names = known.isEmpty ? "nothing" : known.map { "`\($0)`" }.joined(separator: ", ")
    return "`\(Self.short(name))` is not known behind the question mark here; known is \(names)"
  }

  /// A name as it is told back.
  private static func short(_ name: String) -> String {
    name.count > 40 ? name.prefix(40) + "…" : name
  }

  /// The media type of the body, checked before any of it is read.
  func contentType(_ fields: HTTPFields) throws(Problem) -> String? {
    let declared = try declaredBytes(fields)
    let hasBody = declared.map { $0 > 0 } ?? (fields[.transferEncoding] != nil)
    guard let body = operation.body else {
      if hasBody { throw Problem(.tooLarge, "nothing can be sent along here") }
      return nil
    }
    if let declared, declared > body.bytesMax { throw tooLarge(body) }
    if let encoding = fields[.contentEncoding], encoding.lowercased() != "identity" {
      throw Problem(.wrongType, "what is sent along must not be compressed")
    }
    guard let header = fields[.contentType] else {
      guard hasBody else { return nil }
      throw Problem(.wrongType, "say what is sent along: \(names(body)) as its `Content-Type`")
    }
    // Most callers write it as it is told.
    if body.contents.contains(where: { $0.type == header }) { return header }
    return try known(header, of: body)
  }

  /// `true` if a media type is one of those that a body may have.
  func takes(_ header: String, as body: Operation.Body) -> Bool {
    body.contents.contains { $0.type == header } || (try? known(header, of: body)) != nil
  }

  /// A media type if it is one of those that a body may have.
  private func known(_ header: String, of body: Operation.Body) throws(Problem) -> String {
    let parts = header.split(separator: ";").map { Self.trimmed($0).lowercased() }
    let others = parts.dropFirst().filter { $0.hasPrefix("charset=") }
    guard let type = parts.first, body.contents.contains(where: { $0.type == type }),
      others.allSatisfy({ ["charset=utf-8", "charset=\"utf-8\""].contains($0) })
    else { throw Problem(.wrongType, "this takes \(names(body)) in UTF-8") }
    return type
  }

  /// A text without the spaces around it.
  private static func trimmed(_ text: Substring) -> String {
    String(String(text.drop { $0 == " " }.reversed()).drop { $0 == " " }.reversed())
  }

  /// The media types that a body may have, as they are told.
  private func names(_ body: Operation.Body) -> String {
    body.contents.map { "`\($0.type)`" }.joined(separator: " or ")
  }

  /// The bytes that the head announces; `nil` where it announces none.
  func declaredBytes(_ fields: HTTPFields) throws(Problem) -> Int? {
    guard let text = fields[.contentLength] else { return nil }
    guard let count = Int(text), count >= 0 else {
      throw Problem(.invalid, "the `Content-Length` is no number")
    }
    return count
  }

  /// The whole body.
  func body(_ request: Request) async throws -> [UInt8] {
    let announced = try declaredBytes(request.headers)
    let most = operation.body?.bytesMax ?? 0
    var bytes: [UInt8] = []
    if let announced { bytes.reserveCapacity(min(announced, most)) }
    for try await buffer in request.body {
      guard bytes.count + buffer.readableBytes <= most else {
        throw operation.body.map(tooLarge) ?? Problem(.tooLarge, "nothing can be sent along here")
      }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    // A connection that ends in the middle looks like one whose body is whole.
    if let announced, announced != bytes.count {
      throw Problem(.invalid, "less was sent along than announced")
    }
    return bytes
  }

  /// Says that a body is too large.
  private func tooLarge(_ body: Operation.Body) -> Problem {
    Problem(.tooLarge, "at most \(body.bytesMax) bytes are taken at once; send less, more often")
  }
}
