package import GDALBridge
package import LandModel

extension SourceProblem {
    /// A stable word for the problem, for JSON and for looking it up (`path-missing`).
    package var code: String { described.code }

    /// What is known about it, in a fixed order.
    package var facts: [Finding.Fact] { described.facts.map { Finding.Fact($0.key, $0.value) } }

    private var described: (code: String, facts: KeyValuePairs<String, String>) {
        switch self {
        case .pathMissing(let similar): ("path-missing", ["similar": Self.list(similar)])
        case .pathUnreadable(let cause): ("path-unreadable", ["cause": cause])
        case .pathNotLocal(let prefix): ("path-not-local", ["prefix": prefix])
        case .exchangeFile: ("exchange-file", [:])
        case .personalGeodatabase: ("personal-geodatabase", [:])
        case .archive(let kind): ("archive", ["kind": kind])
        case .sideFile(let main): ("side-file", ["main": main ?? ""])
        case .otherFormatInside(let expected, let found):
            ("other-format-inside", ["expected": expected.rawValue, "found": found])
        case .formatUnknown(let found): ("format-unknown", ["found": found])
        case .folderWithoutSources(let others): ("folder-without-sources", ["others": Self.list(others)])
        case .cannotOpen(let cause): ("cannot-open", ["cause": cause])
        case .layerMissing(let similar, let available):
            ("layer-missing", ["similar": Self.list(similar), "available": Self.list(available)])
        case .layerNotStated(let candidates): ("layer-not-stated", ["candidates": Self.list(candidates)])
        case .layerInSeveralFiles(let paths): ("layer-in-several-files", ["paths": Self.list(paths)])
        case .layerNotPolygonal(let geometry): ("layer-not-polygonal", ["geometry": geometry])
        case .layerOfOtherKind(let asked, let geometry):
            ("layer-of-other-kind", ["asked": asked.rawValue, "geometry": geometry])
        case .layerUnreadable(let table, let reason):
            ("layer-unreadable", ["table": table, "reason": reason.rawValue])
        case .locked(let cause): ("locked", ["cause": cause])
        case .unfinishedLog(let file, let bytes, let isWritable):
            (
                "unfinished-log",
                ["file": file, "bytes": "\(bytes)", "folder_writable": isWritable ? "yes" : "no"]
            )
        default: describedPart ?? describedContent
        }
    }

    /// Files of a shapefile.
    private var describedPart: (code: String, facts: KeyValuePairs<String, String>)? {
        switch self {
        case .partMissing(let part): ("part-missing", ["part": part])
        case .partAmbiguous(let part, let names):
            ("part-ambiguous", ["part": part, "names": Self.list(names)])
        case .partMalformed(let part, let field, let found):
            ("part-malformed", ["part": part, "field": field, "found": found])
        case .partShort(let part, let expected, let found):
            ("part-short", ["part": part, "expected_bytes": "\(expected)", "found_bytes": "\(found)"])
        case .partLong(let part, let expected, let found):
            ("part-long", ["part": part, "expected_bytes": "\(expected)", "found_bytes": "\(found)"])
        case .recordCountsDiffer(let index, let table):
            ("record-counts-differ", ["shx_records": "\(index)", "dbf_records": "\(table)"])
        case .recordOutsideFile(let record, let endsAt, let found):
            (
                "record-outside-file",
                ["record": "\(record)", "ends_at": "\(endsAt)", "found_bytes": "\(found)"]
            )
        default: nil
        }
    }

    /// Fields, text, reference system.
    private var describedContent: (code: String, facts: KeyValuePairs<String, String>) {
        switch self {
        case .fieldMissing(let field, let known, let similar, let available):
            (
                "field-missing",
                [
                    "field": field.rawValue, "known_names": Self.list(known), "similar": Self.list(similar),
                    "available": Self.list(available),
                ]
            )
        case .statedFieldMissing(let field, let stated, let similar, let available):
            (
                "stated-field-missing",
                [
                    "field": field.rawValue, "stated": stated, "similar": Self.list(similar),
                    "available": Self.list(available),
                ]
            )
        case .fieldAmbiguous(let field, let candidates):
            ("field-ambiguous", ["field": field.rawValue, "candidates": Self.list(candidates)])
        case .fieldNameCut(let field, let name, let couldBe):
            (
                "field-name-cut",
                ["field": field.rawValue, "name": name, "could_be": Self.list(couldBe.map(\.rawValue))]
            )
        case .fieldKindUnusable(let field, let name, let kind):
            ("field-kind-unusable", ["field": field.rawValue, "name": name, "kind": kind.rawValue])
        case .encodingUnknown(let stated): ("encoding-unknown", ["stated": stated])
        case .encodingContradicted(let stated, let sample):
            ("encoding-contradicted", ["stated": stated, "place": sample.place, "bytes": sample.hexadecimal])
        case .encodingDoubtful(let declared, let candidates, let sample):
            (
                "encoding-doubtful",
                [
                    "declared": declared ?? "", "candidates": Self.list(candidates), "place": sample.place,
                    "bytes": sample.hexadecimal,
                ]
            )
        case .referenceMissing(let candidates): ("crs-missing", ["candidates": Self.list(candidates)])
        case .statedReferenceInvalid(let stated, let cause):
            ("stated-crs-invalid", ["stated": stated, "cause": cause])
        case .referenceDiffersFromStated(let declared, let stated):
            ("crs-differs-from-stated", ["declared": declared, "stated": stated])
        case .referenceUnsupported(let name, let reason):
            ("crs-unsupported", ["name": name, "reason": reason])
        case .olderDatum(let datum, let name): ("older-datum", ["datum": datum.rawValue, "name": name])
        case .referenceContradicted(let declared, let isStated, let contradiction, let extent, let candidates):
            (
                "crs-contradicted",
                [
                    isStated ? "stated" : "declared": declared, "contradiction": contradiction.rawValue,
                    "extent": extent.text,
                    "candidates": Self.list(candidates),
                ]
            )
        case .extentNotFinite: ("extent-not-finite", [:])
        default: ("unknown", [:])
        }
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
    private static func list(_ candidates: [ReferenceCandidate]) -> String {
        candidates.map(\.text).joined(separator: ", ")
    }
}

extension ReferenceCandidate {
    /// `EPSG:4526`, or `EPSG:4534-4554` for a family.
    package var text: String {
        codes.count == 1 ? "EPSG:\(codes.lowerBound)" : "EPSG:\(codes.lowerBound)-\(codes.upperBound)"
    }
}

extension Extent {
    /// Corners in the layer's own coordinates: `x minimum..maximum, y minimum..maximum`.
    package var text: String { "x \(minimumX)..\(maximumX), y \(minimumY)..\(maximumY)" }
}

extension TextSample {
    /// `record 5, field 2` counted from 0, or `name of field 2`.
    package var place: String { record.map { "record \($0), field \(field)" } ?? "name of field \(field)" }

    /// The first sixteen bytes.
    package var hexadecimal: String {
        let digits = bytes.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
        return digits.joined(separator: " ") + (bytes.count > 16 ? " …" : "")
    }
}
