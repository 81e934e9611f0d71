import JourneyModel

/// How a value is read from JSON.
enum FactKind: UInt8 {
  case asWritten, text, number, boolean, moment, date, time, duration, list, record
}

/// The type of a value that is read from JSON, flat and without references.
struct FactShape {
  /// How it is read.
  var kind: FactKind
  /// The shape of a list's elements.
  var element: Int32 = 0
  /// The first of a record's fields.
  var firstField: Int32 = 0
  /// How many fields of the record are known.
  var fieldCount: Int32 = 0
}

/// A name in the bytes of all names, with what is found under it.
struct FactField {
  /// Where the name begins.
  var keyStart: Int32
  /// How long it is.
  var keyCount: Int32
  /// The shape of a field, or the node of a path's step.
  var target: Int32
}

/// A step of the paths that are read from a payload.
struct FactNode {
  /// The register that takes the value here, or -1.
  var register: Int32
  /// The shape of that value.
  var shape: Int32
  /// The first of the steps behind it.
  var firstChild: Int32
  /// How many there are.
  var childCount: Int32
}

/// All that tells which parts of which payloads go to which registers.
final class FactTable: Sendable {
  /// The shapes; the first is `asWritten`.
  let shapes: FixedMemory<FactShape>
  /// The steps of all paths.
  let nodes: FixedMemory<FactNode>
  /// The fields of shapes and the children of nodes.
  let fields: FixedMemory<FactField>
  /// The bytes of all names.
  let keys: FixedMemory<UInt8>

  /// Creates a table of what a builder has gathered.
  init(_ builder: FactTableBuilder) {
    shapes = FixedMemory(builder.shapes)
    nodes = FixedMemory(builder.nodes)
    fields = FixedMemory(builder.fields)
    keys = FixedMemory(builder.keys)
  }
}

/// Gathers paths and types into the flat tables that the scanner goes by.
struct FactTableBuilder {
  /// The shapes.
  private(set) var shapes = [FactShape(kind: .asWritten)]
  /// The steps.
  private(set) var nodes: [FactNode] = []
  /// The fields and children.
  private(set) var fields: [FactField] = []
  /// The bytes of the names.
  private(set) var keys: [UInt8] = []
  /// The shapes that are there already.
  private var known: [ValueType: Int32] = [:]

  /// Adds the root of a payload, and returns its node.
  mutating func add(
    paths: [(path: [String], register: Int)], fields types: [ValueType.Field]
  ) -> Int32 {
    add(paths: paths.map { ($0.path[...], $0.register) }, type: .record(types))
  }

  /// Adds a step with what lies behind it.
  private mutating func add(
    paths: [(path: ArraySlice<String>, register: Int)], type: ValueType
  ) -> Int32 {
    var names: [String] = []
    for case let name? in paths.map(\.path.first) where !names.contains(name) { names.append(name) }
    let children = names.map { name in
      let behind = paths.filter { $0.path.first == name }.map { ($0.path.dropFirst(), $0.register) }
      return add(paths: behind, type: type.field(name))
    }
    let node = FactNode(
      register: Int32(paths.first { $0.path.isEmpty }?.register ?? -1), shape: shape(of: type),
      firstChild: Int32(fields.count), childCount: Int32(names.count))
    for (name, child) in zip(names, children) { addField(name, child) }
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// The shape of a type.
  private mutating func shape(of type: ValueType) -> Int32 {
    if let index = known[type] { return index }
    var shape = FactShape(kind: type.factKind)
    if case .list(let element) = type { shape.element = self.shape(of: element) }
    if case .record(let members) = type {
      let targets = members.map { self.shape(of: $0.type) }
      shape.firstField = Int32(fields.count)
      shape.fieldCount = Int32(members.count)
      for (member, target) in zip(members, targets) { addField(member.name, target) }
    }
    shapes.append(shape)
    known[type] = Int32(shapes.count - 1)
    return Int32(shapes.count - 1)
  }

  /// Adds a name with what is found under it.
  private mutating func addField(_ name: String, _ target: Int32) {
    let start = Int32(keys.count)
    keys.append(contentsOf: name.utf8)
    fields.append(
      FactField(keyStart: start, keyCount: Int32(keys.count) - start, target: target))
  }
}

extension ValueType {
  /// The type of a field; unknown where nothing tells.
  func field(_ name: String) -> ValueType {
    guard case .record(let fields) = self else { return .unknown }
    return fields.first { $0.name == name }?.type ?? .unknown
  }

  /// How a value of this type is read from JSON.
  var factKind: FactKind {
    switch self {
    case .text, .enumeration: .text
    case .number: .number
    case .boolean: .boolean
    case .moment: .moment
    case .date: .date
    case .time: .time
    case .duration: .duration
    case .list: .list
    case .record: .record
    case .unknown: .asWritten
    }
  }
}
