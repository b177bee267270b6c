import GDALBridge
import GEOSBridge
import LandModel
import Normalise
import Pipeline
import Readers
import SQLiteBridge
import Sample
import Tables
import Writers

@testable import tuban

/// One instance of every error that reaches the command, but for those of sources and pipeline files, with its exit
/// status.
enum ErrorInstances {
    typealias Instance = (error: any Error, status: Status)

    static let gdal = GDALError(call: "GDALOpenEx", code: 4, message: "no such driver")
    private static let (path, layer) = ("a/dltb.gpkg", "DLTB")

    static let reading: [Instance] = [
        (open(.missing), .inputMissing), (open(.noPermission), .permission),
        (open(.locked("database is locked")), .locked), (open(.writeAheadLog), .locked),
        (open(.other("file is not a database (SQLite 26)")), .badData),
        (open(.other("Input/output error")), .inputOutput),
        (ReadError.layerMissing(path: path, layer: layer), .inputMissing),
        (ReadError.layerNotTable(path: path, layer: layer, kind: "view"), .badData),
        (
            ReadError.fieldMissing(path: path, layer: layer, field: "TBMJ", available: ["DLBM"]), .badData
        ),
        (ReadError.fieldUnsupported(path: path, layer: layer, field: "TP", type: "B"), .badData),
        (ReadError.encodingUnsupported(path: path, layer: layer, encoding: "CP1361"), .badData),
        (
            ReadError.readFailed(path: path, layer: layer, after: 6, cause: "disk image is malformed"),
            .badData
        ),
        (
            ReadError.readFailed(path: path, layer: layer, after: nil, cause: "Input/output error"),
            .inputOutput
        ),
        (
            ReadError.pageDamaged(path: path, layer: layer, page: 7, part: "page kind", after: 6), .badData
        ),
        (ReadError.changedWhileRead(path: path, layer: layer), .locked),
        (
            ReadError.fileShort(path: path, layer: layer, feature: 9, expectedBytes: 900, foundBytes: 800),
            .badData
        ),
        (ReadError.headerMalformed(path: path, layer: layer, part: "file code", found: "0"), .badData),
        (
            ReadError.disagreement(
                path: path, layer: layer, feature: 4, part: "record number", expected: 5, found: 6), .badData
        ),
        (
            ReadError.countMismatch(path: path, layer: layer, declared: 10, delivered: 8, deleted: 1),
            .badData
        ),
    ]

    static let registers: [Instance] = [
        (register(.fileMissing(similar: ["supply.csv"])), .inputMissing),
        (register(.noPermission), .permission),
        (register(.unreadable(cause: "Input/output error")), .inputOutput),
        (register(.notRegister(found: "Excel 97 workbook")), .badData),
        (register(.damaged(part: "xl/workbook.xml", cause: "XML, byte 7")), .badData),
        (register(.source(SourceFault(registerPath, .pathMissing(similar: [])))), .inputMissing),
        (
            register(
                .reading(.readFailed(path: registerPath, layer: "供应", after: 6, cause: "malformed"))),
            .badData
        ), (register(.tableMissing(similar: ["供应"], available: ["供应", "字典"])), .inputMissing),
        (register(.tableNotStated(available: ["供应", "字典"])), .badPipeline),
        (register(.empty), .badData),
        (
            register(
                .columnsMissing(
                    [.init(name: "date", header: "DATE", similar: ["DATUM"])], available: ["DATUM"])),
            .badData
        ),
        (
            register(
                .columnsMissing(
                    [
                        .init(name: "date", header: "DATE", similar: []),
                        .init(name: "area", header: "AREA", similar: []),
                    ], available: [])), .badData
        ),
        (register(.headTwice(header: "DATE", columns: ["B", "F"])), .badData),
        (
            register(.headElsewhere(found: ["DATE", "AREA"], row: 2, column: "B", firstRow: 1)), .badData
        ),
        (register(.headBlank(row: 7, column: "G")), .badData),
        (register(.delimiterOther(found: "tab")), .badData),
        (register(.quoteOpen(line: 7)), .badData),
        (register(.encodingUnknown(stated: "UTF-9")), .badPipeline),
        (register(.encodingContradicted(stated: "UTF-8", sample: registerText)), .badData),
        (register(.encodingDoubtful(candidates: ["GB18030", "BIG5"], sample: registerText)), .badData),
        (register(.encodingDoubtful(candidates: [], sample: registerText)), .badData),
    ]

    private static let registerPath = "a/supply.xlsx"
    private static let registerText = TextSample(record: 3, field: 1, bytes: [0xC4, 0xE3])

    private static func register(_ problem: RegisterProblem) -> RegisterError {
        RegisterError(register: "supply", path: registerPath, table: "供应", problem)
    }

