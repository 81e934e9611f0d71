/// Why a verb could not do its job, with the exit status that it ends in.
struct Failure: Error {
  /// What happened and what to do.
  var message: String
  /// The exit status.
  var status: Int32 = Failure.usageStatus

  /// The exit status of findings.
  static let findingsStatus: Int32 = 1
  /// The exit status of wrong usage and of files that cannot be read or written.
  static let usageStatus: Int32 = 2
}
