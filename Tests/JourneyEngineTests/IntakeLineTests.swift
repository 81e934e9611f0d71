import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite("Checking events and users at the door")
struct IntakeLineTests {
  /// The types of a small shop.
  private var shop: IntakeTypes {
    var catalog = Catalog()
    catalog.userAttributes = [
      .init(name: "plan", type: .enumeration(["free", "pro"]), isRequired: false),
      .init(name: "points", type: .number, isRequired: true),
    ]
    catalog.channels = [ChannelDeclaration(name: "letter")]
    let item: [ValueType.Field] = [
      .init(name: "sku", type: .text, isRequired: true),
      .init(name: "price", type: .number, isRequired: false),
    ]
    catalog.events = [
      EventDeclaration(
        name: "cart_abandoned",
        attributes: [
          .init(name: "cart_id", type: .text, isRequired: true),
          .init(name: "total", type: .number, isRequired: false),
          .init(name: "items", type: .list(.record(item)), isRequired: false),
          .init(name: "due", type: .moment, isRequired: false),
          .init(name: "day", type: .date, isRequired: false),
          .init(name: "hour", type: .time, isRequired: false),
          .init(name: "length", type: .duration, isRequired: false),
          .init(name: "gift", type: .boolean, isRequired: false),
        ])
    ]
    return IntakeTypes(catalog)
  }

  /// Why an event is refused; `nil` if it is taken.
  private func eventError(_ json: String, _ types: IntakeTypes = IntakeTypes()) -> String? {
    do throws(LineError) {
      _ = try EventLine(Array(json.utf8), types: types)
      return nil
    } catch { return "\(error)" }
  }

  /// Why a user is refused; `nil` if it is taken.
  private func userError(
    _ json: String, _ types: IntakeTypes = IntakeTypes(), isComplete: Bool = true
  ) -> String? {
    do throws(LineError) {
      _ = try UserLine(Array(json.utf8), types: types, isComplete: isComplete)
      return nil
    } catch { return "\(error)" }
  }

  /// An event with these fields beside what every event needs.
  private func event(_ more: String, name: String = "cart_abandoned") -> String {
    #"{"userId": "u", "eventName": "\#(name)", "eventTime": "2017-03-01T14:00:00Z"\#(more)}"#
  }

  @Test("reads an event with all its fields")
  func wholeEvent() throws {
    let json = """
      {"eventId": "e1", "userId": "ü", "eventName": "Order Completed",
       "eventTime": "2017-03-01T15:00:00.5+01:00", "attributes": {"a": 1.123456789, "b": null}}
      """
    let event = try EventLine(Array(json.utf8), types: IntakeTypes())
    #expect(event.eventID == "e1")
    #expect(event.userID == "ü")
    #expect(event.name == "Order Completed")
    #expect(event.at == Moment("2017-03-01T14:00:00.5Z"))
    #expect(event.attributes == Array(#"{"a": 1.123456789, "b": null}"#.utf8))
    let input = event.input(madeID: "made", arrivesAt: Moment(microseconds: 1))
    guard case .event(let record) = input.content else { return }
    #expect(record.eventID == "e1")
  }

