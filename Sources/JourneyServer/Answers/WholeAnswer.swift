package import HTTPTypes
internal import Hummingbird
package import JourneyModel
package import NIOCore

/// An answer that is there from its first byte to its last.
package struct WholeAnswer: Sendable {
  /// The status and the fields.
  package var head: HTTPResponse
  /// What is sent along.
  package var body: ByteBuffer

  /// Creates an answer of bytes.
  package init(_ bytes: [UInt8], type: String, status: HTTPResponse.Status) {
    head = HTTPResponse(
      status: status,
      headerFields: [.contentType: type, .contentLength: String(bytes.count)])
    body = ByteBuffer(bytes: bytes)
  }

  /// Creates an answer in JSON.
  package init(json node: JSONNode, status: HTTPResponse.Status) {
    self.init(JSONWriter.compact(node), type: "application/json", status: status)
  }

  /// The answer as HTTP/1.1 writes it (RFC 9112, section 4).
  var bytes: ByteBuffer {
    var bytes = ByteBuffer()
    bytes.reserveCapacity(Self.headBytes + body.readableBytes)
    bytes.writeStaticString("HTTP/1.1 ")
    bytes.writeString(String(head.status.code))
    bytes.writeStaticString(" ")
    bytes.writeString(head.status.reasonPhrase)
    bytes.writeStaticString("\r\n")
    for field in head.headerFields {
      bytes.writeString(field.name.rawName)
      bytes.writeStaticString(": ")
      bytes.writeString(field.value)
      bytes.writeStaticString("\r\n")
    }
    bytes.writeStaticString("\r\n")
    bytes.writeImmutableBuffer(body)
    return bytes
  }

  /// The room for a head as most are.
  private static let headBytes = 320

  /// The answer as the framework sends it.
  var response: Response {
    Response(
      status: head.status, headers: head.headerFields, body: ResponseBody(byteBuffer: body))
  }
}
