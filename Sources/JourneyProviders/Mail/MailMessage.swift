internal import Foundation
internal import JourneyModel

/// An e-mail as it goes over the wire.
///
/// What comes from outside stands in it encoded or checked: nothing can begin a header of its own.
struct MailMessage: Sendable {
  /// Who sends.
  let from: MailAddress
  /// Who gets it.
  let to: MailAddress
  /// The subject.
  let subject: String
  /// The text; the HTML alone where there is none.
  let text: String?
  /// The HTML.
  let html: String?
  /// The key of the effect, from which the message has its name.
  let key: String
  /// When it is sent.
  let moment: Moment

  /// The lines with their ends.
  var bytes: [UInt8] {
    let lines =
      [
        "From: \(Self.mailbox(from))", "To: \(Self.mailbox(to))",
        "Subject: \(HeaderWords.encoded(subject))", "Date: \(Self.date(moment))",
        "Message-ID: <\(identifier)@\(from.host)>", "MIME-Version: 1.0",
      ] + body
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// What follows the headers that every mail has.
  private var body: [String] {
    let parts = [("plain", text), ("html", html)].compactMap { kind, text in
      text.map { Self.part($0, kind: kind) }
    }
    if parts.count == 1 { return parts[0] }
    // Base64 has no such line, so no text can end a part.
    let boundary = "=_\(identifier)"
    return ["Content-Type: multipart/alternative; boundary=\"\(boundary)\"", ""]
      + parts.flatMap { ["--\(boundary)"] + $0 } + ["--\(boundary)--"]
  }

  /// A part with its headers.
  private static func part(_ text: String, kind: String) -> [String] {
    let encoded = Data(text.utf8).base64EncodedString(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return [
      "Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: base64", "", encoded,
    ]
  }

  /// The key, or its bytes where it holds what a name of a message cannot; short enough for a line.
  private var identifier: String {
    let isPlain = key.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
    }
    if isPlain, !key.isEmpty, key.utf8.count <= 64 { return key }
    return StableName.hexadecimal(of: key)
  }

  /// An address as it stands in a header.
  private static func mailbox(_ address: MailAddress) -> String {
    if address.name.isEmpty { return address.address }
    let isPlain = address.name.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x5C }
    let name = isPlain ? "\"\(address.name)\"" : HeaderWords.encoded(address.name)
    return "\(name) <\(address.address)>"
  }

  /// The names of the days, Thursday first, which the days are counted from.
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  /// The names of the months.
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A moment as mails have it: `Sun, 01 Mar 2026 12:00:00 +0000`.
  private static func date(_ moment: Moment) -> String {
    let seconds = moment.seconds
    let day = Int(seconds / 86_400)
    let date = CivilDate(daysSince1970: day).parts
    let rest = Int(seconds) - day * 86_400
    let time = [rest / 3_600, rest / 60 % 60, rest % 60].map(twoDigits).joined(separator: ":")
    let name = days[day % 7]
    return "\(name), \(twoDigits(date.day)) \(months[date.month - 1]) \(date.year) \(time) +0000"
  }

  /// A number with a leading zero.
  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
