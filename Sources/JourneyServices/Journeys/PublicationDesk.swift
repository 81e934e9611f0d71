internal import JourneyEngine
internal import JourneyModel
internal import JourneyTools

/// Checks what is to be published, on a thread of its own: a proof may take its time, and nobody
/// else waits for it.
actor PublicationDesk {
  /// The thread, whose stack takes what a deep script asks for.
  private nonisolated let thread = WorkThread(name: "journey.publication")
  /// Checks against the catalog.
  private let check: PublicationCheck

  /// The thread of this actor.
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    thread.asUnownedSerialExecutor()
  }

  /// Creates a desk for journeys of a catalog.
  init(catalog: Catalog?) {
    check = PublicationCheck(catalog: catalog)
  }

  /// Ends the thread.
  deinit { thread.close() }

  /// Checks a source beside what is published.
  func check(_ source: SourceFile, beside published: [JourneyDefinition]) -> CheckedPublication {
    check.check(source, beside: published)
  }
}
