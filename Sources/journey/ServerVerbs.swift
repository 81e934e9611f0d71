import ArgumentParser

/// `journey serve`.
struct Serve: HandedOver {
  static let configuration = handedOver(
    "serve", abstract: "Serve the journeys of a workspace over HTTP, durably.",
    example: "journey serve examples/shop --data shop-data")

  @OptionGroup var passed: PassedArguments
}

/// `journey token`.
struct Token: HandedOver {
  static let configuration = handedOver(
    "token", abstract: "Make a token with which to ask a server.",
    example: "journey token serviceId --for 1h --data shop-data")

  @OptionGroup var passed: PassedArguments
}

/// `journey publish`.
struct Publish: HandedOver {
  static let configuration = handedOver(
    "publish", abstract: "Publish scripts or definitions to a server.",
    example: "journey publish examples/shop/welcome.journey")

  @OptionGroup var passed: PassedArguments
}

/// `journey deadletters`.
struct DeadLetters: HandedOver {
  static let configuration = handedOver(
    "deadletters", abstract: "List what could not be sent, and try it again or let it go.",
    example: "journey deadletters")

  @OptionGroup var passed: PassedArguments
}

/// `journey enroll`.
struct Enroll: HandedOver {
  static let configuration = handedOver(
    "enroll", abstract: "Start a journey for people.",
    example: "journey enroll welcome u01 u02")

  @OptionGroup var passed: PassedArguments
}

/// `journey trace`.
struct Trace: HandedOver {
  static let configuration = handedOver(
    "trace", abstract: "Tell what happened to somebody, step by step, from a server.",
    example: "journey trace u01")

  @OptionGroup var passed: PassedArguments
}

/// `journey backup`.
struct Backup: HandedOver {
  static let configuration = handedOver(
    "backup", abstract: "Copy the data of a server while it runs.",
    example: "journey backup copy --data shop-data")

  @OptionGroup var passed: PassedArguments
}

/// `journey restore`.
struct Restore: HandedOver {
  static let configuration = handedOver(
    "restore", abstract: "Make the data of a server from a copy.",
    example: "journey restore copy --data shop-data")

  @OptionGroup var passed: PassedArguments
}

/// `journey move`.
struct Move: HandedOver {
  static let configuration = handedOver(
    "move", abstract: "Move the data of a server to another place, such as a PostgreSQL server.",
    example: "journey move --from shop-data --to postgresql://journey@db/journey")

  @OptionGroup var passed: PassedArguments
}

/// `journey preview`.
struct Preview: HandedOver {
  static let configuration = handedOver(
    "preview", abstract: "Show a message as somebody would get it.",
    example: "journey preview welcome")

  @OptionGroup var passed: PassedArguments
}
