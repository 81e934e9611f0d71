import JourneyEngine
import JourneyTools
import Testing

@Suite("Reading lines")
struct LineReaderTests {
  /// All lines of a file, each with its number.
  private func lines(of file: TestFile) throws -> [String] {
    let reader = try LineReader(path: file.path)
    var lines: [String] = []
    while let line = try reader.next() {
      lines.append("\(line.number):\(String(decoding: line.bytes, as: UTF8.self))")
    }
    return lines
  }

  @Test(
    "takes every way to end a line, and passes over empty ones",
    arguments: [
      ("a\nb\n", ["1:a", "2:b"]), ("a\r\nb\r\n", ["1:a", "2:b"]), ("a\nb", ["1:a", "2:b"]),
      ("\u{FEFF}a\n\n \t\n\r\nb", ["1:a", "5:b"]), ("", []), ("\n", []), ("a", ["1:a"]),
      ("a\r\r\n", ["1:a\r"]),
    ])
  func ends(text: String, expected: [String]) throws {
    #expect(try lines(of: TestFile(text)) == expected)
  }

  @Test("reads a file that is longer than a piece, plain and packed alike")
  func longFile() throws {
    let expected = (1...40_000).map { "\($0):line \($0) \($0 &* 2_654_435_761 % 1_000_003)" }
    let text = expected.map { $0.drop { $0 != ":" }.dropFirst() + "\n" }.joined()
    #expect(try lines(of: TestFile(text)) == expected)
    let packed = try TestFile(TestFile.packed(Array(text.utf8)), suffix: ".gz")
    #expect(try lines(of: packed) == expected)
    let reader = try LineReader(path: packed.path)
    while try reader.next() != nil {}
    #expect(reader.bytesRead == reader.byteCount)
  }

  @Test("reads a packed file of highly alike lines, whose output runs ahead of its input")
  func alikeLines() throws {
    let text = String(repeating: "the same again\n", count: 400_000)
    let packed = try TestFile(TestFile.packed(Array(text.utf8)), suffix: ".gz")
    #expect(try lines(of: packed).count == 400_000)
  }

  @Test("reads several packed members as one, with zeros between and behind them")
  func members() throws {
    let one = try TestFile.packed(Array("a\nb".utf8))
    let other = try TestFile.packed(Array("c\nd\n".utf8))
    let zeros = [UInt8](repeating: 0, count: 600)
    #expect(try lines(of: TestFile(one + other)) == ["1:a", "2:bc", "3:d"])
    #expect(try lines(of: TestFile(one + zeros + other + zeros)) == ["1:a", "2:bc", "3:d"])
    #expect(try lines(of: TestFile(TestFile.packed([]))) == [])
  }

  @Test("says that a packed file is cut off, wherever it is cut")
  func cutOff() throws {
    let text = (1...2_000).map { "\($0 &* 2_654_435_761)\n" }.joined()
    let packed = try TestFile.packed(Array(text.utf8))
    for count in [2, 9, 10, 11, packed.count / 2, packed.count - 8, packed.count - 1] {
      let file = try TestFile(Array(packed[..<count]), suffix: ".gz")
      let error = #expect(throws: InputError.self) { try lines(of: file) }
      #expect(error?.description.contains("is not complete") == true, "cut at \(count)")
    }
  }

  @Test("says that a packed file is damaged")
  func damaged() throws {
    var packed = try TestFile.packed(Array(repeating: 65, count: 5_000))
    packed[packed.count - 6] ^= 0xFF
    let wrongSum = try TestFile(packed)
    let sumError = #expect(throws: InputError.self) { try lines(of: wrongSum) }
    #expect(sumError?.description.contains("is damaged") == true)
    let garbage = try TestFile(TestFile.packed([65]) + Array("garbage behind it".utf8))
    let garbageError = #expect(throws: InputError.self) { try lines(of: garbage) }
    #expect(garbageError?.description.contains("is damaged") == true)
  }

  @Test("keeps the beginning of a line that is too long, and goes on behind it")
  func tooLong() throws {
    let long = String(repeating: "x", count: IntakeLimits.lineBytesMax * 3)
    let fits = String(repeating: "y", count: IntakeLimits.lineBytesMax)
    let file = try TestFile(long + "\n" + fits + "\nz")
    let reader = try LineReader(path: file.path)
    let first = try #require(try reader.next())
    #expect(first.isTooLong)
    #expect(first.bytes.count == IntakeLimits.lineBytesMax)
    let second = try #require(try reader.next())
    #expect(!second.isTooLong)
    #expect(second.bytes.count == IntakeLimits.lineBytesMax)
    #expect(try reader.next()?.bytes == [UInt8(ascii: "z")])
  }

  @Test("says which file is not there, is a folder, or bears a wrong name")
  func wrongFiles() throws {
    let missing = #expect(throws: InputError.self) { try LineReader(path: "/none/at all.ndjson") }
    #expect(
      missing?.description == "`/none/at all.ndjson` cannot be read: no such file or directory")
    let folder = #expect(throws: InputError.self) { try LineReader(path: "/") }
    #expect(folder?.description == "`/` is a folder; name a file")
    let plain = try TestFile(Array("{}".utf8), suffix: ".gz")
    let wrong = #expect(throws: InputError.self) { try LineReader(path: plain.path) }
    #expect(wrong?.description.contains("is not packed by gzip") == true)
  }
}
