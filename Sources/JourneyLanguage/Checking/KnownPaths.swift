import JourneyModel

/// A path whose value may be known not to be missing.
struct KnownPath: Hashable, Sendable {
  /// Where it begins.
  var root: Expression.PathRoot
  /// The names behind it.
  var names: [String]
}

/// Paths whose values are known not to be missing.
///
/// Up to so many are kept in a row, and compared one by one: a place knows two or three, and to
/// hash them took a tenth of the time of checking expressions.
enum KnownPaths: Sendable {
  /// No path, as of most expressions: to copy it counts no reference.
  case none
  /// The paths in a row, as long as they are few.
  case few([KnownPath])
  /// The paths, once they are more.
  case many(Set<KnownPath>)

  /// As many as are kept in a row.
  private static let fewMax = 8

  /// Collects paths.
  init(_ paths: some Sequence<KnownPath>) {
    self = .none
    for path in paths { insert(path) }
  }

  /// All of them, in no order.
  var all: [KnownPath] {
    switch self {
    case .none: []
    case .few(let paths): paths
    case .many(let paths): Array(paths)
    }
  }

  /// `true` if there is none.
  var isEmpty: Bool {
    switch self {
    case .none: true
    case .few(let paths): paths.isEmpty
    case .many(let paths): paths.isEmpty
    }
  }

  /// `true` if a path is among them.
  func contains(_ path: KnownPath) -> Bool {
    switch self {
    case .none: false
    case .few(let paths): paths.contains(path)
    case .many(let paths): paths.contains(path)
    }
  }

  /// `true` if one of them is such.
  func contains(where isSuch: (KnownPath) -> Bool) -> Bool {
    switch self {
    case .none: false
    case .few(let paths): paths.contains(where: isSuch)
    case .many(let paths): paths.contains(where: isSuch)
    }
  }

  /// Adds a path.
  mutating func insert(_ path: KnownPath) {
    switch self {
    case .none: self = .few([path])
    case .few(var paths):
      if paths.contains(path) { return }
      self = .none
      paths.append(path)
      self = paths.count > Self.fewMax ? .many(Set(paths)) : .few(paths)
    case .many(var paths):
      self = .none
      paths.insert(path)
      self = .many(paths)
    }
  }

  /// Adds the paths of others.
  mutating func formUnion(_ other: KnownPaths) {
    if isEmpty { return self = other }
    switch other {
    case .none: return
    case .few(let paths): for path in paths { insert(path) }
    case .many(let paths): for path in paths { insert(path) }
    }
  }

  /// The paths of both.
  func union(_ other: KnownPaths) -> KnownPaths {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The paths that are such.
  func filter(_ isKept: (KnownPath) -> Bool) -> KnownPaths {
    switch self {
    case .none: self
    case .few(let paths): paths.allSatisfy(isKept) ? self : KnownPaths(paths.filter(isKept))
    case .many(let paths): paths.allSatisfy(isKept) ? self : KnownPaths(paths.filter(isKept))
    }
  }

  /// The paths that others have too.
  func intersection(_ other: KnownPaths) -> KnownPaths {
    isEmpty || other.isEmpty ? .none : filter(other.contains)
  }
}

extension KnownPaths: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: KnownPath...) {
    self = .none
    for path in elements { insert(path) }
  }
}
