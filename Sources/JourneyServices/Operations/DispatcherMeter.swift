internal import JourneyModel
internal import Metrics

/// Measures what the rounds do: how much is committed at once, how long that takes, how late timers
/// are.
struct DispatcherMeter {
  /// Commits of what came in.
  private let commits = Counter(label: "journey_intake_commits_total")
  /// How long each of them took.
  private let commitTime = Timer(label: "journey_intake_commit_seconds")
  /// How many inputs each of them held.
  private let groupSize = Recorder(label: "journey_intake_group_size")
  /// Commits that failed.
  private let failures = Counter(label: "journey_intake_failures_total")
  /// Inputs that were handled.
  private let handled = Counter(label: "journey_inputs_handled_total")
  /// Steps that runs took.
  private let steps = Counter(label: "journey_steps_total")
  /// How late timers were when they were handled.
  private let lateness = Timer(label: "journey_timer_lateness_seconds")

  /// Parts whose work has failed, and that rest.
  private let restingParts = Gauge(label: "journey_parts_resting")

  /// Parts that are in the hands of this process, of a database that several share.
  private let heldParts = Gauge(label: "journey_parts_held")

  /// Notes a commit of inputs that began and ended at these moments.
  func committed(_ inputs: Int, from start: Moment, to end: Moment) {
    commits.increment()
    groupSize.record(inputs)
    commitTime.recordMicroseconds(max(0, end.microseconds - start.microseconds))
  }

  /// Notes a commit that failed.
  func failed() { failures.increment() }

  /// Notes how many parts are in the hands of this process.
  func holding(_ count: Int) { heldParts.record(count) }

  /// Notes how many parts rest.
  func resting(_ count: Int) { restingParts.record(count) }

  /// Notes what a batch did, and the timers that it found due.
  func handled(inputs: Int, steps: Int, timers: [Moment], at now: Moment) {
    handled.increment(by: inputs)
    self.steps.increment(by: steps)
    for timer in timers {
      lateness.recordMicroseconds(max(0, now.microseconds - timer.microseconds))
    }
  }
}
