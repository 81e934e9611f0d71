import JourneyModel

extension Machine {
  /// Tells what became of the send of a state: bound to its name as a record.
  public func answerSend(state: Int, sent: Bool, channel: String?, reason: String?) {
    guard let answer = answer(of: state) else { return }
    if let flag = answer.flag { frame[flag] = .boolean(true) }
    let fields: [(String, Value)] = [
      ("sent", .boolean(sent)), ("channel", text(channel)), ("reason", text(reason)),
    ]
    for (path, register) in answer.targets {
      let field = fields.first { $0.0 == path.first }?.1 ?? .missing
      frame[register] = path.isEmpty ? record(fields) : path.count == 1 ? field : .missing
    }
  }

  /// Tells the answer to the call of a state; `nil` if there is none, and its name is missing.
  public func answerCall(state: Int, _ json: [UInt8]?) {
    guard let answer = answer(of: state) else { return }
    if let flag = answer.flag { frame[flag] = .boolean(true) }
    for (_, register) in answer.targets { frame[register] = .missing }
    guard let json, answer.node >= 0 else { return }
    FactScanner.read(
      json, node: answer.node, table: program.facts, into: frame, arena: runArena)
  }

  /// The arguments of the present effect as one JSON object; missing ones are left out.
  public func argumentsJSON() -> [UInt8] {
    var writer = ValueWriter()
    writer.bytes.append(0x7B)
    let names = effect?.arguments ?? []
    for (number, name) in names.enumerated() {
      let value = argument(number)
      if value.isMissing { continue }
      if writer.bytes.count > 1 { writer.bytes.append(0x2C) }
      writer.write(key: name)
      writer.write(value)
    }
    writer.bytes.append(0x7D)
    return writer.bytes
  }

  /// The value of the present `set`, or the address of the present `send`, as JSON.
  public func effectValueJSON() -> [UInt8] {
    valueJSON(effect?.value.map(argument) ?? .missing)
  }

  /// A value as JSON.
  public func valueJSON(_ value: Value) -> [UInt8] {
    var writer = ValueWriter()
    writer.write(value)
    return writer.bytes
  }

  /// The text that stands for a value as a key; `nil` for missing.
  public func text(of value: Value) -> String? {
    switch value.tag {
    case .missing, .cursor: nil
    case .text: value.string
    case .boolean: value.isTrue ? "true" : "false"
    case .number: ExactDecimal(millionths: value.bits).description
    case .moment: value.asMoment.description
    case .date: value.asDate.description
    case .time: TimeOfDay(seconds: Int(value.bits)).description
    case .duration: value.asDuration.iso8601
    case .list, .record: String(decoding: valueJSON(value), as: UTF8.self)
    }
  }

  /// What the present effect hands over.
  private var effect: EffectLayout? {
    program.tables.effects.indices.contains(effectState)
      ? program.tables.effects[effectState] : nil
  }

  /// An argument of the present effect.
  private func argument(_ number: Int) -> Value {
    frame[program.frame.start(.argument) + number]
  }

  /// Where the answer to the effect of a state goes.
  private func answer(of state: Int) -> AnswerLayout? {
    program.tables.answers.indices.contains(state) ? program.tables.answers[state] : nil
  }

  /// Text of the host in the arena of the run.
  private func text(_ text: String?) -> Value {
    guard var text, text.utf8.count <= FactScanner.textBytesMax,
      let copy = runArena.bytes(max(1, text.utf8.count))
    else { return .missing }
    return text.withUTF8 { bytes in
      if let base = bytes.baseAddress { copy.update(from: base, count: bytes.count) }
      return .text(copy, count: bytes.count)
    }
  }

  /// A record of the fields that are known, in the arena of the run.
  private func record(_ fields: [(String, Value)]) -> Value {
    let known = fields.filter { !$0.1.isMissing }
    guard let values = runArena.values(max(1, known.count * 2)) else { return .missing }
    for (index, field) in known.enumerated() {
      values[index * 2] = text(field.0)
      values[index * 2 + 1] = field.1
    }
    return .record(values, count: known.count)
  }
}
