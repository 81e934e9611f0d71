internal import JourneyAnalysis

extension RuleBook {
  /// The pages about promises.
  static let promisePages: [RulePage] = [
    RulePage(
      PromiseCode.broken,
      """
      A path through the journey breaks a promise of its head. The finding shows the shortest one, \
      step by step with its times: change the steps, or promise less.
      """,
      bad: """
        journey rescue
          trigger on cart_abandoned

          promise ends within 1 day

          wait 2 days
          send reminder by email
        end
        """,
      good: """
        journey rescue
          trigger on cart_abandoned

          promise ends within 3 days

          wait 2 days
          send reminder by email
        end
        """),
    RulePage(
      PromiseCode.unproved,
      """
      The journey has more ways than are followed: too many steps once its rounds are written out, \
      too many ways through a window, or branches that can meet in too many ways. The promise may \
      hold; nobody can tell. Promise it of a shorter journey, or part this one in two.
      """,
      withoutExample: "an example would be longer than a page"),
  ]
}
