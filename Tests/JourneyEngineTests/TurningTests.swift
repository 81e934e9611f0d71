import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

/// What turns without an input: by an event that leaves its span, or an age that is reached.
@Suite("What time alone brings about")
struct TurningTests {
  @Test("starts a run as an event leaves its span, and not while a newer one is in it")
  func trigger() throws {
    let rehearsal = try Rehearsal(
      "trigger when did not order within 3 days entry unlimited send hi by email",
      living: "7 09:00 order\n8 09:00 order\n20 10:00 order\n23 10:00 order")
    let sends = try rehearsal.sends()
    #expect(
      sends == [
        "2030-01-11T09:00:00.000001Z hi email sent", "2030-01-26T10:00:00.000001Z hi email sent",
      ])
  }

  @Test("starts a run of somebody of whom only an attribute is known")
  func age() throws {
    let user =
      #"{"attributes": {"ends": "2030-01-20T09:00:00Z"}, "# + Rehearsal.willing.dropFirst()
    var catalog = Catalog()
    catalog.userAttributes = [.init(name: "ends", type: .moment, isRequired: false)]
    let rehearsal = try Rehearsal(
      "trigger when user.ends is less than 2 days away send hi by email",
      user: user, catalog: catalog, living: "7 09:00 a")
    #expect(try rehearsal.sends() == ["2030-01-18T09:00:00.000001Z hi email sent"])
  }

  @Test("lets a run leave, wherever it waits, and a hold with it")
  func exit() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on order
      entry unlimited
      exit when did not view within 2 days
      quiet from 09:00 to 10:00
      wait 1 day
      send hi by email
      wait for never
      """, living: "7 08:00 view\n7 09:00 order\n8 09:30 view\n9 09:15 order")
    #expect(try rehearsal.sends() == ["2030-01-08T10:00:00Z hi email sent"])
    #expect(try rehearsal.ends() == ["exited": 2])
  }

  @Test("takes an arm, and is put off by what comes")
  func arm() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on order
      wait up to 9 days
        when did not view within 2 days
          send quiet by email
        otherwise
          send late by email
      end
      """, living: "7 09:00 view\n7 10:00 order\n8 12:00 view\n9 10:30 view")
    #expect(try rehearsal.sends() == ["2030-01-11T10:30:00.000001Z quiet email sent"])
  }

  @Test("a bound comes first that lies before it")
  func bound() throws {
    let rehearsal = try Rehearsal(
      """
      trigger on order
      wait up to 1 day
        when did not view within 2 days
          send quiet by email
        otherwise
          send late by email
      end
      """, living: "7 09:00 view\n7 10:00 order")
    #expect(try rehearsal.sends() == ["2030-01-08T10:00:00Z late email sent"])
  }

  @Test("turns later for people who were there before the journey was published")
  func published() throws {
    let first = try Rehearsal(
      "trigger on b send hi by email", until: "9 00:00",
      living: "7 09:00 order")
    let second = try Rehearsal(
      "journey k trigger when did not order within 3 days send hi by email end", user: nil,
      after: first, living: "")
    #expect(try second.sends() == ["2030-01-10T09:00:00.000001Z hi email sent"])
    let third = try Rehearsal(
      "journey l trigger when did not c within 3 days send hi by email end", user: nil,
      after: first, living: "")
    #expect(try third.entered("l") == 0)
  }

  @Test("is not lost to an event at that very instant")
  func sameInstant() throws {
    let rehearsal = try Rehearsal(
      "trigger when did not order within 3 days entry unlimited send hi by email",
      living: "7 09:00 order\n2030-01-10T09:00:00.000001Z view")
    #expect(try rehearsal.sends() == ["2030-01-10T09:00:00.000001Z hi email sent"])
  }

  @Test("is told once, be it told by an event at that instant as well")
  func toldOnce() throws {
    let rehearsal = try Rehearsal(
      """
      trigger when not (did order within 3 days) or did view within 1 hour
      entry unlimited
      send hi by email
      """, living: "7 09:00 order\n2030-01-10T09:00:00.000001Z view")
    #expect(try rehearsal.sends() == ["2030-01-10T09:00:00.000001Z hi email sent"])
  }
}
