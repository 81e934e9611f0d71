import ArgumentParser

/// `journey serve`.
struct Serve: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Serve the journeys of a workspace over HTTP, durably.",
    discussion: """
      Example:
        journey serve examples/shop --data shop-data
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey serve --help`.")
  var arguments: [String] = []
}

/// `journey token`.
struct Token: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Make a token with which to ask a server.",
    discussion: """
      Example:
        journey token serviceId --for 1h --data shop-data
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey token --help`.")
  var arguments: [String] = []
}

/// `journey publish`.
struct Publish: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Publish scripts or definitions to a server.",
    discussion: """
      Example:
        journey publish examples/shop/welcome.journey
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey publish --help`.")
  var arguments: [String] = []
}

/// `journey deadletters`.
struct DeadLetters: HandedOver {
  static let configuration = CommandConfiguration(
    commandName: "deadletters",
    abstract: "List what could not be sent, and try it again or let it go.",
    discussion: """
      Example:
        journey deadletters
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey deadletters --help`.")
  var arguments: [String] = []
}

/// `journey enroll`.
struct Enroll: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Start a journey for people.",
    discussion: """
      Example:
        journey enroll welcome u01 u02
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey enroll --help`.")
  var arguments: [String] = []
}

/// `journey trace`.
struct Trace: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Tell what happened to somebody, step by step, from a server.",
    discussion: """
      Example:
        journey trace u01
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey trace --help`.")
  var arguments: [String] = []
}

/// `journey backup`.
struct Backup: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Copy the data of a server while it runs.",
    discussion: """
      Example:
        journey backup copy --data shop-data
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey backup --help`.")
  var arguments: [String] = []
}

/// `journey restore`.
struct Restore: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Make the data of a server from a copy.",
    discussion: """
      Example:
        journey restore copy --data shop-data
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey restore --help`.")
  var arguments: [String] = []
}

/// `journey preview`.
struct Preview: HandedOver {
  static let configuration = CommandConfiguration(
    abstract: "Show a message as somebody would get it.",
    discussion: """
      Example:
        journey preview welcome
      """)

  @Argument(parsing: .captureForPassthrough, help: "See `journey preview --help`.")
  var arguments: [String] = []
}
