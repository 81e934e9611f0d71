import JourneyModel
import JourneyProviders
import Testing

/// The vector is the one of the specification's own libraries (standardwebhooks.com).
@Suite struct WebhookSignatureTests {
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  static let seconds: Int64 = 1_614_265_330
  static let body = Array(#"{"test": 2432232314}"#.utf8)
  static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

  /// Verifies the vector with changes; `nil` if it is believed.
  private func verify(
    id: String = id, timestamp: String = String(seconds), signature: String = signature,
    body: [UInt8] = body, keys: [String] = [secret], after seconds: Int64 = 0
  ) -> WebhookSignature.Rejection? {
    do throws(WebhookSignature.Rejection) {
      try WebhookSignature.verify(
        id: id, timestamp: timestamp, signature: signature, body: body,
        keys: keys.compactMap { SigningKey(Secret($0)) },
        at: Moment(microseconds: (Self.seconds + seconds) * Moment.perSecond))
      return nil
    } catch {
      return error
    }
  }

  @Test func `the vector of the specification is signed and believed`() throws {
    let key = try #require(SigningKey(Secret(Self.secret)))
    #expect(
      WebhookSignature.header(
        id: Self.id, seconds: Self.seconds, body: Self.body, keys: [key]) == Self.signature)
    #expect(verify() == nil)
    #expect(verify(keys: [String(Self.secret.dropFirst(6))]) == nil)
  }

  @Test func `one of several signatures and of two secrets is enough`() {
    #expect(verify(signature: "v1,AAAA v2,BBBB v1a,CCCC " + Self.signature) == nil)
    let other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDpHLC5KlGpVc="
    #expect(verify(keys: [other, Self.secret]) == nil)
    #expect(verify(keys: [other]) == .notSigned)
  }

  @Test func `no bit of it can be another`() {
    for index in Self.body.indices {
      for bit in 0..<8 {
        var body = Self.body
        body[index] ^= 1 << bit
        #expect(verify(body: body) == .notSigned)
      }
    }
    for index in Self.signature.utf8.indices.dropFirst(3) {
      var bytes = Array(Self.signature.utf8)
      let place = Self.signature.utf8.distance(from: Self.signature.startIndex, to: index)
      bytes[place] = bytes[place] == 0x41 ? 0x42 : 0x41
      #expect(verify(signature: String(decoding: bytes, as: UTF8.self)) == .notSigned)
    }
    #expect(verify(id: "msg_q") == .notSigned)
    #expect(verify(timestamp: "1614265331") == .notSigned)
  }

  @Test(arguments: [
    ("", "1614265330", "v1,x"), ("msg", "", "v1,x"), ("msg", "16142653x0", "v1,x"),
    ("msg", "-1614265330", "v1,x"), ("msg", "99999999999999999999", "v1,x"),
  ])
  func `what is malformed is not believed`(id: String, timestamp: String, signature: String) {
    #expect(verify(id: id, timestamp: timestamp, signature: signature) == .malformed)
  }

  @Test(arguments: [
    "", "v1", "v1,", Self.signature + "x", "v1a" + Self.signature.dropFirst(2), ",",
  ])
  func `what is no signature of ours is none`(signature: String) {
    #expect(verify(signature: signature) == .notSigned)
  }

  @Test func `a signature is believed for five minutes on either side`() {
    #expect(verify(after: 300) == nil)
    #expect(verify(after: -300) == nil)
    #expect(verify(after: 301) == .outOfTime)
    #expect(verify(after: -301) == .outOfTime)
  }

  @Test(arguments: ["", "whsec_", "whsec_c2hvcnQ=", "not base64 at all, this", "whsec_ÄÄÄÄ"])
  func `a secret that is too short or no Base64 is none`(text: String) {
    #expect(SigningKey(Secret(text)) == nil)
  }

  @Test func `a secret is never shown`() throws {
    let secret = Secret(Self.secret)
    let key = try #require(SigningKey(secret))
    var dumped = ""
    dump((secret, key), to: &dumped)
    for text in [
      "\(secret)", "\(key)", String(reflecting: secret), String(describing: [key]), dumped,
    ] {
      #expect(!text.contains("MfKQ9r8GKYq"))
    }
  }
}
