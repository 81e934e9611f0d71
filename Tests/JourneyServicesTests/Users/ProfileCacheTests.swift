import JourneyEngine
import JourneyModel
import JourneyServices
import JourneyStore
import Testing

@Suite struct ProfileCacheTests {
  /// A user with an attribute of so many bytes.
  private func user(_ id: String, bytes: Int = 0) -> KnownUser {
    var profile = UserProfile(userID: id, createdAt: Moment(microseconds: 0))
    profile.attributes = Array("{}".utf8) + [UInt8](repeating: 0x20, count: bytes)
    return KnownUser(profile: profile, preferences: [:])
  }

  /// The ticket of a user who is not in a cache.
  private func ticket(_ cache: ProfileCache, _ id: String) throws -> ProfileCache.Ticket {
    guard case .missing(let ticket) = cache.look(for: id) else {
      throw Unexpected.found
    }
    return ticket
  }

  /// Somebody was found who should not be there.
  private enum Unexpected: Error { case found }

  /// `true` if a user is in a cache.
  private func has(_ cache: ProfileCache, _ id: String) -> Bool {
    if case .found = cache.look(for: id) { true } else { false }
  }

  @Test func `a user who was kept is found`() throws {
    let cache = ProfileCache()
    cache.keep(user("a"), try ticket(cache, "a"))
    #expect(has(cache, "a"))
    #expect(!has(cache, "b"))
  }

  @Test func `a user who changed while being read is not kept`() throws {
    let cache = ProfileCache()
    let old = try ticket(cache, "a")
    cache.forget(["a"])
    cache.keep(user("a"), old)
    #expect(!has(cache, "a"))
  }

  @Test func `a user who changed is forgotten`() throws {
    let cache = ProfileCache()
    cache.keep(user("a"), try ticket(cache, "a"))
    cache.forget(["a"])
    #expect(!has(cache, "a"))
    #expect(cache.size.bytes == 0)
  }

  @Test func `those nobody asks for go first, and neither count nor bytes grow`() throws {
    let cache = ProfileCache(usersMax: 3)
    for id in ["a", "b", "c"] { cache.keep(user(id), try ticket(cache, id)) }
    #expect(has(cache, "a"))
    cache.keep(user("d"), try ticket(cache, "d"))
    #expect(has(cache, "a"))
    #expect(!has(cache, "b"))
    #expect(cache.size.users == 3)
    for number in 0..<1_000 {
      let id = "u\(number)"
      cache.keep(user(id), try ticket(cache, id))
      #expect(cache.size.users <= 3)
    }
  }

  @Test func `the bytes are bounded`() throws {
    let cache = ProfileCache(usersMax: 100, bytesMax: 10_000)
    for number in 0..<50 {
      let id = "u\(number)"
      cache.keep(user(id, bytes: 3_000), try ticket(cache, id))
      #expect(cache.size.bytes <= 10_000)
    }
    #expect(cache.size.users == 2)
    cache.keep(user("large", bytes: 20_000), try ticket(cache, "large"))
    #expect(!has(cache, "large"))
  }
}
