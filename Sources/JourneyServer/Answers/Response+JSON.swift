public import Hummingbird
public import JourneyModel

extension Response {
  /// An answer in JSON.
  public static func json(_ node: JSONNode, status: HTTPResponse.Status = .ok) -> Response {
    bytes(JSONWriter.compact(node), type: "application/json", status: status)
  }

  /// An answer of bytes.
  public static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    WholeAnswer(bytes, type: type, status: status).response
  }

  /// An answer that is made while it leaves, piece by piece, until there is none.
  static func pieces(
    type: String, _ next: @escaping @Sendable () async throws -> [UInt8]?
  ) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody { writer in
        while let piece = try await next() { try await writer.write(ByteBuffer(bytes: piece)) }
        try await writer.finish(nil)
      })
  }
}