    private static func open(_ reason: ReadError.OpenFailure) -> ReadError {
        .cannotOpen(path: path, layer: layer, reason: reason)
    }

    static let standards: [Instance] = [
        (
            NormaliseError.standardUnknown(
                name: "sandiaox", suggestions: ["sandiao"],
                known: [StandardName("tdt1055-2019", aliases: ["sandiao"])]),
            .usage
        ),
        (NormaliseError.crosswalkMissing(from: "a", to: "b", available: []), .usage),
        (
            NormaliseError.packUnreadable(path: "p/classes.csv", reason: "No such file or directory"),
            .internalFault
        ),
        (NormaliseError.checksumMismatch(path: "p/classes.csv", expected: "aa", found: "bb"), .internalFault),
        (
            NormaliseError.packMalformed(path: "p/classes.csv", line: 3, column: "level", found: "x"),
            .internalFault
        ),
        (
            NormaliseError.ruleFromUnknown(code: "023", standard: "tdt1055-2019", suggestions: []),
            .badPipeline
        ),
        (
            NormaliseError.ruleToUnknown(code: "0205", standard: "tdt1055-2019", suggestions: ["0204"]),
            .badPipeline
        ),
        (
            NormaliseError.ruleToNotAssignable(code: "02", standard: "tdt1055-2019", choices: ["0201"]),
            .badPipeline
        ),
        (NormaliseError.ruleDuplicate(code: "023"), .badPipeline),
    ]

    static let tables: [Instance] = [
        (TablesError.formUnreadable(path: "f/T01.csv", reason: "Permission denied"), .internalFault),
        (TablesError.checksumMismatch(path: "f/T01.csv", expected: "aa", found: "bb"), .internalFault),
        (TablesError.formMalformed(path: "f/T01.csv", line: 2, column: "code", found: ""), .internalFault),
        (TablesError.formUnknown(id: "T99", suggestions: ["T09"], known: ["T01"]), .badPipeline),
        (
            TablesError.classInNoColumn(
                classCode: "0599", area: Hectares(hundredths: 1234), unit: "440203001001"), .badData
        ),
        (
            TablesError.ownershipInNoColumn(
                ownership: "", area: Hectares(hundredths: 1234), unit: "440203001001"), .badData
        ),
        (TablesError.unitOutside(unit: "440204001001", district: "440203"), .badData),
        (TablesError.unitTooShort(unit: "440203", digits: 12), .badData),
    ]

    static let writing: [Instance] = [
        (WriterError.cannotCreate(path: "out", call: "mkdir", code: 2), .cannotCreateOutput),
        (WriterError.isInput(path: "a/dltb.gpkg", input: "a/dltb.gpkg"), .cannotCreateOutput),
        (WriterError.notPermitted(path: "out", call: "open", code: 13), .permission),
        (WriterError.failed(path: "out/T01.csv", call: "write", code: 28), .inputOutput),
        (WriterError.busy(path: "out", process: 4711, since: "2024-05-01 10:00"), .locked),
        (WriterError.busy(path: "out", process: nil, since: nil), .locked),
        (WriterError.notAFolder(path: "out"), .cannotCreateOutput),
        (WriterError.notAResult(path: "out", example: "thesis.doc"), .cannotCreateOutput),
        (WriterError.foreignFile(path: "out", file: "notes.txt"), .cannotCreateOutput),
        (WriterError.tableTooLarge(table: "T04", rows: 2_000_000, columns: 30), .cannotCreateOutput),
        (WriterError.malformedTable(table: "T04", row: 7), .internalFault),
        (
            WriterError.workbook(path: "out/T01.xlsx", call: "workbook_close", code: 3, message: "disk full"),
            .inputOutput
        ),
        (WriterError.geoPackage(path: "out/results.gpkg", layer: "findings", error: gdal), .inputOutput),
        (
            WriterError.option(writer: "csv", name: "bom", value: "maybe", allowed: ["true", "false"]),
            .badPipeline
        ),
    ]

    static let sampling: [Instance] = [
        (SampleError.targetsUnreadable(path: "t.json", reason: "it is not there."), .inputMissing),
        (SampleError.targetsMalformed(path: "t.json", place: "city.code", reason: "no text."), .badData),
        (
            SampleError.targetsInvalid(path: "t.json", place: "year", value: "20", expected: "4 digits"),
            .badData
        ),
        (SampleError.classClaimedTwice(code: "0101", totals: ["a", "b"]), .badData),
        (SampleError.patchCount(asked: 3, allowed: 500...2_000_000), .usage),
        (
            SampleError.totalNotMet(name: "耕地", wanted: "343.01", reached: "343.05", tolerance: "0.005"),
            .usage
        ),
        (SampleError.areaImpossible(patch: 12), .internalFault),
        (SampleError.townshipNotMovable(year: 2020, from: "440205", to: "440203"), .usage),
        (SampleError.outputExists(path: "out/440203.gpkg"), .cannotCreateOutput),
        (SampleError.outputNotWritable(path: "out", reason: "the disk is full."), .cannotCreateOutput),
        (SampleError.writing(path: "out/440203.gpkg", gdal), .inputOutput),
        (
            SampleError.table(.workbook(path: "a.xlsx", call: "workbook_close", code: 2, message: "m")),
            .inputOutput
        ),
        (
            SampleError.standardUnavailable(.packUnreadable(path: "p/classes.csv", reason: "Is a directory")),
            .internalFault
        ),
    ]

