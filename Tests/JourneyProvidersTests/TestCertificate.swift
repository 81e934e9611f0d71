import Foundation
import NIOSSL

/// A certificate that only tests trust, of `hooks.example.test` and `mail.example.test`.
enum TestCertificate {
  /// The certificate.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBxjCCAWugAwIBAgIUX2axIQ1WDM02Y6gxf+D4ubk5QvQwCgYIKoZIzj0EAwIw
    HTEbMBkGA1UEAwwSaG9va3MuZXhhbXBsZS50ZXN0MCAXDTI2MTEyMjIwMTU0N1oY
    DzIxMjYxMDI5MjAxNTQ3WjAdMRswGQYDVQQDDBJob29rcy5leGFtcGxlLnRlc3Qw
    WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARiVYk83Yq7k81XIWw9XNGDlU1a8Ler
    3lZBQH2K/U7fpMhwRzBWx6UOZtkI/ZUZVTu/2XdrkcTT0h9Lwb1rMb5zo4GGMIGD
    MB0GA1UdDgQWBBSfW1pnAPkEacjm8gQ1VH8KD8C1/DAfBgNVHSMEGDAWgBSfW1pn
    APkEacjm8gQ1VH8KD8C1/DAwBgNVHREEKTAnghJob29rcy5leGFtcGxlLnRlc3SC
    EW1haWwuZXhhbXBsZS50ZXN0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
    SQAwRgIhAIvtVtycyk5l6iM22FCXvc+uZx56kOZt4f+vv6QeHW3jAiEA/6nPQt6y
    lcL7UekW9fGNLv90RdJrHQE4E1CHwlwIzFU=
    -----END CERTIFICATE-----
    """

  /// Its key, which protects nothing.
  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxBQpuNyscrpKoV7l
    4nSlAD77P0oI9yqdRI6E/7jZXByhRANCAARiVYk83Yq7k81XIWw9XNGDlU1a8Ler
    3lZBQH2K/U7fpMhwRzBWx6UOZtkI/ZUZVTu/2XdrkcTT0h9Lwb1rMb5z
    -----END PRIVATE KEY-----
    """

  /// Trusts it.
  static func roots() throws -> NIOSSLTrustRoots {
    .certificates([try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)])
  }

  /// Proves by it who a server is.
  static func server() throws -> TLSConfiguration {
    .makeServerConfiguration(
      certificateChain: [
        .certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))
      ],
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
  }

  /// Writes both into a folder, for a server that is no Swift.
  static func write(to folder: URL) throws {
    try Data(certificate.utf8).write(to: folder.appending(path: "certificate.pem"))
    try Data(key.utf8).write(to: folder.appending(path: "key.pem"))
  }
}
