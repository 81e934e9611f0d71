/// An operation of a service of the catalog.
public struct OperationDeclaration: Equatable, Sendable {
  /// The service.
  public var service: String
  /// The operation.
  public var operation: String
  /// The address.
  public var url: String?
  /// Where the secret is found, the newest first; a second one during a rotation.
  public var secrets: [SecretReference] = []
  /// The parameters.
  public var parameters: [ValueType.Field]
  /// The fields of the answer.
  public var returns: [ValueType.Field]
  /// The most calls in a span of time.
  public var rate: SendingRate?
  /// How long an answer may take.
  public var timeout: CalendarDuration?
  /// How often a failed call is tried again.
  public var retries: Int?
  /// `true` if the service does what bears one key once, however often it is asked.
  public var honoursKey = true
  /// How long it knows a key, from the first attempt on; `nil` for as long as is usual.
  public var keepsKeys: CalendarDuration?
  /// What becomes of a run whose call has failed for good.
  public var failure: FailurePolicy?

  /// Creates a declaration.
  public init(
    service: String, operation: String, url: String? = nil, parameters: [ValueType.Field] = [],
    returns: [ValueType.Field] = [], timeout: CalendarDuration? = nil, retries: Int? = nil,
    failure: FailurePolicy? = nil
  ) {
    self.service = service
    self.operation = operation
    self.url = url
    self.parameters = parameters
    self.returns = returns
    self.timeout = timeout
    self.retries = retries
    self.failure = failure
  }
}
