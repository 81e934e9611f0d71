import JourneyModel

extension Assembler {
  /// Assembles a moment, and returns the register that holds it, or missing.
  mutating func value(_ moment: MomentExpression) -> Place {
    let zone = index(of: moment.zone)
    switch moment.form {
    case .nextTime(let time):
      let target = temporary()
      emit(
        .nextTime, .place(target), .place(constant(.time(time.seconds))),
        .place(SystemRegister.now.place), flag: zone)
      return target
    case .tomorrow(let time): return ahead(.dayAhead, 1, time, zone)
    case .nextWeekday(let day, let time): return ahead(.weekdayAhead, day, time, zone)
    case .offset(let duration, let isBefore, let base, let time):
      return offset(isBefore ? duration.opposite : duration, base, time, zone)
    case .value(let expression):
      let source = scratch { $0.value(expression) }
      let target = temporary()
      emit(.instantOf, .place(target), .place(source), flag: zone)
      return target
    }
  }

  /// A time on a day after today.
  private mutating func ahead(
    _ opcode: Opcode, _ number: Int, _ time: TimeOfDay, _ zone: Int
  ) -> Place {
    let target = temporary()
    emit(
      opcode, .place(target), .place(SystemRegister.now.place), .number(number), flag: zone)
    return on(target, time, zone)
  }

  /// The moment of a time on a day, in the day's place.
  private mutating func on(_ day: Place, _ time: TimeOfDay, _ zone: Int) -> Place {
    let time = constant(.time(time.seconds))
    emit(.momentAt, .place(day), .place(day), .place(time), flag: zone)
    return day
  }

  /// A moment or date moved: at a time of its day, or as it is.
  private mutating func offset(
    _ duration: CalendarDuration, _ base: Expression, _ time: TimeOfDay?, _ zone: Int
  ) -> Place {
    let source = scratch { $0.value(base) }
    let length = constant(.duration(duration))
    let target = temporary()
    if let time {
      emit(.shiftedDay, .place(target), .place(source), .place(length), flag: zone)
      return on(target, time, zone)
    }
    emit(.instantOf, .place(target), .place(source), flag: zone)
    emit(.add, .place(target), .place(target), .place(length), flag: zone)
    return target
  }
}

extension CalendarDuration {
  /// The same length in the other direction.
  var opposite: CalendarDuration {
    CalendarDuration(months: -months, days: -days, microseconds: 0 &- microseconds)
  }
}
