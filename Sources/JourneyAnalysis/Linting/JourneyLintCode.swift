public import JourneyModel

/// The findings about what a journey does that its author may not have meant.
public enum JourneyLintCode {
  /// A wait of more than a year.
  public static let waitTooLong = DiagnosticCode("J7201", "wait-too-long", .warning)
  /// A wait of less than a minute.
  public static let waitTooShort = DiagnosticCode("J7202", "wait-too-short", .warning)
  /// A wait between two messages that quiet hours can swallow whole.
  public static let waitWithinQuietHours = DiagnosticCode(
    "J7203", "wait-shorter-than-quiet-hours", .warning)
  /// Two messages by one channel with no wait between.
  public static let sendsWithoutWait = DiagnosticCode("J7204", "sends-without-wait", .warning)
  /// A branch all of whose arms do the same: nothing.
  public static let blockWithoutAction = DiagnosticCode("J7205", "block-without-action", .warning)
  /// Two arms that do the same.
  public static let duplicateArm = DiagnosticCode("J7206", "duplicate-arm", .warning)
  /// A split with one arm.
  public static let splitOfOne = DiagnosticCode("J7207", "split-of-one", .warning)
  /// An arm of a split that nobody gets.
  public static let emptyShare = DiagnosticCode("J7208", "empty-share", .warning)
  /// A loop of one round.
  public static let singleRound = DiagnosticCode("J7209", "single-round", .warning)
  /// A parallel block of one branch.
  public static let parallelOfOne = DiagnosticCode("J7210", "parallel-of-one", .warning)
  /// Marketing messages to everybody who comes, as often as they come.
  public static let unlimitedMessages = DiagnosticCode("J7211", "unlimited-messages", .warning)
  /// A goal whose time is up before the first message can leave.
  public static let goalBeforeMessage = DiagnosticCode(
    "J7212", "goal-before-first-message", .warning)
  /// An exit of a journey that waits for nothing.
  public static let exitWithoutWait = DiagnosticCode("J7213", "exit-without-wait", .warning)
  /// A setting for marketing messages in a journey that sends none.
  public static let idleSetting = DiagnosticCode("J7214", "idle-setting", .warning)
  /// A limit that the workspace's own makes pointless.
  public static let idleLimit = DiagnosticCode("J7215", "idle-limit", .warning)
  /// A priority that nothing asks for.
  public static let idlePriority = DiagnosticCode("J7216", "idle-priority", .warning)
  /// A call that may take as long as it likes.
  public static let callWithoutTimeout = DiagnosticCode("J7217", "call-without-timeout", .warning)
  /// A name given to a value that nothing reads.
  public static let unreadName = DiagnosticCode("J7218", "unread-name", .warning)
  /// A value that is replaced before anything reads it.
  public static let overwrittenValue = DiagnosticCode("J7219", "overwritten-value", .warning)
  /// A condition of a send that was asked right before it.
  public static let repeatedGuard = DiagnosticCode("J7220", "repeated-guard", .warning)
  /// A condition with the same part twice.
  public static let repeatedCondition = DiagnosticCode("J7221", "repeated-condition", .warning)
  /// An event of another order, cart or subscription that would move this run.
  public static let unmatchedEvent = DiagnosticCode("J7222", "unmatched-event", .warning)
  /// A time that the clock skips on a day of the year.
  public static let skippedTime = DiagnosticCode("J7223", "skipped-time", .warning)
  /// A journey that sends marketing, and has no goal.
  public static let missingGoal = DiagnosticCode(
    "J7230", "missing-goal", .warning, isOffByDefault: true)
  /// A journey that sends marketing, with neither a limit of its own nor one of the workspace.
  public static let missingLimit = DiagnosticCode(
    "J7231", "missing-limit", .warning, isOffByDefault: true)
  /// A journey that sends to a telephone, without quiet hours.
  public static let missingQuietHours = DiagnosticCode(
    "J7232", "missing-quiet-hours", .warning, isOffByDefault: true)
  /// A message that leaves the moment that somebody enters.
  public static let immediateMessage = DiagnosticCode(
    "J7233", "immediate-message", .warning, isOffByDefault: true)
  /// A `stop` that does not say why.
  public static let stopWithoutReason = DiagnosticCode(
    "J7234", "stop-without-reason", .warning, isOffByDefault: true)

  /// Every code of this family.
  public static let all = [
    waitTooLong, waitTooShort, waitWithinQuietHours, sendsWithoutWait, blockWithoutAction,
    duplicateArm, splitOfOne, emptyShare, singleRound, parallelOfOne, unlimitedMessages,
    goalBeforeMessage, exitWithoutWait, idleSetting, idleLimit, idlePriority, callWithoutTimeout,
    unreadName, overwrittenValue, repeatedGuard, repeatedCondition, unmatchedEvent, skippedTime,
    missingGoal, missingLimit, missingQuietHours, immediateMessage, stopWithoutReason,
  ]
}
