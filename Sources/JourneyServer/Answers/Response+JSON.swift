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
    Response(
      status: status,
      headers: [.contentType: type, .contentLength: String(bytes.count)],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
