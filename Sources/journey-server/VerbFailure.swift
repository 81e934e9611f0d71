/// Why a verb could not do its job: what happened and what to do.
struct VerbFailure: Error {
  /// The message.
  var message: String
}
