import JourneyEngine
import JourneyServices
import Testing

/// How many people are lived at once.
@Suite struct BatchSizeTests {
  /// What a batch of few people takes.
  private static let short = Duration.milliseconds(5)

  @Test func `a crowd that nobody waits behind is lived more and more at once`() {
    var size = BatchSize(usersMax: 1_000)
    var sizes = [size.users]
    for _ in 0..<3 {
      size.note(size.users, took: Self.short, isAwaited: false)
      sizes.append(size.users)
    }
    #expect(sizes == [256, 512, 1_000, 1_000])
  }

  @Test func `somebody at the door, or the end of the crowd, makes batches small again`() {
    for (lived, isAwaited) in [(512, true), (511, false), (0, false)] {
      var size = BatchSize(usersMax: 1_000)
      size.note(256, took: Self.short, isAwaited: false)
      #expect(size.users == 512)
      size.note(lived, took: Self.short, isAwaited: isAwaited)
      #expect(size.users == EngineLimits.usersPerBatchMax)
    }
  }

  @Test func `a batch that takes long grows no more, and one that takes too long is small again`() {
    var size = BatchSize(usersMax: 4_000)
    size.note(256, took: Self.short, isAwaited: false)
    size.note(512, took: ServiceLimits.crowdTimeMax / 2 + Self.short, isAwaited: false)
    #expect(size.users == 512)
    size.note(512, took: ServiceLimits.crowdTimeMax + Self.short, isAwaited: false)
    #expect(size.users == EngineLimits.usersPerBatchMax)
  }

  @Test func `where others wait for the people of a part, batches stay small`() {
    var size = BatchSize(usersMax: EngineLimits.usersPerBatchMax)
    size.note(256, took: Self.short, isAwaited: false)
    #expect(size.users == EngineLimits.usersPerBatchMax)
  }
}
