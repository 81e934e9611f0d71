import JourneyModel
import Testing

@Suite struct MomentTests {
  @Test(
    arguments: [
      ("2017-03-01T14:00:00Z", "2017-03-01T14:00:00Z"),
      ("2017-03-01t14:00z", "2017-03-01T14:00:00Z"),
      ("2017-03-01 14:00:00.1234567+01", "2017-03-01T13:00:00.123456Z"),
      ("2017-03-01T14:00:00,5-05:30", "2017-03-01T19:30:00.500Z"),
      ("2017-03-01T14:00+0100", "2017-03-01T13:00:00Z"),
    ])
  func `an instant is read with its offset`(text: String, instant: String) {
    #expect(Moment(text)?.description == instant)
  }

  @Test(
    arguments: [
      "2017-03-01T14:00:00", "2017-03-01", "2017-02-29T14:00:00Z", "2017-03-01T24:00:00Z",
      "2017-03-01T14:00:00.Z", "2017-03-01T14:00:00Zulu", "2017-03-01T14:00+", "2017-03-01T14:00+1",
      "2017-03-01T14:00+0:1", "2017-03-01T14:00+01:", "2017-03-01T14:00+:0100",
      "2017-03-01T14:00+01:0:0", "2017-03-01T14:00+24:00", "2017-03-01T14:00+01:60",
    ])
  func `a text that names no instant is refused`(text: String) {
    #expect(Moment(text) == nil)
  }
}
