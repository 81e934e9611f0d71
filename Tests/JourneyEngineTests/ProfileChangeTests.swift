import JourneyEngine
import JourneyModel
import JourneyStore
import Testing

@Suite("Changing a profile")
struct ProfileChangeTests {
  /// The moment of the change.
  private let now = Moment(microseconds: 1_500_000_000_000_000)

  /// Merges JSON into what is known of Anna.
  private func apply(
    _ json: String, to profile: UserProfile? = nil, preferences: NotificationPreferences = [:]
  ) -> ProfileChange {
    ProfileChange.apply(
      Array(json.utf8), userID: "anna", to: profile, preferences: preferences, at: now)
  }

  /// The attributes as text.
  private func attributes(_ change: ProfileChange) -> String {
    String(decoding: change.profile.attributes, as: UTF8.self)
  }

  @Test("creates a user of whom only the id is given")
  func creates() {
    let change = apply(#"{"userId":"anna"}"#)
    #expect(change.profile == UserProfile(userID: "anna", createdAt: now))
    #expect(change.hasChanged)
    #expect(change.changed.isEmpty)
    #expect(!apply("{}", to: change.profile).hasChanged)
  }

  @Test("keeps what somebody unknown does not want, and creates nobody")
  func keepsPreferencesAlone() {
    let json = #"{"createsUser": false, "preferences": {"email": {"subscribed": false}}}"#
    let change = apply(json)
    #expect(change.keptProfile == nil)
    #expect(change.hasChanged)
    #expect(change.preferences["email"]?.subscribed == false)
    #expect(!apply(json, preferences: change.preferences).hasChanged)
    let known = apply("{}").profile
    #expect(apply(json, to: known).keptProfile == known)
  }

  @Test("fills every fixed field, and names what changed as the language does")
  func fields() {
    let change = apply(
      """
      {"userId": "anna", "firstName": "Anna", "lastName": "B", "email": "a@b.c", "phone": "1",
       "mainDeviceId": "d", "dob": "1990-01-02", "timezone": "Europe/Paris",
       "geolocation": {"lat": 1.5}, "isActive": false, "createdAt": "2017-03-01T14:00:00Z"}
      """)
    #expect(
      change.changed == [
        "first_name", "last_name", "email", "phone", "main_device_id", "dob", "timezone",
        "geolocation", "is_active", "created_at",
      ])
    #expect(change.profile.mainDeviceID == "d")
    #expect(change.profile.geolocation == #"{"lat": 1.5}"#)
    #expect(!change.profile.isActive)
    #expect(change.profile.createdAt == Moment("2017-03-01T14:00:00Z"))
    let removed = apply(
      #"{"phone": null, "geolocation": null, "email": "a@b.c"}"#, to: change.profile)
    #expect(removed.changed == ["phone", "geolocation"])
    #expect(removed.profile.phone == nil)
    #expect(removed.profile.firstName == "Anna")
  }

  @Test("merges attributes key by key, each as it was given")
  func mergesAttributes() {
    let first = apply(#"{"attributes": {"plan": "free", "points": 1.23456789, "old": [1, 2]}}"#)
    #expect(attributes(first) == #"{"plan":"free","points":1.23456789,"old":[1, 2]}"#)
    let second = apply(
      #"{"attributes": {"new": {"a": 1}, "plan": "pro", "old": null, "none": null}}"#,
      to: first.profile)
    #expect(attributes(second) == #"{"plan":"pro","points":1.23456789,"new":{"a": 1}}"#)
    #expect(second.changed == ["new", "plan", "old"])
    #expect(!apply(#"{"attributes": {"plan": "pro"}}"#, to: second.profile).hasChanged)
  }

  @Test("merges preferences one by one")
  func mergesPreferences() {
    let known: NotificationPreferences = [
      "email": ChannelPreferences(reachable: true, marketing: true),
      "sms": ChannelPreferences(marketing: true),
    ]
    let change = apply(
      #"{"preferences": {"email": {"marketing": false, "reachable": true}, "sms": null}}"#,
      preferences: known)
    #expect(change.preferences == ["email": ChannelPreferences(reachable: true, marketing: false)])
    #expect(change.changed == ["preferences.email.marketing", "preferences.sms.marketing"])
  }

  @Test("passes over what is of another kind")
  func otherKinds() {
    let profile = UserProfile(userID: "anna", createdAt: now)
    let change = apply(
      #"{"firstName": 1, "isActive": null, "createdAt": "soon", "attributes": [], "preferences": 3}"#,
      to: profile)
    #expect(!change.hasChanged)
    #expect(change.profile == profile)
    #expect(!apply("no json", to: profile).hasChanged)
  }

  @Test("takes no more attributes than there is room for, and still removes")
  func room() {
    let text = String(repeating: "x", count: ProfileChange.attributesBytesMax - 20)
    let full = apply("{\"attributes\": {\"big\": \"\(text)\"}}")
    #expect(full.changed == ["big"])
    let more = apply(#"{"attributes": {"more": "0123456789012345678901234"}}"#, to: full.profile)
    #expect(more.refused == ["more"])
    #expect(!more.hasChanged)
    let less = apply(#"{"attributes": {"big": null, "more": 1}}"#, to: full.profile)
    #expect(attributes(less) == #"{"more":1}"#)
  }
}
