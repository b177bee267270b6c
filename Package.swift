// swift-tools-version: 6.0
import PackageDescription

// The targets stand in the order of the flow: read, normalise, measure, aggregate, fill the forms, check
// them, write.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Tuban",
    products: [.executable(name: "tuban", targets: ["tuban"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // C libraries, as the system delivers them.
        .systemLibrary(name: "CGDAL", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),

        // One call of the kernel that the Glibc overlay hides.
        .systemLibrary(name: "CLinux"),

        // Loads GDAL when it is first needed, not with the program.
        .target(name: "GDALCalls", dependencies: ["CGDAL"]),

        // The only places where a library's handles live; values come out.
        .target(name: "GDALBridge", dependencies: ["CGDAL", "GDALCalls"], swiftSettings: settings),
        .target(name: "GEOSBridge", dependencies: ["CGEOS"], swiftSettings: settings),
        .target(name: "SQLiteBridge", dependencies: ["CSQLite"], swiftSettings: settings),

        // The vocabulary: plain values that cross the stages.
        .target(name: "LandModel", swiftSettings: settings),

        // read: one survey layer into batches of features, with the evidence for CRS, encoding and fields.
        .target(
            name: "Readers", dependencies: ["LandModel", "GDALBridge", "SQLiteBridge"],
            resources: [.copy("Resources")], swiftSettings: settings),
        // normalise: codes of any standard into codes of one standard; what has no match becomes a finding.
        .target(
            name: "Normalise", dependencies: ["LandModel"], resources: [.copy("Resources")],
            swiftSettings: settings),
        // measure: ellipsoidal areas in the plane, validity, repair.
        .target(name: "Measure", dependencies: ["LandModel", "GEOSBridge"], swiftSettings: settings),
        // aggregate: mergeable integer tallies, the base table, levelling.
        .target(name: "Aggregate", dependencies: ["LandModel"], swiftSettings: settings),
        // statistics: figures that a pipeline declares: filters, measures, formulas over typed rows.
        .target(name: "Statistics", dependencies: ["LandModel"], swiftSettings: settings),
        // tables: the official forms as data.
        .target(
            name: "Tables", dependencies: ["LandModel", "Statistics"], resources: [.copy("Resources")],
            swiftSettings: settings),
        // digest: sentences with figures, from templates (数读).
        .target(
            name: "Digest",
            dependencies: [
                "LandModel", "Statistics", "Tables", .product(name: "Mustache", package: "swift-mustache"),
            ], swiftSettings: settings),
        // check: sums of square metres, levelled areas and forms against one another; one rule a file.
        .target(name: "Check", dependencies: ["LandModel"], swiftSettings: settings),
        // write: one format a folder.
        .target(
            name: "Writers", dependencies: ["LandModel", "GDALBridge", "CXlsxWriter", "CLinux"],
            swiftSettings: settings),

        // pipeline: decode, plan, run; the only target that starts threads.
        .target(
            name: "Pipeline",
            dependencies: [
                "LandModel", "GDALBridge", "GEOSBridge", "Readers", "Normalise", "Measure", "Aggregate",
                "Check", "Statistics", "Tables", "Digest", "Writers",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: settings),
        // sample: the synthetic deliveries and zones.
        .target(
            name: "Sample",
            dependencies: [
                "LandModel", "GDALBridge", "GEOSBridge", "Measure", "Normalise", "Aggregate", "Writers",
            ],
            swiftSettings: settings),
        // the command: arguments, exit codes, sentences.
        .executableTarget(
            name: "tuban",
            dependencies: [
                "LandModel", "GDALBridge", "GEOSBridge", "SQLiteBridge", "Readers", "Normalise", "Check",
                "Statistics", "Digest", "Tables", "Writers", "Pipeline", "Sample",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // What several test targets need.
        .target(
            name: "TestSupport", dependencies: ["GDALBridge"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "LandModelTests", dependencies: ["LandModel", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "StatisticsTests", dependencies: ["LandModel", "Statistics", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "NormaliseTests", dependencies: ["LandModel", "Normalise", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SQLiteBridgeTests", dependencies: ["SQLiteBridge", "CSQLite", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ReadersTests",
            dependencies: ["LandModel", "GDALBridge", "SQLiteBridge", "CSQLite", "Readers", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "LandModel", "GDALBridge", "CGEOS", "Readers", "Normalise", "Statistics", "Aggregate",
                "Measure",
                "Tables", "Pipeline", "TestSupport",
            ], swiftSettings: settings),
        .testTarget(
            name: "GDALBridgeTests", dependencies: ["GDALBridge", "CGDAL", "TestSupport"],
            swiftSettings: settings, linkerSettings: [.linkedLibrary("gdal")]),
        .testTarget(
            name: "TablesTests", dependencies: ["LandModel", "Statistics", "Tables", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DigestTests",
            dependencies: ["LandModel", "Statistics", "Tables", "Digest", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "CheckTests", dependencies: ["Check", "LandModel", "Tables"], swiftSettings: settings),
        .testTarget(
            name: "AggregateTests", dependencies: ["Aggregate", "LandModel", "TestSupport"],
            resources: [.copy("Vectors")],
            swiftSettings: settings),
        .testTarget(name: "GEOSBridgeTests", dependencies: ["GEOSBridge"], swiftSettings: settings),
        .testTarget(
            name: "MeasureTests",
            dependencies: ["Measure", "LandModel", "GEOSBridge", "CGEOS", "CPROJ", "TestSupport"],
            resources: [.copy("Vectors")], swiftSettings: settings),
        .testTarget(
            name: "SampleTests",
            dependencies: [
                "Sample", "LandModel", "GDALBridge", "GEOSBridge", "Measure", "Normalise", "CPROJ",
                "TestSupport",
            ], swiftSettings: settings),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "tuban", "LandModel", "GDALBridge", "GEOSBridge", "SQLiteBridge", "Readers", "Normalise",
                "Statistics", "Check", "Digest",
                "Tables", "Writers", "Pipeline", "Sample", "TestSupport",
            ], swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        // The built command on whole deliveries.
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "tuban", "LandModel", "GDALBridge", "GEOSBridge", "Measure", "Sample", "Writers",
                "CPROJ", "TestSupport",
            ],
            exclude: ["Golden", "Plan"], swiftSettings: settings),
        .testTarget(
            name: "WritersTests",
            dependencies: ["LandModel", "GDALBridge", "CGDAL", "SQLiteBridge", "Writers", "TestSupport"],
            swiftSettings: settings, linkerSettings: [.linkedLibrary("gdal")]),
    ]
)
