internal import JourneyModel

extension SourceFile {
  /// `true` for a file that is, or would be, a definition: its name says JSON, or it begins with a
  /// brace.
  var isDefinition: Bool {
    // Blanks and the byte-order mark may stand before the first byte that means something.
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    return name.hasSuffix(".json")
      || bytes.first { !blanks.contains($0) } == UInt8(ascii: "{")
  }
}
