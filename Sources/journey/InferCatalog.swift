import ArgumentParser
import JourneyTools

/// `journey catalog infer`: writes the catalog that recorded events tell.
struct InferCatalog: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infer",
    abstract: "Write the catalog that recorded events tell.",
    discussion: """
      Example:
        journey catalog infer events.ndjson --users users.ndjson -o inferred.yaml

      Events and users are NDJSON as `journey run` takes them, plain or gzip; `-` is
      standard input. A bad line is reported by its number and skipped.
      """)

  @Argument(help: ArgumentHelp("The events.", valueName: "file"), completion: .records)
  var events: String

  @Option(help: ArgumentHelp("The users.", valueName: "file"), completion: .records)
  var users: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write, which must not be there yet; without it, standard output.",
      valueName: "file"), completion: .catalogs)
  var output: String?

  func validate() throws {
    if events == "-", users == "-" {
      throw ValidationError("standard input can be read only once")
    }
  }

  func run() throws {
    let output = output ?? "-"
    let inference = CatalogInference(output: output, notice: Console.tell)
    let text = try inference.catalogText(events: events, users: users)
    if output == "-" {
      try Console.print(text)
    } else {
      try inference.write(text)
    }
  }
}
