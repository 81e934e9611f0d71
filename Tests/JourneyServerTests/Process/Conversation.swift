import Foundation
import JourneyModel
import TestProcesses
import Testing

/// A connection on which a test says exactly what it wants.
final class Conversation {
  /// What came back.
  struct Answer {
    /// The status.
    var status: Int
    /// The fields of the head, by name in lower case.
    var fields: [String: String]
    /// The body.
    var body: String

    /// The body as JSON.
    var json: JSONNode? { try? JSONReader.parse(Array(body.utf8)) }
  }

  /// The other side says nothing, though something is waited for.
  struct Silence: Error, CustomStringConvertible {
    /// How long it was waited for.
    var description: String { "nothing was said for \(secondsMax) seconds" }
  }

  /// How long the other side may say nothing: twice what the server itself waits for at most.
  static let secondsMax = 60

  /// The socket.
  private let descriptor: Int32
  /// What came back and was not read yet.
  private var rest: [UInt8] = []

  /// Connects.
  init(port: Int) throws {
    try SharedThread.refuse()
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var time = timeval(tv_sec: Self.secondsMax, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let error = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 ? 0 : errno
      }
    }
    try #require(error == 0, "nobody listens at \(port)")
  }

  deinit { close(descriptor) }

  /// Says something; `false` if nobody listens any more.
  @discardableResult
  func say(_ text: String) -> Bool { say(Array(text.utf8)) }

  /// Says bytes.
  @discardableResult
  func say(_ bytes: [UInt8]) -> Bool {
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      left = left.dropFirst(count)
    }
    return true
  }

  /// Says a whole request.
  func ask(
    _ method: String, _ target: String, token: String? = nil, type: String? = nil,
    body: String? = nil, fields: [String] = []
  ) throws {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: localhost"] + fields
    if let token { lines.append("Authorization: Bearer \(token)") }
    if let type { lines.append("Content-Type: \(type)") }
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    say(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
  }

  /// Says that nothing more will be said.
  func endSaying() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Hears an answer; `nil` if the other side ends instead.
  func answer(isHead: Bool = false) throws -> Answer? {
    guard let head = try take(until: "\r\n\r\n") else { return nil }
    let lines = head.components(separatedBy: "\r\n")
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      fields[halves[0].lowercased()] = halves[1].trimmingCharacters(in: .whitespaces)
    }
    let status = try #require(Int(lines[0].split(separator: " ")[1]))
    let count = isHead ? 0 : fields["content-length"].flatMap { Int($0) } ?? 0
    while rest.count < count, try hear() {}
    let body = String(decoding: rest.prefix(count), as: UTF8.self)
    rest.removeFirst(min(count, rest.count))
    return Answer(status: status, fields: fields, body: body)
  }

  /// `true` once the other side has ended; throws if it does not.
  func ends() throws -> Bool {
    while try hear() {}
    return true
  }

  /// Hears until some text; `nil` if the other side ends before.
  private func take(until end: String) throws -> String? {
    while true {
      let text = String(decoding: rest, as: UTF8.self)
      if let range = text.range(of: end) {
        let head = String(text[..<range.lowerBound])
        rest.removeFirst(head.utf8.count + end.utf8.count)
        return head
      }
      guard try hear() else { return nil }
    }
  }

  /// Hears some bytes; `false` if there are no more.
  private func hear() throws -> Bool {
    try SharedThread.refuse()
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let (count, error) = bytes.withUnsafeMutableBytes {
      let count = recv(descriptor, $0.baseAddress, $0.count, 0)
      return (count, count < 0 ? errno : 0)
    }
    if error == EAGAIN { throw Silence() }
    guard count > 0 else { return false }
    rest += bytes.prefix(count)
    return true
  }
}
