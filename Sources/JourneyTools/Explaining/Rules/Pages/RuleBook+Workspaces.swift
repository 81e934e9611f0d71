internal import JourneyAnalysis
internal import JourneyModel

extension RuleBook {
  /// The pages about the files of a workspace together.
  static let workspacePages: [RulePage] = [
    RulePage(
      WorkspaceCode.duplicateJourney,
      """
      Two files declare a journey of the same name. They would be published over each other: \
      rename one of them.
      """,
      bad: RuleExample(welcome, beside: welcome, called: "copy.journey"),
      good: RuleExample(welcome, beside: farewell, called: "copy.journey")),
    RulePage(
      ValueCode.circleOfJourneys,
      """
      Journeys start each other for ever, by `start` or by the events that they emit, without a \
      wait between.
      """,
      bad: RuleExample(
        """
        journey first_try "The first offer"
          trigger on offer_declined
          entry unlimited
          emit offer_made
        end
        """, beside: answer, called: "answer.journey"),
      good: RuleExample(
        """
        journey first_try "The first offer"
          trigger on offer_declined
          entry unlimited
          wait 30 days
          emit offer_made
        end
        """, beside: answer, called: "answer.journey")),
    RulePage(
      ValueCode.journeyNotThere,
      """
      A journey is started by another, and is not among those that are checked together. Check its \
      script as well; if it has been renamed, so must be the `start`.
      """,
      bad: RuleExample(
        """
        journey win_back "Win back carts"
          trigger on cart_abandoned
          start thank_you
        end
        """, beside: thanks, called: "thanks.journey"),
      good: RuleExample(
        """
        journey win_back "Win back carts"
          trigger on cart_abandoned
          start thanks
        end
        """, beside: thanks, called: "thanks.journey")),
  ]

  /// A journey to be copied.
  private static let welcome = """
    journey welcome "Welcome to the shop"
      trigger on account_created
      send welcome by email
    end
    """

  /// A journey of another name.
  private static let farewell = """
    journey farewell "Good-bye"
      trigger on account_closed
      send farewell by email
    end
    """

  /// What answers an offer that is made.
  private static let answer = """
    journey answer "What is made of an offer"
      trigger on offer_made
      entry unlimited
      emit offer_declined
    end
    """

  /// A journey that another one starts.
  private static let thanks = """
    journey thanks "Thanks"
      trigger by request
      send thanks by email
    end
    """
}
