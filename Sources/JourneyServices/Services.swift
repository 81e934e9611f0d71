internal import JourneyEngine
public import JourneyModel
public import JourneyProviders
public import JourneyStore
public import ServiceLifecycle

/// The three services over one folder of data, wired.
public struct Services: Sendable {
  /// Who owns engine and store.
  public let dispatcher: Dispatcher
  /// Takes events in, and gives them back.
  public let events: EventService
  /// Creates, reads, changes and erases users.
  public let users: UserService
  /// Takes what providers report back.
  public let callbacks: CallbackService
  /// Publishes journeys, and tells of them.
  public let journeys: JourneyService
  /// Starts journeys for people, and tells where people are.
  public let runs: RunService
  /// Tells why people came where they came.
  public let why: WhyService
  /// Lists what did not go on by itself, and does what somebody decides about it.
  public let deadLetters: DeadLetterService
  /// Holds effects back, and lets them leave again.
  public let operations: OperationService
  /// What runs, in the order in which it begins; it ends in the opposite one.
  ///
  /// The word of this process is given before anything is done, and taken back only once nothing
  /// is any more.
  public let running: [any Service]

  /// Opens a folder for the journeys of a catalog, with the data in it unless `data` says where
  /// else that is.
  ///
  /// Reports, traces and what says why are read from `replica` if there is one, which may be some
  /// moments behind; nothing is decided by it. `owner` names this process in the leases. Effects
  /// leave by `outlet`; without one nothing does. `reports` read what the providers of channels
  /// report back. Where several processes share the data, this one does what its `roles` are.
  public init(
    folder: String, data: (any StorePlace)? = nil, catalog: Catalog?, zones: sending ZoneTable,
    clock: any ServiceClock = SystemClock(),
    identifiers: IdentifierSource = IdentifierSource(),
    admission: AdmissionLimits = AdmissionLimits(), outlet: EffectOutlet? = nil,
    reports: [String: CallbackReader] = [:], replica: (any StorePlace)? = nil, owner: String,
    roles: Set<ServerRole> = ServerRole.all
  ) throws {
    let data = data ?? StoreFolder(folder)
    dispatcher = try Dispatcher(
      folder: folder, data: data, settings: catalog.map { EngineSettings($0) } ?? EngineSettings(),
      zones: zones, clock: clock, owner: owner, roles: roles, admission: admission,
      outlet: outlet)
    let reader = try StoreReader(data, of: dispatcher)
    let types = IntakeTypes(catalog)
    events = EventService(
      dispatcher: dispatcher, reader: reader, types: types, clock: clock, identifiers: identifiers)
    users = UserService(
      dispatcher: dispatcher, reader: reader, data: data, types: types, clock: clock,
      identifiers: identifiers)
    callbacks = CallbackService(dispatcher: dispatcher, readers: reports, clock: clock)
    journeys = JourneyService(
      dispatcher: dispatcher, reader: try StoreReader(data, of: dispatcher),
      reports: try replica.map { StoreReader(copy: $0) } ?? StoreReader(data, of: dispatcher),
      catalog: catalog, clock: clock)
    deadLetters = DeadLetterService(dispatcher: dispatcher, reader: reader, clock: clock)
    runs = RunService(
      dispatcher: dispatcher, reader: reader,
      traces: replica.map { StoreReader(copy: $0) } ?? reader,
      clock: clock, identifiers: identifiers)
    why = WhyService(dispatcher: dispatcher, data: replica ?? data, clock: clock)
    operations = OperationService(dispatcher: dispatcher)
    // The sweeps go over much; nobody who asks for a user waits behind them.
    let duties = OperationDuties(
      dispatcher: dispatcher, reader: try StoreReader(data), clock: clock,
      rules: RetentionRules(catalog)
    ).all
    let leases = data.isShared ? [LeaseKeeper(dispatcher: dispatcher)] : []
    running = leases + [dispatcher] + (roles.contains(.workers) ? duties : [])
  }
}
