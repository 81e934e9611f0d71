import JourneyModel
import JourneyStore
import Testing

@Suite("Parts")
struct PartTests {
  /// Ids with their hash and part.
  ///
  /// They are frozen: data in the field lies by them.
  static let frozen: [(id: String, hash: UInt64, part: Int)] = [
    ("", 0xefd0_1f60_ba99_2926, 294),
    ("a", 0x82a2_a958_a9be_ce5b, 603),
    ("u1", 0x63b9_b7f5_2c45_b2b1, 689),
    ("user-1", 0x41a2_fca5_c684_01c5, 453),
    ("42", 0x810b_196a_56ee_3cec, 236),
    ("anna@example.com", 0x35ae_989f_26c6_0c24, 36),
    ("Ünïcödé", 0xc475_fecc_286d_7411, 17),
    ("0", 0xc1e4_2af0_88ff_1b2c, 812),
    ("00000000-0000-0000-0000-000000000001", 0xa799_2e66_aa5c_25e7, 487),
    (String(repeating: "x", count: 255), 0x1915_a563_08b3_7f70, 880),
  ]

  @Test("never change")
  func vectors() {
    for (id, hash, part) in Self.frozen {
      #expect(StableHash.of(id.utf8) == hash, "\(id)")
      #expect(Part.of(id) == part, "\(id)")
    }
  }

  @Test("hold about the same number of users each")
  func spread() {
    var counts = [Int](repeating: 0, count: Part.count)
    for index in 0..<102_400 { counts[Part.of("user-\(index)")] += 1 }
    #expect(counts.min() ?? 0 > 50)
    #expect(counts.max() ?? 0 < 150)
  }
}
