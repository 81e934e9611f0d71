internal import HTTPTypes

/// Finds the endpoint that a request is for.
struct RouteTable: Sendable {
  /// A path that endpoints have.
  private struct Route: Sendable {
    /// Its parts; one in braces is a value.
    var parts: [Substring]
    /// The endpoints by method.
    var endpoints: [String: Endpoint]

    /// The values in a path if it is one of these, or `nil`.
    func values(in path: [String]) -> [String: String]? {
      var values: [String: String] = [:]
      for (part, value) in zip(parts, path) {
        if part.hasPrefix("{") {
          guard !value.isEmpty else { return nil }
          values[String(part.dropFirst().dropLast())] = value
        } else if part != value {
          return nil
        }
      }
      return values
    }

    /// How many of the parts are values: of two routes, the one with fewer is meant.
    var valuesCount: Int { parts.count { $0.hasPrefix("{") } }
  }

  /// What was found.
  enum Match {
    /// An endpoint, with the values in the path.
    case endpoint(Endpoint, [String: String])
    /// A path that takes other methods only.
    case otherMethods([String])
    /// Nothing.
    case none
  }

  /// The routes by how many parts they have, those with fewer values first.
  private let routes: [Int: [Route]]

  /// The endpoints whose path has no values, by the path as it is sent, then by method.
  private let plain: [String: [String: Endpoint]]

  /// Creates the table of endpoints.
  init(_ endpoints: [Endpoint]) {
    var routes: [String: Route] = [:]
    for endpoint in endpoints {
      let path = endpoint.operation.path
      let parts = path.split(separator: "/")
      routes[path, default: Route(parts: parts, endpoints: [:])]
        .endpoints[endpoint.operation.method.rawValue] = endpoint
    }
    self.routes = Dictionary(grouping: routes.values, by: \.parts.count)
      .mapValues { $0.sorted { $0.valuesCount < $1.valuesCount } }
    plain = routes.filter { $0.value.valuesCount == 0 }.mapValues(\.endpoints)
  }

  /// The endpoint at a target that need not be taken apart: most requests are for one.
  func endpoint(_ method: String, at target: String) -> Endpoint? { plain[target]?[method] }

  /// Finds what a method and a path are for; `HEAD` is answered by what answers `GET`.
  func match(_ method: String, _ path: [String]) -> Match {
    for route in routes[path.count] ?? [] {
      guard let values = route.values(in: path) else { continue }
      let name = method == "HEAD" && route.endpoints[method] == nil ? "GET" : method
      if let endpoint = route.endpoints[name] { return .endpoint(endpoint, values) }
      return .otherMethods(Self.methods(route.endpoints.keys))
    }
    return .none
  }

  /// The methods that a route takes, as they are told.
  private static func methods(_ names: some Sequence<String>) -> [String] {
    var methods = Set(names).union(["OPTIONS"])
    if methods.contains("GET") { methods.insert("HEAD") }
    return methods.sorted()
  }
}
