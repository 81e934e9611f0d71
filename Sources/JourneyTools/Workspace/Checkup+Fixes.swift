internal import JourneyModel

extension Checkup {
  /// A file with its fixes applied.
  public struct MendedFile: Sendable {
    /// The file as it is.
    let file: LoadedWorkspace.FileFindings
    /// What would stand in it.
    let bytes: [UInt8]
    /// How many fixes that takes.
    public let count: Int

    /// What changes, as a unified diff.
    public var diff: String {
      UnifiedDiff(
        name: file.source.name, from: String(decoding: file.source.bytes, as: UTF8.self),
        to: String(decoding: bytes, as: UTF8.self)
      ).text
    }

    /// Writes the file; standard input is left as it is.
    public func write() throws(RunError) {
      guard let path = file.path else { return }
      try WholeFile(path: path).replace(with: bytes)
    }
  }

  /// Returns the files that have fixes, with these applied: those that may alter the meaning only
  /// if they are wanted.
  public func mended(withUnsafe includesUnsafe: Bool) -> [MendedFile] {
    findings.compactMap { file in
      let fixes = file.diagnostics.compactMap(\.fix).filter { $0.isSafe || includesUnsafe }
      let (bytes, count) = FixApplier.applying(fixes, to: file.source.bytes)
      return count > 0 ? MendedFile(file: file, bytes: bytes, count: count) : nil
    }
  }
}
