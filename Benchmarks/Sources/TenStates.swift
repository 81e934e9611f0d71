import JourneyModel

/// The journey that the peers' scripts step through: trigger, condition, action, wait, condition,
/// split, action, wait for an event, action, end.
enum TenStates {
  /// The catalog.
  static let catalog = """
    users:
      attributes:
        country: text
        subscribed: boolean
    events:
      signed_up: { total: number! }
      order_placed: { total: number! }
    messages:
      first: { kind: marketing, channels: [email] }
      second: { kind: marketing, channels: [email] }
      third: { kind: marketing, channels: [email] }
      last: { kind: marketing, channels: [email] }
    """

  /// The script.
  static let script = """
    journey ten_states
      trigger on signed_up
      entry unlimited
      if user.country is in ["DE", "FR"] and entry.total > 50 and user.subscribed
        send first by email
        wait 1 day
        if user.subscribed
          split half
            50% one
              send second by email
            rest two
              send third by email
          end
          wait up to 7 days
            on order_placed
              send last by email
          end
        end
      end
    end
    """

  /// How many states a person goes through, the trigger counted.
  static let count = 10

  /// A person of a number, in the names of the language.
  static func user(_ number: Int) -> String {
    """
    {"id":"u\(number)","country":"\(number % 2 == 0 ? "DE" : "FR")","subscribed":true,\
    "email":"u\(number)@example.com","plan":"free","timezone":"Europe/Berlin"}
    """
  }

  /// The attributes of both events.
  static let event = Array("{\"total\":80}".utf8)

  /// When everyone signs up.
  static let begin = Moment(microseconds: 1_760_000_000 * Moment.perSecond)
  /// When everyone is woken.
  static let wake = Moment(microseconds: begin.microseconds + 86_400 * Moment.perSecond)
  /// When everyone orders.
  static let order = Moment(microseconds: wake.microseconds + 3_600 * Moment.perSecond)
}