    static let libraries: [Instance] = [
        (gdal, .internalFault),
        (
            GDALError(call: "GDALRuntime.start", code: 0, message: "GDAL 3.4.1 is older than 3.6"),
            .serviceDown
        ),
        (GEOSError.noContext, .internalFault),
        (GEOSError.failed(call: "GEOSMakeValid", message: "side location conflict"), .internalFault),
        (SQLiteError(code: 5, message: "database is locked"), .locked),
        (SQLiteError(code: 14, message: "unable to open database file"), .inputMissing),
        (SQLiteError(code: 11, message: "database disk image is malformed"), .inputOutput),
    ]

    static let planning: [Instance] = [
        (fault(.pathMatchesNothing(name: "440203", path: "d/*.gdb")), .inputMissing),
        (fault(.pathMatchesSeveral(name: "440203", path: "d/*", matches: ["d/a", "d/b"])), .badPipeline),
        (fault(.classes(name: "440203", .ruleDuplicate(code: "023"))), .badPipeline),
        (
            fault(
                .classes(
                    name: "",
                    .standardUnknown(name: "x", suggestions: [], known: [StandardName("ydyh-2023")]))),
            .usage
        ),
        (fault(.controlTable(path: "c.csv", line: nil, cause: .missing)), .inputMissing),
        (fault(.controlTable(path: "c.csv", line: nil, cause: .unreadable("UTF-8"))), .badData),
        (
            fault(
                .controlTable(
                    path: "c.csv", line: 1, cause: .header(expected: "district,island,area_m2", found: "a"))),
            .badData
        ),
        (
            fault(.controlTable(path: "c.csv", line: 4, cause: .malformed(field: "area_m2", found: "1,0"))),
            .badData
        ),
        (
            fault(
                .controlTable(path: "c.csv", line: 5, cause: .duplicate(district: "440203", island: "00"))),
            .badData
        ),
        (fault(.prices(path: "p.csv", line: nil, cause: .missing)), .inputMissing),
        (fault(.prices(path: "p.csv", line: nil, cause: .unreadable("UTF-8"))), .badData),
        (
            fault(.prices(path: "p.csv", line: 1, cause: .columns(expected: "type,district", found: "a"))),
            .badData
        ),
        (
            fault(
                .prices(
                    path: "p.csv", line: 2, cause: .typeUnknown(found: "orchards", known: ["orchard"]))),
            .badData
        ),
        (
            fault(.prices(path: "p.csv", line: 3, cause: .malformed(field: "yuan_per_m2", found: "-1"))),
            .badData
        ),
        (fault(.prices(path: "p.csv", line: 4, cause: .duplicate(type: "orchard"))), .badData),
        (
            fault(
                .prices(
                    path: "p.csv", line: nil,
                    cause: .incomplete(type: "orchard", county: "440203", year: 2020))),
            .badData
        ),
        (
            fault(.classSetUnknown(tracts: "fields", set: "cultivate", known: ["cultivated", "unused"])),
            .badPipeline
        ),
        (fault(.countyUnknown(code: "440299", known: ["440203", "440204"])), .usage),
        (fault(.zones(SourceFault("hx.shp", .pathMissing(similar: [])))), .inputMissing),
        (fault(.year(.after, SourceFault("b.shp", .referenceMissing(candidates: [])))), .badData),
        (fault(.recordedAreaMissing(name: "dltb.shp", available: ["DLBM"])), .badData),
        (
            fault(
                .changeFieldsMissing(
                    name: "440203/DLTBGXGC", path: path, layer: "DLTBGXGC", missing: ["BGXW", "TBBGMJ"],
                    available: ["BSM"])), .badData
        ),
        (fault(.reading(ReadError.layerMissing(path: path, layer: layer))), .inputMissing),
        (fault(.output(WriterError.notAFolder(path: "out"))), .cannotCreateOutput),
    ]

    private static func fault(_ fault: PlanFault) -> PlanFaults { PlanFaults([fault]) }

    static let all =
        reading + registers + standards + tables + writing + sampling + libraries + planning
}
