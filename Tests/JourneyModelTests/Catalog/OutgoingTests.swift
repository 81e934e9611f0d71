import JourneyModel
import Testing

@Suite struct OutgoingTests {
  @Test(arguments: [
    ("https://mail.example.com/send", "https://mail.example.com:443/send"),
    ("https://Mail.Example.COM", "https://mail.example.com:443/"),
    ("http://127.0.0.1:9000/a?b=c", "http://127.0.0.1:9000/a?b=c"),
    ("https://x.example?y", "https://x.example:443/?y"),
    ("smtp://mail.example.com", "smtp://mail.example.com:587/"),
    ("smtps://[2606:2800::1]", "smtps://[2606:2800::1]:465/"),
    ("https://3com.example.com:8443/", "https://3com.example.com:8443/"),
  ])
  func `an address is read`(text: String, expected: String) throws {
    #expect(OutgoingURL(text)?.description == expected)
  }

  @Test(arguments: [
    "", "https", "https:", "https://", "https:///x", "HTTPS://x.example", "ftp://x.example",
    "file:///etc/passwd", "https://a b", "https://x.example:0", "https://x.example:65536",
    "https://x.example:", "https://x.example:80x", "https://x.example#y", "https://u@x.example",
    "https://[::1", "https://x]", "https://x..y", "https://\u{E4}.example", "//x.example",
    "https://x.example/\u{7F}", "https://x.example/\\", "https://x.example/{y}",
    " https://x.example",
    "https://1.2.3", "https://0x1.2.3.4", "https://01.2.3.4", "https://1.2.3.4.", "https://x.0x7f",
  ])
  func `what is not read alike by everybody is none`(text: String) {
    #expect(OutgoingURL(text) == nil)
  }

  @Test func `a listed host is compared in one form`() {
    #expect(OutgoingURL.hostAndPort("Mail.Example.com:25") == "mail.example.com:25")
    #expect(OutgoingURL.hostAndPort("[::1]:9000") == "[::1]:9000")
    for text in ["mail.example.com", "127.0.0.1:", ":80", "x:99999", "a b:1", "u@x:1", "x:1/"] {
      #expect(OutgoingURL.hostAndPort(text) == nil)
    }
  }

  @Test(arguments: ["env:EMAIL_SECRET", "env:_x9", "file:/run/secrets/email", "file:keys/a b"])
  func `where a secret is found is read`(text: String) {
    #expect(SecretReference(text)?.description == text)
  }

  @Test(arguments: [
    "", "env:", "env:9X", "env:A-B", "env:A B", "file:", "file:a\nb", "hunter2", "ENV:A",
  ])
  func `a secret itself is no place`(text: String) {
    #expect(SecretReference(text) == nil)
  }

  @Test func `mail addresses have names and hosts`() throws {
    let address = try #require(MailAddress("Corner Shop <hello@shop.example>"))
    #expect(address.name == "Corner Shop")
    #expect(address.address == "hello@shop.example")
    #expect(address.host == "shop.example")
    #expect(MailAddress("<a@b.example>")?.name == "")
    #expect(MailAddress("a+b.c@b.example")?.address == "a+b.c@b.example")
    for text in [
      "a@b.example>", "x <a@b.example", "\"x\" <a@b.example>", "x\r\n <a@b.example>", "a@b@c",
    ] {
      #expect(MailAddress(text) == nil)
    }
  }
}
