// swift-tools-version: 6.1
import PackageDescription

/// The floor plan. Each `room` is one target and its mirror test target; the arrows are the whole import graph, and the
/// continuous run holds them with `--explicit-target-dependency-import-check error`. `Docs/architecture.md` says why.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A target and its mirror in `Tests`. `proving` are the further targets its tests need, `kept` the files they read.
func room(
    _ name: String, on dependencies: [Target.Dependency] = [], proving: [Target.Dependency] = [], kept: [String] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: strict),
        .testTarget(
            name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies + proving, exclude: kept,
            swiftSettings: strict),
    ]
}

let rooms: [[Target]] = [
    room("Shop"),
    room("Imports", on: ["Shop", crypto, yams]),
    room("SampleData", on: ["Shop"], proving: ["Imports"]),
    room("Columns", on: ["CPrefetch"]),
    room("Segments", on: ["Shop"]),
    room("Prediction", on: ["CNLopt", "CBoostMath"]),
    room("Database", on: ["Shop", "CLibPQ", crypto, grdb, grdbSQLite], proving: ["TestDatabases"]),
    room("Facts", on: ["Shop", "Database", crypto], proving: ["TestDatabases"]),
    room("Access", on: ["Shop", "Database", "CArgon2", crypto], proving: ["TestDatabases"]),
    room("Customers", on: ["Shop", "Database", "Facts", crypto], proving: ["TestDatabases"]),
    room("Insight", on: ["Shop", "Database", "Facts", "Columns", "Segments", crypto], proving: ["TestDatabases"]),
    room(
        "Operations",
        on: [
            "Access", "Customers", "Insight", "Facts", "Database", "Imports", "Segments", "Shop", crypto,
            serviceLifecycle,
        ],
        proving: ["TestDatabases"], kept: ["Schemas"]),
    room(
        "Web",
        on: [
            "Operations", "Access", "Customers", "Facts", "Insight", "Imports", "Segments", "Shop", "ConsoleFiles",
            "CZlib", crypto,
            hummingbird, hummingbirdTLS, httpTypes, logging, mustache, nioCore, nioPosix, nioSSL, serviceLifecycle,
            unixSignals,
        ], proving: ["Database", "SampleData", "TestDatabases", nioEmbedded]),
]

let package = Package(
    name: "huitou",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "huitou", targets: ["huitou"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Without its reader of configurations and the whole of Foundation: nothing here uses them.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: rooms.flatMap { $0 } + [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CNLopt", pkgConfig: "nlopt", providers: [.apt(["libnlopt-dev"])]),
        // Asks Boost.Math, which is all templates, through plain functions.
        .target(name: "CBoostMath"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CPrefetch"),
        .target(
            name: "ConsoleFiles", exclude: ["files", "fetched"],
            cSettings: [.headerSearchPath("files"), .headerSearchPath("fetched")]),
        .target(
            name: "TestDatabases", dependencies: ["Database", "Shop"], path: "Tests/TestDatabases",
            swiftSettings: strict),
        .executableTarget(
            name: "huitou",
            dependencies: [
                "Operations", "Access", "Customers", "Facts", "Imports", "Insight", "SampleData", "Segments", "Shop",
                "Web", argumentParser, configuration, systemPackage, yams,
            ], swiftSettings: strict),
        .executableTarget(
            name: "huitou-bench",
            dependencies: [
                "Operations", "Access", "Columns", "Imports", "Insight", "Database", "Prediction", "SampleData",
                "Segments",
                "Shop",
            ],
            swiftSettings: strict),
        .target(
            name: "TestProgram", dependencies: ["TestDatabases"], path: "Tests/TestProgram", swiftSettings: strict),
        .testTarget(
            name: "HuitouTests", dependencies: ["huitou", "Shop", "TestProgram"], swiftSettings: strict),
        .executableTarget(
            name: "LoadClient",
            dependencies: ["Access", "Customers", "Database", "Insight", "Operations", "Shop", "TestProgram"],
            path: "Tests/LoadClient", swiftSettings: strict),
        .testTarget(
            name: "FaultTests",
            dependencies: [
                "huitou", "LoadClient", "Access", "Customers", "Database", "Insight", "Operations", "Segments", "Shop",
                "TestDatabases", "TestProgram",
            ], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