  @Test("makes an id, no attributes and the moment of arrival where none are given")
  func barestEvent() throws {
    let json = Array(#"{"userId": "u", "eventName": "a", "eventId": null}"#.utf8)
    let event = try EventLine(json, types: IntakeTypes(), isTimeRequired: false)
    let input = event.input(madeID: "made", arrivesAt: Moment(microseconds: 1))
    guard case .event(let record) = input.content else { return }
    var expected = EventRecord(
      eventID: "made", name: "a", at: Moment(microseconds: 1), attributes: Array("{}".utf8))
    expected.isTimeGiven = false
    #expect(record == expected)
  }

  @Test(
    "says what is wrong with an event, where, and what to do",
    arguments: [
      ("[]", "an event is a JSON object, and this is a list"),
      (
        #"{"userID": "u"}"#, "`userID` is no field of an event; did you mean `userId`?"
      ),
      (
        #"{"eventName": "a"}"#, #"`userId` is missing; add it, such as `"userId": "…"`"#
      ),
      (
        #"{"userId": 7, "eventName": "a"}"#,
        "`userId` is a number, and must be a text; write it in double quotes"
      ),
      (#"{"userId": "", "eventName": "a"}"#, "`userId` is empty; say which it is"),
      (
        #"{"userId": "u", "eventName": "a"}"#,
        "`eventTime` is missing; say when it happened, such as "
          + #"`"eventTime": "2017-03-01T14:00:00Z"`"#
      ),
      (
        #"{"userId": "u", "eventName": "a", "eventTime": "2017-03-01T14:00:00"}"#,
        "`eventTime` `2017-03-01T14:00:00` does not say in which time zone; add `Z` for UTC, or an "
          + "offset such as `+01:00`"
      ),
      (
        #"{"userId": "u", "eventName": "a", "eventTime": "yesterday"}"#,
        #"`eventTime` `yesterday` is no moment; write it as `"2017-03-01T14:00:00Z"`"#
      ),
    ])
  func wrongEvents(json: String, expected: String) {
    #expect(eventError(json) == expected)
  }

  @Test("refuses what is too large, and a character that is none")
  func limits() {
    let id = String(repeating: "x", count: IntakeLimits.idBytesMax)
    #expect(eventError(event(#", "eventId": "\#(id)""#)) == nil)
    #expect(
      eventError(event(#", "eventId": "\#(id)x""#))
        == "`eventId` has 256 bytes, and 255 are taken at most; shorten it")
    let room = IntakeLimits.payloadBytesMax - #"{"a":""}"#.utf8.count
    let text = String(repeating: "x", count: room)
    #expect(eventError(event(#", "attributes": {"a":"\#(text)"}"#)) == nil)
    #expect(
      eventError(event(#", "attributes": {"a":"\#(text)x"}"#))?
        .hasPrefix("`attributes` has 65537 bytes") == true)
    #expect(eventError(event(#", "attributes": {"a": "\u0000"}"#))?.contains("no JSON") == true)
    #expect(eventError(event(", \"attributes\": {\"a\": \"\0\"}"))?.contains("no JSON") == true)
    let bytes = Array(event("").utf8.dropLast()) + [0x22, 0xFF, 0x22, 0x7D]
    #expect(throws: LineError.self) { try EventLine(bytes, types: IntakeTypes()) }
  }

  @Test(
    "takes what fits the catalog, and what the catalog does not know of",
    arguments: [
      #"{"cart_id": "c"}"#, #"{"cart_id": "c", "total": null, "other": [1]}"#,
      #"{"cart_id": "c", "total": 1.5, "items": [{"sku": "s", "price": 2}, {"sku": "t"}]}"#,
      #"{"cart_id": "c", "due": "2017-03-01T14:00:00Z", "day": "2017-03-01", "hour": "09:00"}"#,
      #"{"cart_id": "c", "day": "2017-03-01T14:00:00Z", "length": "PT1H", "gift": true}"#,
    ])
  func fitting(attributes: String) {
    #expect(eventError(event(#", "attributes": \#(attributes)"#), shop) == nil)
  }

  @Test(
    "says which attribute does not fit the catalog",
    arguments: [
      ("{}", "`attributes.cart_id` is missing, and the catalog requires it; add it"),
      (
        #"{"cart_id": null}"#,
        "`attributes.cart_id` is missing, and the catalog requires it; add it"
      ),
      (
        #"{"cart_id": "c", "total": "12"}"#,
        "`attributes.total` is a text, and must be a number; write it without quotes"
      ),
      (
        #"{"cart_id": "c", "items": [{"sku": "s"}, {"price": 1}]}"#,
        "`attributes.items[1].sku` is missing, and the catalog requires it; add it"
      ),
      (
        #"{"cart_id": "c", "items": {}}"#,
        "`attributes.items` is an object, and must be a list of record; write it in brackets"
      ),
      (
        #"{"cart_id": "c", "due": "2017-03-01"}"#,
        #"`attributes.due` `2017-03-01` is no moment; write it as `"2017-03-01T14:00:00Z"`"#
      ),
      (
        #"{"cart_id": "c", "hour": "9"}"#,
        #"`attributes.hour` `9` is no time; write it as `"09:00"`"#
      ),
      (
        #"{"cart_id": "c", "gift": 1}"#,
        "`attributes.gift` is a number, and must be a boolean; write true or false, without quotes"
      ),
    ])
  func notFitting(attributes: String, expected: String) {
    #expect(eventError(event(#", "attributes": \#(attributes)"#), shop) == expected)
  }

  @Test("knows the events of the catalog and the system's own")
  func eventNames() {
    #expect(
      eventError(event("", name: "cart_abandonned"), shop)
        == "`cart_abandonned` is no event of the catalog; did you mean `cart_abandoned`?")
    #expect(eventError(event("", name: "zzz"), shop) == "`zzz` is no event of the catalog")
    #expect(eventError(event("", name: "message_opened"), shop) == nil)
    #expect(eventError(event("", name: "anything")) == nil)
  }

  @Test("takes a user with all fields")
  func wholeUser() throws {
    let json = """
      {"userId": "anna", "firstName": "Anna", "lastName": null, "email": "a@b.c", "phone": "1",
       "mainDeviceId": "d", "dob": "1990-01-02", "timezone": "Europe/Paris",
       "geolocation": {"lat": 1.5}, "isActive": true, "createdAt": "2017-03-01T14:00:00Z",
       "attributes": {"plan": "pro", "points": 1},
       "preferences": {"email": {"reachable": true, "marketing": null}, "letter": {}, "sms": null}}
      """
    #expect(userError(json, shop) == nil)
    #expect(try UserLine(Array(json.utf8), types: shop).json == Array(json.utf8))
  }

  @Test(
    "says what is wrong with a user, where, and what to do",
    arguments: [
      (
        #"{"userId": "u", "fistName": "A"}"#,
        "`fistName` is no field of a user; did you mean `firstName`?"
      ),
      (
        #"{"userId": "u", "firstName": 1}"#,
        "`firstName` is a number, and must be a text; write it in double quotes"
      ),
      (
        #"{"userId": "u", "isActive": "yes"}"#,
        "`isActive` is a text, and must be a boolean; write true or false, without quotes"
      ),
      (
        #"{"userId": "u", "dob": "02.01.1990"}"#,
        #"`dob` `02.01.1990` is no date; write it as `"2017-03-01"`"#
      ),
      (
        #"{"userId": "u", "preferences": {"emial": {}}}"#,
        "`emial` is no channel of the catalog; did you mean `email`?"
      ),
      (
        #"{"userId": "u", "preferences": {"email": {"marketting": true}}}"#,
        "`marketting` is no preference; did you mean `marketing`?"
      ),
      (
        #"{"userId": "u", "preferences": {"email": {"marketing": 1}}}"#,
        "`preferences.email.marketing` is a number, and must be a boolean; write true or false, "
          + "without quotes"
      ),
      (
        #"{"userId": "u", "attributes": {"plan": "por"}}"#,
        "`attributes.plan` is `por`, and the catalog lists `free`, `pro`; did you mean `pro`?"
      ),
    ])
  func wrongUsers(json: String, expected: String) {
    #expect(userError(json, shop, isComplete: false) == expected)
  }

  @Test("asks a whole user, and not a change, for what the catalog requires")
  func complete() {
    let json = #"{"userId": "u", "attributes": {"plan": "pro"}}"#
    #expect(userError(json, shop, isComplete: false) == nil)
    #expect(
      userError(json, shop)
        == "`attributes.points` is missing, and the catalog requires it; add it")
    #expect(userError(#"{"userId": "u"}"#, shop)?.contains("points") == true)
    #expect(userError(#"{"userId": "u"}"#) == nil)
  }
}
