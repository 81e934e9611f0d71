internal import JourneyModel

extension SourceFile {
  /// How many bytes are looked at to tell text from other files.
  private static let probedBytes = 4096
  /// One in so many bytes is 0 in UTF-16 and in programs, and never in a script with a slip.
  private static let bytesPerZero = 16

  /// `true` for UTF-16, programs, pictures: what would be a finding at nearly every byte.
  var isBinary: Bool {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return true }
    let probe = bytes.prefix(Self.probedBytes)
    return probe.count { $0 == 0 } * Self.bytesPerZero > probe.count
  }
}
