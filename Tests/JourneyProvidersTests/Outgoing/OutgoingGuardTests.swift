import JourneyModel
import JourneyProviders
import Synchronization
import TestProcesses
import Testing

/// Nothing that stands in a URL leads to an address that is none of the public's.
@Suite(.ownThread) struct OutgoingGuardTests {
  /// Names every host what an attacker's name server would: this machine.
  struct LoopbackResolver: AddressResolver {
    func addresses(of host: String) async -> [InternetAddress] {
      [InternetAddress("127.0.0.1")].compactMap { $0 }
    }
  }

  /// Hosts that lead, or may be read to lead, to where nothing may go.
  static let hosts: [String] = [
    // This machine, in all spellings of 127.0.0.1.
    "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "127.0.0.1",
    "127.0.0.1.", "127.1", "127.0.1", "127.000.000.001", "127.0.0.01", "0127.0.0.1", "0177.0.0.1",
    "0177.0.0.01", "0177.1", "017700000001", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1", "0x7F.1",
    "0x7f000001", "0X7F000001", "2130706433", "02130706433", "127.0.0.1.nip.io", "127.255.255.254",
    "127.0.0.2", "127.127.127.127", "0", "0.0.0.0", "0.0.0.1", "0x0", "00.00.00.00", "4294967295",
    "255.255.255.255", "1.1.1.1.1", "256.0.0.1", "127.0.0.1%00.example.com", "127。0。0。1",
    "127.0.0.１", "①②⑦.⓪.⓪.①", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc\u{AD}alhost", "127.0.0.1#.example.com",
    "127.0.0.1?.example.com/", "example.com@127.0.0.1", "user:secret@127.0.0.1",
    "example.com:443@127.0.0.1", "127.0.0.1\\@example.com", "example.com\\@127.0.0.1",
    "example.com&@127.0.0.1", "127.0.0.1:80\\.example.com", "127.0.0.1 .example.com",
    "127.0.0.1\t", " 127.0.0.1", "127.0.0.1\r\nhost: x", "%31%32%37.0.0.1", "127.0.0.%31",
    "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[::7f00:1]", "[::ffff:0:127.0.0.1]", "[0:0:0:0:0:ffff:127.0.0.1]",
    "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
    "[2002:7f00:0001::1]", "[2001:0:7f00:1::]", "[2001::1]", "[::1%25lo]", "[::1%lo]", "[fe80::1]",
    "[fe80::1%25eth0]", "[fec0::1]", "[fc00::1]", "[fd00::1]", "[fd12:3456:789a::1]", "[ff02::1]",
    "[2001:db8::1]", "[3fff::1]", "[100::1]", "[5f00::1]", "[::1", "::1", "[]", "[1]", "[::g]",
    // Networks of others' houses.
    "10.0.0.1", "10.255.255.255", "0x0a000001", "012.0.0.1", "167772161", "10.1", "172.16.0.1",
    "172.31.255.255", "0xac100001", "2886729729", "192.168.0.1", "192.168.255.255", "192.168.1",
    "0xc0a80001", "3232235521", "100.64.0.1", "100.127.255.255", "198.18.0.1", "198.19.255.255",
    // The places where clouds keep their secrets.
    "169.254.169.254", "169.254.1.1", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376",
    "169.254.43518", "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]",
    "[2002:a9fe:a9fe::]", "[fd00:ec2::254]", "metadata.google.internal", "instance-data",
    "100.100.100.200", "192.0.0.192", "168.63.129.16.internal",
    // Reserved, for documentation, for many.
    "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "254.254.254.254", "[::ffff:10.0.0.1]", "[::10.0.0.1]",
    "[64:ff9b::10.0.0.1]", "[2002:a00:1::]",
    // Names that an attacker's name server answers for.
    "rebind.example.com", "internal.example.com", "a.b.c.d.e.example.com", "xn--localhost-.example",
    "router", "intranet", "kubernetes.default.svc", "host.docker.internal", "example..com",
    ".example.com", "-example.com", "example-.com", "exa_mple.com", "",
  ]

  @Test func `no host leads to what is not public`() async throws {
    let all = Self.hosts.flatMap { ["https://\($0)/", "https://\($0):443/send?x=1"] }
    #expect(Self.hosts.count >= 150)
    let guardian = OutgoingGuard(allowed: [], resolver: LoopbackResolver())
    for text in all {
      guard let url = OutgoingURL(text) else { continue }
      let found = try? await guardian.addresses(for: url)
      #expect(found == nil, "\(text) leads to \(String(describing: found))")
    }
  }

  @Test func `nothing reaches a canary on this machine`() async throws {
    try await RawReceiver.run(.closes) { canary in
      for scheme in ["http", "https"] {
        for host in Self.hosts {
          guard let url = OutgoingURL("\(scheme)://\(host):\(canary.port)/") else { continue }
          try await WebClient.run(allowing: ["127.0.0.1:1"], resolver: LoopbackResolver()) {
            let provider = WebhookProvider(
              url: url, keys: [], client: $0, clock: StandingClock().clock)
            guard case .refused = await provider.deliver(.message()) else {
              Issue.record("\(url) was called")
              return
            }
          }
        }
      }
      #expect(canary.connections.value == 0)
    }
  }

