// swift-tools-version: 6.0

import PackageDescription

let package = Package(
  name: "reportcard",
  products: [
    .library(name: "Statutes", targets: ["Statutes"]),
    .library(name: "Rubric", targets: ["Rubric"]),
    .library(name: "Analysis", targets: ["Analysis"]),
    .library(name: "ReportCards", targets: ["ReportCards"]),
    .library(name: "YAMLFiles", targets: ["YAMLFiles"]),
    .executable(name: "reportcard", targets: ["reportcard"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .target(name: "Statutes"),
    .target(name: "Rubric", dependencies: ["Statutes"]),
    .target(name: "Analysis", dependencies: ["Statutes", "Rubric"]),
    .target(
      name: "ReportCards", dependencies: ["Statutes", "Rubric", "Analysis"],
      resources: [
        .embedInCode("Scripts/compare.js"), .embedInCode("Scripts/ranking.js"), .embedInCode("Scripts/what-if.js"),
      ]),
    .target(name: "YAMLFiles", dependencies: ["Statutes", "Rubric", .product(name: "Yams", package: "Yams")]),
    .executableTarget(
      name: "reportcard",
      dependencies: [
        "Statutes", "Rubric", "Analysis", "ReportCards", "YAMLFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "reportcard-bench",
      dependencies: [
        "Statutes", "Rubric", "Analysis", "ReportCards", "YAMLFiles", "reportcard",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // Broken files for the readers; see .ci/run.
    .executableTarget(
      name: "reportcard-fuzz",
      dependencies: [
        "Statutes", "Rubric", "Analysis", "ReportCards", "YAMLFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(name: "TestSupport", dependencies: ["Statutes", "Rubric", "YAMLFiles"], path: "Tests/TestSupport"),
    .testTarget(name: "StatutesTests", dependencies: ["Statutes", "TestSupport"]),
    .testTarget(name: "RubricTests", dependencies: ["Rubric", "TestSupport"]),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "YAMLFiles", "TestSupport"], exclude: ["Fixtures"]),
    .testTarget(
      name: "ReportCardsTests", dependencies: ["ReportCards", "YAMLFiles", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(name: "YAMLFilesTests", dependencies: ["YAMLFiles", "TestSupport"], exclude: ["Fixtures"]),
    .testTarget(name: "BenchmarkTests", dependencies: ["reportcard-bench", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["reportcard", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
