internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Finds the addresses of a host.
public protocol AddressResolver: Sendable {
  /// Returns all addresses of a host, the best first; none if it has none or nobody knows.
  func addresses(of host: String) async -> [InternetAddress]
}

/// Asks the system, off the threads that everything else runs on.
public struct SystemResolver: AddressResolver {
  /// How long an answer may take: the system itself asks several servers, several times.
  private static let seconds: Int64 = 5

  /// Creates a resolver.
  public init() {}

  /// Returns what the system finds in time; nothing can call it off, so a late answer is dropped.
  public func addresses(of host: String) async -> [InternetAddress] {
    await withCheckedContinuation { continuation in
      let answer = FirstAnswer(continuation)
      NIOThreadPool.singleton.submit { state in
        if case .active = state { answer.give(Self.lookUp(host)) } else { answer.give([]) }
      }
      Task {
        try? await Task.sleep(for: .seconds(Self.seconds))
        answer.give([])
      }
    }
  }

  /// Gives the first of two answers on.
  private final class FirstAnswer: Sendable {
    /// Who waits; nobody once there was an answer.
    private let waiting: Mutex<CheckedContinuation<[InternetAddress], Never>?>

    /// Creates it for somebody who waits.
    init(_ continuation: CheckedContinuation<[InternetAddress], Never>) {
      waiting = Mutex(continuation)
    }

    /// Gives an answer.
    func give(_ addresses: [InternetAddress]) {
      let continuation = waiting.withLock { waiting in
        defer { waiting = nil }
        return waiting
      }
      continuation?.resume(returning: addresses)
    }
  }

  /// Asks the system and waits for the answer.
  private static func lookUp(_ host: String) -> [InternetAddress] {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
    defer { freeaddrinfo(first) }
    let all = sequence(first: first) { $0?.pointee.ai_next }.prefix { $0 != nil }
    var known: [InternetAddress] = []
    for address in all.compactMap({ $0.flatMap { internetAddress($0.pointee) } })
    where !known.contains(address) {
      known.append(address)
    }
    return known
  }

  /// The address of an answer.
  private static func internetAddress(_ info: addrinfo) -> InternetAddress? {
    guard let address = info.ai_addr else { return nil }
    switch info.ai_family {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        InternetAddress(bytes: withUnsafeBytes(of: $0.pointee.sin_addr, Array.init))
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        InternetAddress(bytes: withUnsafeBytes(of: $0.pointee.sin6_addr, Array.init))
      }
    default: return nil
    }
  }
}
