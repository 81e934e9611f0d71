import JourneyModel
import JourneyStore
import Testing

@Suite("Keys of effects")
struct EffectKeyTests {
  /// Keys of places, of a run 64 of Anna's part, and one that a store of before spelled out.
  private static let keys: [EffectKey] =
    [(0, 0, 0), (3, 0, 0), (3, 2, 0), (3, 0, 1), (1_000_000, 20, 7)].map { step, call, index in
      .place(part: Part.of("anna"), run: 64, step: Int64(step), call: call, index: index)
    } + ["a860a952-bbef-880d-a083-ea5961c17f1e"]

  @Test("are those of every earlier version")
  func text() {
    let key = EffectKey.place(part: 0, run: 64, step: 0, call: 0, index: 0)
    #expect(key.text == "a860a952-bbef-880d-a083-ea5961c17f1e")
    #expect(Set(Self.keys.map(\.text)).count == Self.keys.count)
  }

  @Test("come back from the store, and are told alike wherever", arguments: StoreKind.allCases)
  func kept(kind: StoreKind) throws {
    let open = try kind.open()
    _ = try open.store.take([.event("a", id: "1", of: "anna", at: 1)])
    let effects = Self.keys.enumerated().map { index, key in
      OutboxRecord(
        number: 100 + Int64(index), runNumber: 64, journeyID: "j", key: key, kind: "send",
        name: "hello", channel: "email", isMarketing: true, arguments: Array("{}".utf8),
        status: .sent, at: .at(1 + index))
    }
    try open.store.handleAll(.until(1)) { $0.outbox = effects }
    #expect(try open.store.person("anna")?.outbox == effects)
    var sent: [String] = []
    try open.store.eachSend { sent.append($0.effect.key) }
    #expect(sent == Self.keys.map(\.text))
    #expect(try exported(open.store) == Self.keys.map(\.text))
  }

  /// The keys of Anna's effects in an export.
  private func exported(_ store: SQLStore) throws -> [String] {
    var keys: [String] = []
    let export = try store.export(of: "anna")
    while let (list, row) = try export.next() {
      guard list == "effects" else { continue }
      keys.append(try #require(try JSONReader.parse(row).member("idempotencyKey")?.text))
    }
    return keys
  }
}
