internal import Crypto
internal import JWTKit
internal import JourneyModel

/// The secrets with which a server signs its own tokens, as they lie in the folder of its data.
public struct Keyring: Sendable {
  /// One secret.
  struct Entry: Sendable {
    /// Its id.
    var id: String
    /// The secret itself.
    var secret: [UInt8]
    /// Until when it counts, in seconds since 1970; `nil` for the one that signs.
    var until: Int64?
  }

  /// The format of the file.
  private static let format = "journey_keys/1"

  /// Who makes the tokens: the workspace for which the folder was made.
  public let issuer: String
  /// The secrets, the one that signs last.
  private(set) var entries: [Entry]

  /// Creates a keyring with one new secret.
  public init(issuer: String) {
    self.issuer = issuer
    entries = [Self.newEntry()]
  }

  /// Makes a new secret; those of before count until a time, and those whose time is over go.
  public mutating func rotate(now: Int64, until: Int64) {
    entries.removeAll { ($0.until ?? .max) <= now }
    for index in entries.indices {
      entries[index].until = min(entries[index].until ?? until, until)
    }
    entries = entries.suffix(TokenLimits.keysMax - 1) + [Self.newEntry()]
  }

  /// A new secret with an id of its own.
  private static func newEntry() -> Entry {
    Entry(id: "k" + TokenLetters.text(random(idBytes)), secret: random(TokenLimits.secretBytes))
  }

  /// The bytes of an id: enough that no two are the same.
  private static let idBytes = 8

  /// Bytes that nobody can guess.
  private static func random(_ count: Int) -> [UInt8] {
    SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes(Array.init)
  }

  /// The keys that check tokens.
  public func keys() async throws -> [TokenKey] {
    var keys: [TokenKey] = []
    for entry in entries { keys.append(try await key(entry)) }
    return keys
  }

  /// The key that signs new tokens.
  public func signingKey() async throws -> TokenKey {
    guard let entry = entries.last(where: { $0.until == nil }) else {
      throw KeyFileError("no key that signs tokens")
    }
    return try await key(entry)
  }

  /// A secret as a key.
  private func key(_ entry: Entry) async throws -> TokenKey {
    let keys = JWTKeyCollection()
    let secret = SymmetricKey(data: entry.secret)
    await keys.add(hmac: HMACKey(key: secret), digestAlgorithm: .sha256)
    return TokenKey(
      id: entry.id, issuer: issuer, algorithm: try await keys.getKey(), until: entry.until)
  }
}

extension Keyring {
  /// The keyring as its file has it.
  public var bytes: [UInt8] {
    JSONWriter.pretty(
      .object([
        "format": .text(Self.format), "issuer": .text(issuer),
        "keys": .array(
          entries.map {
            .object([
              "kid": .text($0.id), "alg": .text("HS256"),
              "secret": .text(TokenLetters.text($0.secret)),
              "until": $0.until.map { .integer(Int($0)) },
            ])
          }),
      ]))
  }

  /// Reads a keyring.
  public init(_ bytes: [UInt8]) throws(KeyFileError) {
    guard let node = try? JSONReader.parse(bytes, bytesMax: TokenLimits.keyFileBytesMax),
      node.member("format")?.text == Self.format, let issuer = node.member("issuer")?.text,
      let elements = node.member("keys")?.elements, elements.count <= TokenLimits.keysMax
    else { throw KeyFileError("no keyring of this version") }
    self.issuer = issuer
    entries = []
    for element in elements {
      guard let id = element.member("kid")?.text, element.member("alg")?.text == "HS256",
        let secret = element.member("secret")?.text.flatMap({ TokenLetters.bytes($0.utf8) }),
        secret.count >= TokenLimits.secretBytes
      else { throw KeyFileError("a key without an id or with a short secret") }
      entries.append(
        Entry(id: id, secret: secret, until: element.member("until")?.integer.map(Int64.init)))
    }
    guard Set(entries.map(\.id)).count == entries.count else {
      throw KeyFileError("two keys with one id")
    }
  }
}
