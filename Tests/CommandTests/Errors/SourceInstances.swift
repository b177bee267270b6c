import GDALBridge
import LandModel

@testable import Readers
@testable import tuban

/// One instance of every problem of a source, with the exit status on the command line and in a pipeline.
enum SourceInstances {
    struct Instance: Sendable {
        var problem: SourceProblem
        var onCommandLine: Status
        var inPipeline: Status

        init(_ problem: SourceProblem, _ onCommandLine: Status, _ inPipeline: Status? = nil) {
            self.problem = problem
            self.onCommandLine = onCommandLine
            self.inPipeline = inPipeline ?? onCommandLine
        }
    }

    static let sample = TextSample(record: 11, field: 3, bytes: [0xCB, 0xAE, 0xCC, 0xEF])
    static let extent = Extent(
        minimumX: 38_412_345.678, minimumY: 2_712_345.5, maximumX: 38_498_765.4, maximumY: 2_790_000)

    static let all: [Instance] = [
        .init(.pathMissing(similar: ["dltb.gpkg"]), .inputMissing),
        .init(.pathUnreadable(cause: "Permission denied"), .permission),
        .init(.pathNotLocal(prefix: "/vsi"), .usage, .badPipeline),
        .init(.exchangeFile, .badData),
        .init(.personalGeodatabase, .badData),
        .init(.archive(kind: "zip"), .badData),
        .init(.sideFile(main: "a/dltb.shp"), .usage, .badPipeline),
        .init(.sideFile(main: nil), .inputMissing),
        .init(.otherFormatInside(expected: .geoPackage, found: "JSON"), .badData),
        .init(.formatUnknown(found: "XML"), .badData),
        .init(.folderWithoutSources(others: ["a/dltb.mdb"]), .inputMissing),
        .init(.cannotOpen(cause: "file is not a database"), .badData),
        .init(.layerMissing(similar: ["DLTB"], available: ["DLTB", "XZQ"]), .inputMissing),
        .init(.layerNotStated(candidates: ["CJDCQ", "XZQ"]), .usage, .badPipeline),
        .init(.layerNotStated(candidates: []), .inputMissing),
        .init(.layerInSeveralFiles(paths: ["a/1.gpkg", "a/2.gpkg"]), .usage, .badPipeline),
        .init(.layerNotPolygonal(geometry: "Point"), .badData),
        .init(.layerOfOtherKind(asked: .points, geometry: "Polygon"), .badData),
        .init(.layerOfOtherKind(asked: .lines, geometry: "None"), .badData),
        .init(.layerUnreadable(table: "DLTB", reason: .compressed), .badData),
        .init(.layerUnreadable(table: "DLTB", reason: .fileMissing), .inputMissing),
        .init(.layerUnreadable(table: "DLTB", reason: .damaged), .badData),
        .init(.partMissing(part: "dbf"), .inputMissing),
        .init(.partAmbiguous(part: "dbf", names: ["dltb.DBF", "dltb.dbf"]), .badData),
        .init(.partMalformed(part: "dbf", field: "record length", found: "0"), .badData),
        .init(.partShort(part: "shp", expectedBytes: 2000, foundBytes: 1500), .badData),
        .init(.partLong(part: "dbf", expectedBytes: 2000, foundBytes: 2500), .badData),
        .init(.recordCountsDiffer(index: 10, table: 9), .badData),
        .init(.recordOutsideFile(record: 7, endsAt: 5000, foundBytes: 4000), .badData),
        .init(.locked(cause: "database is locked"), .locked),
        .init(.unfinishedLog(file: "a/dltb.gpkg-wal", bytes: 4152, folderWritable: true), .locked),
        .init(.unfinishedLog(file: "a/dltb.gpkg-wal", bytes: 4152, folderWritable: false), .locked),
        .init(
            .fieldMissing(.landClass, knownNames: ["DLBM", "地类编码"], similar: ["DLBN"], available: ["DLBN"]),
            .badData),
        .init(
            .statedFieldMissing(.landClass, stated: "DLBX", similar: ["DLBM"], available: ["DLBM", "TBMJ"]),
            .usage, .badPipeline),
        .init(.fieldAmbiguous(.deductedArea, candidates: ["KCMJ", "TKMJ"]), .badData),
        .init(
            .fieldNameCut(.locationUnit, name: "坐落单", couldBe: [.locationUnit, .locationName]), .badData),
        .init(.fieldKindUnusable(.grossArea, name: "TBMJ", kind: .date), .badData),
        .init(.fieldKindUnusable(.zoneKind, name: "SLSJ", kind: .date), .badData),
        .init(.encodingUnknown(stated: "GBX"), .usage, .badPipeline),
        .init(.encodingContradicted(stated: "UTF-8", sample: sample), .badData),
        .init(
            .encodingDoubtful(declared: "CP1252", candidates: ["GB18030", "CP1252"], sample: sample), .badData
        ),
        .init(.referenceMissing(candidates: [ReferenceCandidate(4526)]), .badData),
        .init(.statedReferenceInvalid(stated: "EPSG:1", cause: "crs not found"), .usage, .badPipeline),
        .init(.referenceDiffersFromStated(declared: "A (EPSG:4547)", stated: "B (EPSG:4526)"), .badData),
        .init(.referenceUnsupported(name: "Paris", reason: "prime meridian 2.33°"), .badData),
        .init(.olderDatum(.xian80, name: "Xian_1980_3_Degree_GK_Zone_38 (EPSG:2362)"), .badData),
        .init(
            .referenceContradicted(
                declared: "CGCS2000 (EPSG:4547)", isStated: false, contradiction: .prefixUnexpected,
                extent: extent,
                candidates: [ReferenceCandidate(4526)]), .badData),
        .init(
            .referenceContradicted(
                declared: "CGCS2000 (EPSG:4524)", isStated: true, contradiction: .outsideZone, extent: extent,
                candidates: []), .badData),
        .init(.extentNotFinite, .badData),
    ]

    /// The instance's text on the command line, in a file that most of them could be about.
    static func report(_ problem: SourceProblem, _ setting: Setting = .commandLine) -> Report {
        SourceText(
            SourceFault("a/dltb.gpkg", layer: "DLTB", problem),
            name: setting == .pipeline ? "440203/DLTB" : "", setting: setting
        ).report
    }

    /// Its report in English and in Chinese.
    static func lines(_ problem: SourceProblem, _ setting: Setting = .commandLine) -> (String, String) {
        let report = report(problem, setting)
        return (
            report.lines(in: .english).joined(separator: "\n"),
            report.lines(in: .chinese).joined(separator: "\n")
        )
    }
}
