import ArgumentParser

/// `journey catalog`: what is done with catalogs.
struct CatalogVerbs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Make a catalog.", subcommands: [InferCatalog.self])
}
