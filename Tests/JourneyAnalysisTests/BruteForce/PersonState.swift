/// All that matters of one person at an instant: the runs inside, and what is being watched for.
struct PersonState: Hashable {
  /// A place in a run that goes on by itself.
  struct Token: Hashable {
    /// The number of the state.
    var state: Int16
    /// How many units it has waited there.
    var waited: Int8 = 0
    /// Events that started a wait anew; 1 for a message that was held.
    var extra: Int8 = 0
    /// `true` if it came here before the last event, or at an earlier instant.
    var isEarlier = false
    /// The branches that it stands in: of each a digit to the base of `branchBase`, counted from 1,
    /// that of the innermost last; 0 for none.
    var path: UInt32 = 0

    /// More than there are branches side by side.
    static let branchBase: UInt32 = 8

    /// The path of the branches around the innermost.
    var outerPath: UInt32 { path / Self.branchBase }

    /// `true` if it stands in branches that begin where a path has led.
    func isInside(_ outer: UInt32) -> Bool {
      var around = outerPath
      while around > outer { around /= Self.branchBase }
      return path > outer && around == outer
    }
  }

  /// A run.
  struct Run: Hashable {
    /// Its places.
    var tokens: [Token]
    /// The rounds that loops have made; 0 where they have not begun.
    var rounds: [Int8]
    /// Units since the rounds began.
    var roundAges: [Int8]
    /// Units since it began, where that is watched.
    var age: Int8 = 0
  }

  /// A marketing message that limits count.
  struct Sent: Hashable {
    /// Units since it left.
    var age: Int8
    /// The limits that count it, as bits.
    var limits: UInt8
  }

  /// The runs inside.
  var runs: [Run] = []
  /// `true` if there was an entry.
  var hasEntered = false
  /// Units since the last entry.
  var entryAge: Int8 = 0
  /// The messages that limits still count.
  var sends: [Sent] = []
  /// The hour of the day, where that matters.
  var hour: Int8 = 0
  /// Units since the window began; -1 before.
  var window: Int8 = -1
  /// The messages in the window.
  var count: Int8 = 0
  /// `true` if the watched event has come, or the watched stage was passed.
  var hasHappened = false
}

/// What is looked for.
enum Question {
  /// The most messages in a window, up to a number.
  case most(MostQuestion)
  /// The longest that a run can take, up to a number of units.
  case longest(upTo: Int)
  /// Whether a message leaves after an event.
  case after(message: String, event: String)
  /// Whether a run ends past a stage.
  case past(stage: String)

  /// A question for the most messages.
  struct MostQuestion {
    /// The window in units.
    var window: Int
    /// Where counting ends.
    var upTo: Int
    /// `true` if marketing messages alone count.
    var isMarketingOnly = false
    /// The channel that counts.
    var channel: String?
    /// `true` for one run by itself.
    var isPerRun = false
  }
}
