import JourneyModel

/// A catalog with a message of each kind; users and events are whatever scripts say.
enum ShopMessages {
  /// The catalog.
  static var catalog: Catalog {
    var catalog = Catalog(workspace: "shop")
    catalog.messages = [
      MessageDeclaration(name: "offer", kind: .marketing, topic: "offers"),
      MessageDeclaration(name: "news", kind: .marketing, topic: "news"),
      MessageDeclaration(name: "receipt", kind: .transactional),
      MessageDeclaration(name: "alert", kind: .internal, to: "team@shop.example"),
    ]
    return catalog
  }
}
