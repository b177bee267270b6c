import GDALBridge
import LandModel
import Testing

@testable import Readers

@Suite struct SourceProblemTests {
    static let sample = TextSample(record: 5, field: 2, bytes: [0xC9, 0x0A])
    static let problems: [SourceProblem] = [
        .pathMissing(similar: []), .pathUnreadable(cause: "c"), .pathNotLocal(prefix: "PG:"), .exchangeFile,
        .personalGeodatabase, .archive(kind: "zip"), .sideFile(main: nil),
        .otherFormatInside(expected: .geoPackage, found: "f"), .formatUnknown(found: "f"),
        .folderWithoutSources(others: []), .cannotOpen(cause: "c"), .layerMissing(similar: [], available: []),
        .layerNotStated(candidates: ["a", "b"]), .layerInSeveralFiles(paths: []),
        .layerNotPolygonal(geometry: "Point"), .layerOfOtherKind(asked: .lines, geometry: "Point"),
        .layerUnreadable(table: "t", reason: .compressed),
        .partMissing(part: "shx"), .partAmbiguous(part: "dbf", names: []),
        .partMalformed(part: "dbf", field: "f", found: "1"),
        .partShort(part: "shp", expectedBytes: 2, foundBytes: 1),
        .partLong(part: "shp", expectedBytes: 1, foundBytes: 2), .recordCountsDiffer(index: 1, table: 2),
        .recordOutsideFile(record: 0, endsAt: 2, foundBytes: 1),
        .unfinishedLog(file: "f", bytes: 1, folderWritable: false),
        .fieldMissing(.landClass, knownNames: [], similar: [], available: []),
        .statedFieldMissing(.landClass, stated: "s", similar: [], available: []),
        .fieldAmbiguous(.landClass, candidates: []),
        .fieldNameCut(.locationUnit, name: "坐落单", couldBe: [.locationName, .locationUnit]),
        .fieldKindUnusable(.landClass, name: "n", kind: .date), .encodingUnknown(stated: "s"),
        .encodingContradicted(stated: "s", sample: sample),
        .encodingDoubtful(declared: nil, candidates: [], sample: sample),
        .referenceMissing(candidates: [ReferenceCandidate(4526), ReferenceCandidate(4534...4554)]),
        .statedReferenceInvalid(stated: "s", cause: "c"),
        .referenceDiffersFromStated(declared: "d", stated: "s"),
        .referenceUnsupported(name: "n", reason: "r"), .olderDatum(.xian80, name: "n"),
        .referenceContradicted(
            declared: "d", isStated: false, contradiction: .prefixMissing,
            extent: Extent(minimumX: 1, minimumY: 2, maximumX: 3, maximumY: 4), candidates: []),
        .extentNotFinite,
    ]

    @Test("every problem has a word of its own")
    func codes() {
        let codes = Self.problems.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(!codes.contains("unknown"))
        #expect(codes.allSatisfy { code in code.allSatisfy { $0.isLowercase || $0 == "-" } })
    }

    @Test("facts stand in a fixed order, as text")
    func facts() {
        func text(_ problem: SourceProblem) -> String {
            problem.facts.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
        }
        #expect(
            text(.referenceMissing(candidates: [ReferenceCandidate(4526), ReferenceCandidate(4534...4554)]))
                == "candidates=EPSG:4526, EPSG:4534-4554")
        #expect(
            text(.encodingDoubtful(declared: "936", candidates: ["UTF-8", "GB18030"], sample: Self.sample))
                == "declared=936; candidates=UTF-8, GB18030; place=record 5, field 2; bytes=C9 0A")
        #expect(
            text(Self.problems[38])
                == "declared=d; contradiction=prefix-missing; extent=x 1.0..3.0, y 2.0..4.0; candidates=")
    }
}
