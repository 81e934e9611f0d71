// swift-tools-version: 6.2

import PackageDescription

/// One list of settings for every target of ours.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library of ours, named with what it may see.
func room(_ name: String, sees below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: settings)
}

/// The tests of one room; a test may also see what it needs to set the room up.
func tests(of name: String, with others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + others,
    exclude: ["JourneyLanguage": ["Fixtures"], "JourneyTools": ["Golden", "Schemas"]][name] ?? [],
    swiftSettings: settings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let http = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let tls = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let tokens = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let client = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let embedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let sockets = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let sslParts = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let tlsParts = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let httpParts = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let httpMessages = Target.Dependency.product(
  name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
  name: "journey",
  products: [
    .executable(name: "journey", targets: ["journey"]),
    .executable(name: "journey-server", targets: ["journey-server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // What the server alone needs; the command is built without them.
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
  ],
  targets: [
    // The verbs of the server, which the command hands over: one file per verb.
    .executableTarget(
      name: "journey-server",
      dependencies: [
        "JourneyServer", "JourneyServices", "JourneyPostgres", "JourneyStore", "JourneyTools",
        "JourneyModel", arguments, client,
        nio, httpParts, logging, metrics,
      ],
      swiftSettings: settings),

    // HTTP: routes, payloads, tokens, answers. The only room that knows it coming in.
    room(
      "JourneyServer",
      sees: [
        "JourneyServices", "JourneyTools", "JourneyEngine", "JourneyStore", "JourneyModel", http,
        tls, tokens, crypto, nio, sockets, httpParts, httpMessages, httpTypes, lifecycle, logging,
        metrics,
      ]),

    // The three services over one engine: intake, profiles, journeys, and what leaves.
    room(
      "JourneyServices",
      sees: [
        "JourneyProviders", "JourneyTools", "JourneyEngine", "JourneyStore", "JourneyModel",
        lifecycle, logging, metrics,
      ]),

    // How effects reach the world: webhooks, e-mail, templates. It knows nothing of runs.
    room(
      "JourneyProviders",
      sees: [
        "JourneyModel", client, crypto, nio, sockets, sslParts, tlsParts, httpParts, logging,
      ]),

    // The command: one file per verb.
    .executableTarget(
      name: "journey",
      dependencies: [
        "JourneyTools", "JourneySimulation", "JourneyTerminal", "JourneyModel", arguments,
      ],
      swiftSettings: settings),

    // What people hold in the hand: the workspace on disk, runs over files, reports.
    room(
      "JourneyTools",
      sees: [
        "JourneySimulation", "JourneyEngine", "JourneyLanguage", "JourneyAnalysis",
        "JourneyDrawing", "CZlib", yaml,
      ]),

    // A population, lived person by person in memory, and what it comes to. Pure.
    room("JourneySimulation", sees: ["JourneyEngine", "JourneyStore", "JourneyModel"]),

    // Keys and the cursor: entries read from a terminal. It knows nothing of journeys.
    room("JourneyTerminal", sees: ["JourneyModel"]),

    // Where machine, store and clock meet.
    room("JourneyEngine", sees: ["JourneyStore", "JourneyMachine", "JourneyModel"]),

    // The same tables on a PostgreSQL server.
    room("JourneyPostgres", sees: ["CPostgres", "JourneyStore"]),

    // Tables and SQL. The only room that knows either.
    room("JourneyStore", sees: ["CSQLite", "JourneyModel"]),

    // Definition to bytecode to step. Pure, synchronous, without Foundation.
    room("JourneyMachine", sees: ["JourneyModel"]),

    // What is proved and linted over a definition. Pure.
    room("JourneyAnalysis", sees: ["JourneyModel"]),

    // A definition as a picture: laid out, and written as SVG, Mermaid or DOT. Pure.
    room("JourneyDrawing", sees: ["JourneyModel"]),

    // Script to syntax tree to checked definition. Pure.
    room("JourneyLanguage", sees: ["JourneyModel"]),

    // The contract at the bottom: definition, expressions, values, catalog, diagnostics.
    room("JourneyModel"),

    // What is fast, and how that is measured: `./dev bench`. Nothing else needs it.
    .executableTarget(
      name: "journey-benchmarks",
      dependencies: [
        "JourneyTools", "JourneySimulation", "JourneyEngine", "JourneyStore", "JourneyMachine",
        "JourneyLanguage", "JourneyModel", "CSQLite",
      ],
      path: "Benchmarks/Sources", swiftSettings: settings),

    // What the framework under the server takes for itself, to be measured beside the server.
    .executableTarget(
      name: "hummingbird-empty-post", dependencies: [http, logging],
      path: "Benchmarks/Peers/EmptyPost", swiftSettings: settings),

    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Counts what a thread asks the system for.
    .target(name: "CAllocations", path: "Tests/CAllocations"),

    // Runs programs beside tests, and the tests that wait for them.
    .target(name: "CProcesses", path: "Tests/CProcesses"),
    .target(
      name: "TestProcesses", dependencies: ["CProcesses"], path: "Tests/TestProcesses",
      swiftSettings: settings),

    // Databases that tests have to themselves.
    .target(
      name: "TestDatabases", dependencies: ["CPostgres"], path: "Tests/TestDatabases",
      swiftSettings: settings),

    .testTarget(name: "RepositoryTests", swiftSettings: settings),
    tests(of: "JourneyModel"),
    tests(of: "JourneyLanguage", with: ["JourneyAnalysis", "JourneyMachine", "JourneyTools"]),
    tests(of: "JourneyAnalysis"),
    tests(of: "JourneyDrawing", with: ["JourneyLanguage"]),
    tests(of: "JourneyMachine", with: ["JourneyLanguage", "CAllocations"]),
    tests(of: "JourneyStore", with: ["JourneyPostgres", "TestDatabases"]),
    tests(of: "JourneyTerminal"),
    tests(of: "JourneyEngine", with: ["JourneyLanguage", "JourneyPostgres", "TestDatabases"]),
    tests(of: "JourneySimulation", with: ["JourneyStore"]),
    .testTarget(
      name: "JourneyCommandTests", dependencies: ["journey"], swiftSettings: settings),
    tests(of: "JourneyTools", with: ["JourneyLanguage", "JourneySimulation"]),
    tests(
      of: "JourneyProviders",
      with: [
        "TestProcesses", "JourneyModel", http, tls, sslParts, nio, sockets, httpTypes, logging,
      ]),
    tests(
      of: "JourneyServices",
      with: [
        "TestProcesses", "JourneyProviders", "JourneyTools", "JourneyStore", "JourneyEngine",
        "JourneyLanguage",
      ]),
    tests(
      of: "JourneyServer",
      with: [
        "TestProcesses", "TestDatabases", "journey-server", "JourneyServices", "JourneyTools", http,
        client, tokens,
        crypto, httpParts, httpTypes, nio, embedded,
      ]),
  ]
)
