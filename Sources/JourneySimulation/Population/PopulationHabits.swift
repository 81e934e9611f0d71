/// What a made-up population is like where nobody says otherwise: rough habits of a shop's
/// customers, so that every arm of a script has somebody to take it.
enum PopulationHabits {
  /// The share of people with an attribute that may be missing, in millionths.
  static let knownShare = 800_000
  /// The shares of people with an e-mail address, a telephone number and a device for push
  /// messages, by channel.
  static let reachableShares = ["email": 950_000, "sms": 600_000, "push": 500_000]
  /// The share of people who allow marketing on a channel.
  static let consentShare = 800_000
  /// The share of times that a name such as `cart_id` is that of the time before.
  static let sameNameShare = 600_000
  /// The share of answers of services that come.
  static let answerShare = 950_000

  /// How much busier than the mean people are, in per cent; each of them is equally frequent.
  static let bustle = [20, 50, 90, 240]
  /// The weight of each hour of the clock: quiet nights, a busy evening.
  static let hourWeights = [
    2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 10, 10, 11, 10, 9, 9, 9, 10, 12, 14, 14, 12, 8, 4,
  ]

  /// Given names.
  static let firstNames = [
    "Ana", "Ben", "Chloé", "Deniz", "Emil", "Fatima", "Goran", "Hana", "Ivo", "Jana", "Kofi",
    "Lena", "Mio", "Nora", "Omar", "Pia",
  ]
  /// Family names.
  static let lastNames = [
    "Adler", "Bauer", "Costa", "Dubois", "Evans", "Fischer", "García", "Horn", "Ito", "Jansen",
    "Klein", "Lopez", "Meyer", "Novak", "Okafor", "Petit",
  ]
  /// The ages of people in years.
  static let ages = 18...78
  /// How long ago people were created at most, in days.
  static let createdDaysMax = 730
  /// How far before and behind the simulated time the moments of people lie at most, in days.
  static let momentDaysAround = 90
  /// How far behind an event the moments in it lie at most, in days.
  static let eventDaysAhead = 60
  /// Numbers that no script compares with anything reach to here.
  static let numberMax = 100
  /// The most elements of a list.
  static let listMax = 4
  /// The longest duration, in hours.
  static let hoursMax = 72
}
