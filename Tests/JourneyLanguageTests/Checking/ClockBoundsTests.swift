import JourneyAnalysis
import JourneyLanguage
import JourneyModel
import Testing

/// What is proved of waits for a time of the day, held against every hour that a run can begin at.
@Suite struct ClockBoundsTests {
  /// A wait, and when it ends by a clock that nobody changes.
  enum Wait: CaseIterable {
    case nine, evening, tomorrow, monday, friday, hours

    /// The wait as it is written.
    var text: String {
      switch self {
      case .nine: "wait until 09:00"
      case .evening: "wait until 18:00"
      case .tomorrow: "wait until tomorrow at 10:00"
      case .monday: "wait until next monday at 09:00"
      case .friday: "wait until next friday at 07:00"
      case .hours: "wait 5 hours"
      }
    }

    /// The half hour, counted from a Monday's midnight, at which the wait ends.
    func end(from now: Int) -> Int {
      let today = now / 48 * 48
      switch self {
      case .nine: return today + 18 > now ? today + 18 : today + 66
      case .evening: return today + 36 > now ? today + 36 : today + 84
      case .tomorrow: return today + 48 + 20
      case .monday: return Self.next(0, from: today) + 18
      case .friday: return Self.next(4, from: today) + 14
      case .hours: return now + 10
      }
    }

    /// The midnight of the next day of the week, a week later if that is today.
    private static func next(_ weekday: Int, from today: Int) -> Int {
      today + ((weekday - today / 48 % 7 + 6) % 7 + 1) * 48
    }
  }

  /// The bounds of waits with a message behind each.
  private static func bounds(of waits: [Wait]) throws -> JourneyBounds {
    let steps = waits.map { "  \($0.text)\n  send m by email\n" }.joined()
    let script = """
      journey clocks
        trigger on a
        entry once per user
        quiet from 22:00 to 06:00
        time zone "Europe/Berlin"

      \(steps)end
      """
    let result = Compiler().compile(SourceFile(name: "clocks.journey", text: script))
    return JourneyBounds(of: try #require(result.definitions.first, "\(result.diagnostics)"))
  }

  /// The least time between two messages, in half hours, whenever the run begins; none is held.
  private static func spacing(of waits: [Wait]) -> Int? {
    var least: Int?
    for start in 0..<336 {
      var (now, last) = (start, Int?.none)
      for wait in waits {
        now = wait.end(from: now)
        if let last { least = min(least ?? .max, now - last) }
        last = now
      }
    }
    return least
  }

  /// A length of time in half hours, a day counting 48.
  private static func halfHours(_ duration: CalendarDuration) -> Int {
    duration.days * 48 + Int(duration.microseconds / (1_800 * Moment.perSecond))
  }

  @Test func `no two messages are nearer than is proved`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let waits = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        Wait.allCases.randomElement(using: &random) ?? .nine
      }
      let clocked = waits.filter { $0 != .hours }
      let spacing = try #require(Self.spacing(of: clocked + [.nine]))
      let bounds = try Self.bounds(of: clocked + [.nine])
      #expect(Self.halfHours(try #require(bounds.spacing)) <= spacing, "\(clocked)")
      let mixed = try #require(Self.bounds(of: waits).spacing)
      #expect(Self.halfHours(mixed) <= Self.spacing(of: waits) ?? 0, "\(waits)")
    }
  }

  @Test(arguments: [
    ([Wait.nine, .nine], 48), ([.monday, .monday], 336), ([.monday, .friday], 188),
    ([.nine, .tomorrow], 50), ([.friday, .monday], 148), ([.nine, .evening], 18),
  ])
  func `clocks behind one another are told exactly`(waits: [Wait], halfHours: Int) throws {
    #expect(Self.spacing(of: waits) == halfHours)
    let spacing = try #require(Self.bounds(of: waits).spacing)
    // A clock that is put forward takes an hour, where days are not compared with days.
    #expect([halfHours, halfHours - 2].contains(Self.halfHours(spacing)), "\(spacing)")
  }

  @Test func `a branch of 23 hours is never the longer one beside a day`() throws {
    let script = """
      journey clocks
        trigger on a
        parallel
          branch wait 1 day
          branch wait 23 hours
        end
      end
      """
    let result = Compiler().compile(SourceFile(name: "clocks.journey", text: script))
    let bounds = JourneyBounds(of: try #require(result.definitions.first, "\(result.diagnostics)"))
    #expect(bounds.length == .atMost(CalendarDuration(days: 1)))
  }
}
