internal import NIOSSL

/// The certificate of a server with its key, as files.
public struct ServerCertificate: Sendable {
  /// The file of the certificate, with those that vouch for it behind it.
  public var certificatePath: String
  /// The file of the key.
  public var keyPath: String

  /// Creates a certificate of two files.
  public init(certificatePath: String, keyPath: String) {
    self.certificatePath = certificatePath
    self.keyPath = keyPath
  }

  /// Reads the files.
  func configuration() throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(certificatePath).map {
        .certificate($0)
      },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: keyPath, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    return configuration
  }
}
