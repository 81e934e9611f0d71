import JourneyModel
import JourneyStore
import Testing

@Suite("A set that can tell what was never added")
struct BloomFilterTests {
  /// Hashes of numbers.
  private static func hashes(_ numbers: Range<Int>) -> [UInt64] {
    numbers.map { StableHash.of("\($0)".utf8) }
  }

  @Test("knows all that was added, and that little else was")
  func rates() {
    var set = BloomFilter(capacity: 20_000)
    let added = Self.hashes(0..<20_000)
    for hash in added { set.insert(hash) }
    #expect(added.allSatisfy(set.mayContain))
    let wrong = Self.hashes(20_000..<120_000).count(where: set.mayContain)
    #expect(wrong < 1_000)
  }

  @Test("holds more than it has room for, and nothing at first")
  func extremes() {
    var set = BloomFilter(capacity: 0)
    #expect(!Self.hashes(0..<100).contains(where: set.mayContain))
    let many = Self.hashes(0..<5_000)
    for hash in many { set.insert(hash) }
    #expect(many.allSatisfy(set.mayContain))
  }
}
