/// What can be typed at the prompt.
enum PromptHelp {
  /// The lines of the help.
  static var lines: [String] {
    let commands = PromptCommand.allCases.map { command in
      "  \(Figures.left(command.spelled + command.form, width))\(command.summary)"
    }
    return language + [""] + commands + ["", closing]
  }

  /// The columns of what can be typed.
  private static let width = 24

  /// The lines of the language.
  private static let language = [
    ("user { country: \"DE\" }", "the person; a second one changes only what it names"),
    ("event NAME { … }", "an event comes; with `2 days ago` it happened then"),
    ("advance 1 day", "the clock goes on; or `advance to 2030-02-01 at 09:00`"),
    ("respond S.OP { … }", "what a service answers from now on; or `fail S.OP`"),
    ("force SPLIT LABEL", "the arm that everybody takes"),
    ("expect sent MESSAGE", "any expectation of a test"),
    ("user.country is \"DE\"", "any question about the person, with the values seen"),
  ].map { "  \(Figures.left($0.0, width))\($0.1)" }

  /// What is said last.
  private static let closing =
    "An open bracket goes on in the next line; an empty line ends it. Ctrl-C gives up a line."
}