  @Test func `one address that is not public is enough to refuse`() async throws {
    let url = try address("https://hooks.example.com/")
    for answers in [
      ["93.184.216.34", "127.0.0.1"], ["10.0.0.1", "93.184.216.34"],
      ["2606:2800:220:1::1", "::1"], ["93.184.216.34", "169.254.169.254"],
    ] {
      let resolver = TableResolver(["hooks.example.com": [answers]])
      let guardian = OutgoingGuard(allowed: [], resolver: resolver)
      await #expect(throws: OutgoingGuard.Refusal.self) { try await guardian.addresses(for: url) }
    }
  }

  @Test func `public addresses are called`() async throws {
    let resolver = TableResolver(["hooks.example.com": [["93.184.216.34", "2606:2800:220:1::1"]]])
    let guardian = OutgoingGuard(allowed: [], resolver: resolver)
    for text in [
      "https://hooks.example.com/", "https://93.184.216.34", "https://[2606:2800:220:1::1]:443/",
      "smtps://hooks.example.com", "smtp://hooks.example.com:25",
    ] {
      let found = try await guardian.addresses(for: address(text))
      #expect(!found.isEmpty)
    }
    for text in ["http://hooks.example.com", "https://hooks.example.com:22"] {
      let url = try address(text)
      await #expect(throws: OutgoingGuard.Refusal.self) { try await guardian.addresses(for: url) }
    }
  }

  @Test func `the name is looked up once, and the checked address is called`() async throws {
    // The second answer is the trap: it leads here.
    let url = try address("https://rebind.example.com/")
    let resolver = CountingResolver(["203.0.114.1", "127.0.0.1"])
    let clock = StandingClock()
    try await WebClient.run(allowing: [], resolver: resolver, clock: clock) { client in
      let provider = WebhookProvider(
        url: url, keys: [], limit: .seconds(2), client: client, clock: clock.clock)
      let first = await provider.deliver(.message())
      #expect(resolver.count == 1)
      if case .refused = first { Issue.record("a public address was refused") }
      clock.advance(seconds: 60)
      let second = await provider.deliver(.message())
      #expect(
        second
          == .refused(
            reason: "`rebind.example.com` is no public address; `outgoing.allow` does not list it"))
      #expect(resolver.count == 2)
    }
  }

  /// Answers one after the other, and counts.
  final class CountingResolver: AddressResolver {
    private let state: Mutex<(answers: [String], count: Int)>

    init(_ answers: [String]) { state = Mutex((answers, 0)) }

    var count: Int { state.withLock { $0.count } }

    func addresses(of host: String) async -> [InternetAddress] {
      let text = state.withLock { state in
        defer { state.count += 1 }
        return state.answers[min(state.count, state.answers.count - 1)]
      }
      return [InternetAddress(text)].compactMap { $0 }
    }
  }

  @Test func `a redirect leads nowhere`() async throws {
    try await RawReceiver.run(.closes) { canary in
      let target = "http://127.0.0.1:\(canary.port)/"
      try await Receiver.run { _ in
        Receiver.Answer(status: 307, headers: ["location": target])
      } _: { receiver in
        let outcome = try await WebhookProviderTests.deliver(to: receiver.port)
        #expect(outcome == .refused(reason: "`127.0.0.1` answered with status 307"))
      }
      #expect(canary.connections.value == 0)
    }
  }

  @Test func `the checked address is called by its name, which its certificate must have`()
    async throws
  {
    try await Receiver.run(tls: TestCertificate.server()) { receiver in
      for (host, isTrusted, isTaken) in [
        ("hooks.example.test", true, true), ("other.example.test", true, false),
        ("hooks.example.test", false, false),
      ] {
        let place = "\(host):\(receiver.port)"
        let url = try address("https://\(place)/")
        let resolver = TableResolver([host: [["127.0.0.1"]]])
        let roots = isTrusted ? try TestCertificate.roots() : nil
        let outcome = try await WebClient.run(
          allowing: [place], resolver: resolver, trustRoots: roots
        ) {
          await WebhookProvider(url: url, keys: [], client: $0, clock: StandingClock().clock)
            .deliver(.message())
        }
        let reason = "`\(host)` does not prove who it is"
        #expect(
          outcome
            == (isTaken
              ? .accepted(answer: nil) : .failed(reason: reason, retryAfterSeconds: nil)))
      }
      #expect(receiver.received.count == 1)
    }
  }
}

@Suite struct SystemResolverTests {
  @Test func `the system knows this machine, and no host that there is not`() async {
    let here = await SystemResolver().addresses(of: "localhost")
    #expect(!here.isEmpty)
    #expect(here.allSatisfy { !$0.isPublic })
    let nowhere = await SystemResolver().addresses(of: "nowhere.invalid")
    #expect(nowhere.isEmpty)
  }
}
