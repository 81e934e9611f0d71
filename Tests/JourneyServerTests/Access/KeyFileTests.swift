import Foundation
import JourneyModel
import JourneyServer
import TestProcesses
import Testing

/// The keyring of a server, and how its keys come and go.
@Suite struct KeyFileTests {
  @Test func `the keyring is its owner's alone`() async throws {
    let bench = try await TokenBench()
    let path = bench.folder.appending(path: KeyFile.keyringName).path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a second start finds the keys of the first`() async throws {
    let bench = try await TokenBench()
    let again = try KeyFile(keyringIn: bench.folder.path).keyring(issuer: "other")
    #expect(again.issuer == "shop")
    #expect(again.bytes == bench.keyring.bytes)
  }

  @Test func `of many who start at a time, all get the same keys`() async throws {
    let folder = try TestFolder()
    let rings = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try KeyFile(keyringIn: folder.path + "/data").keyring(issuer: "shop").bytes
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(rings.count == 1)
  }

  @Test func `after a rotation the old tokens count until their time is over`() async throws {
    let bench = try await TokenBench()
    let old = try await bench.token(bench.claims(life: 7_200))
    var keyring = bench.keyring
    keyring.rotate(now: bench.now, until: bench.now + 3_600)
    try KeyFile(keyringIn: bench.folder.path).keep(keyring)
    let new = try TokenMaker.token(
      bench.claims(life: 7_200), signedWith: try await keyring.signingKey())
    #expect(await bench.verdict(new).isAccepted)
    #expect(await bench.verdict(old).isAccepted)
    bench.clock.pass(seconds: 3_600)
    #expect(await bench.verdict(new).isAccepted)
    #expect(await bench.verdict(old) == .failure(.unknownKey))
  }

  @Test func `a new key counts at once, however often unknown ones are tried`() async throws {
    let bench = try await TokenBench()
    let garbage = try await bench.verdict(
      header: try await bench.header(kid: "unknown"), claims: bench.text())
    #expect(garbage == .failure(.unknownKey))
    var keyring = bench.keyring
    keyring.rotate(now: bench.now, until: bench.now + 3_600)
    try KeyFile(keyringIn: bench.folder.path).keep(keyring)
    let new = try TokenMaker.token(bench.claims(), signedWith: try await keyring.signingKey())
    #expect(await bench.verdict(new).isAccepted)
  }

  @Test func `a file that is spoilt changes nothing`() async throws {
    let bench = try await TokenBench()
    let token = try await bench.token(bench.claims())
    let path = bench.folder.appending(path: KeyFile.keyringName)
    try Data("{".utf8).write(to: path)
    bench.clock.pass(seconds: 5)
    #expect(await bench.verdict(token).isAccepted)
    try Data(bench.keyring.bytes).write(to: path)
    bench.clock.pass(seconds: 5)
    #expect(await bench.verdict(token).isAccepted)
  }

  @Test func `many rotations leave no more keys than are read again`() throws {
    var keyring = Keyring(issuer: "shop")
    for second in 0..<150 { keyring.rotate(now: Int64(second), until: Int64(second) + 1_000) }
    #expect(try Keyring(keyring.bytes).bytes == keyring.bytes)
  }

  @Test(arguments: [
    "", "{}", #"{"format":"journey_keys/2","issuer":"a","keys":[]}"#,
    #"{"format":"journey_keys/1","issuer":"a","keys":[{"kid":"a","alg":"none","secret":""}]}"#,
    #"{"format":"journey_keys/1","issuer":"a","keys":[{"kid":"a","alg":"HS256","secret":"AAAA"}]}"#,
  ])
  func `a keyring that is none, or has a weak secret, is refused`(text: String) {
    #expect(throws: KeyFileError.self) { try Keyring(Array(text.utf8)) }
  }
}
