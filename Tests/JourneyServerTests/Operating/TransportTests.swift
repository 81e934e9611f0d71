import Foundation
import TestProcesses
import Testing

/// A server with a certificate.
@Suite(.ownThread) struct TransportTests {
  /// Runs a program; what it wrote, and its exit status.
  private func run(_ program: String, _ arguments: String...) throws -> (String, Int32) {
    let outcome = try ChildProcess.run(program, arguments)
    return (outcome.output, outcome.status)
  }

  @Test func `a server with a certificate is reached by who trusts it, and by nobody in the clear`()
    throws
  {
    let folder = try TestFolder()
    let (certificate, key) = ("\(folder.path)/chain.pem", "\(folder.path)/key.pem")
    let made = try run(
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out",
      certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost")
    try #require(made.1 == 0)
    let server = try ServerProcess("--tls-certificate", certificate, "--tls-key", key)
    let address = "https://localhost:\(server.port)/health/ready"
    let place = "localhost:\(server.port):127.0.0.1"
    let (text, status) = try run(
      "curl", "-sSf", "--resolve", place, "--cacert", certificate, address)
    #expect(status == 0)
    #expect(text.contains("ok"))
    #expect(try run("curl", "-sSf", "--resolve", place, address).1 != 0)
    #expect(
      try run(
        "curl", "-sSf", "--resolve", place, "--cacert", certificate, "--tls-max", "1.1", address
      ).1 != 0)
    let clear = try server.connection()
    try clear.ask("GET", "/health/ready")
    #expect(try clear.answer() == nil)
  }
}
