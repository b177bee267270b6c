import GDALBridge
import LandModel

/// Describes a shapefile from its own files; GDAL is asked for the meaning of the .prj only.
enum ShapefileInspection {
    static func entry(_ path: String) -> LayerEntry {
        let head = (try? FileBytes(path).read(at: 0, count: ShapeHeader.length)) ?? []
        return LayerEntry(
            path: path, name: ShapefileParts(shp: path).layer, format: .shapefile,
            isPolygonal: ShapeHeader(head)?.isPolygonal ?? false)
    }

    static func facts(_ entry: LayerEntry, _ request: InspectionRequest) -> LayerFacts {
        let parts = ShapefileParts(shp: entry.path)
        let check = ShapefileCheck(parts)
        var facts = LayerFacts(
            path: entry.path, name: entry.name, format: .shapefile,
            geometry: check.header?.typeName ?? "unknown", isPolygonal: check.header?.isPolygonal ?? false)
        facts.declaredCount = check.recordCount
        facts.extent = check.extent
        facts.evidence = check.evidence
        facts.faults = check.faults
        if let table = check.table, let file = check.tableFile {
            decideText(table, file, parts, request, &facts)
        } else {
            facts.areFieldsKnown = false
        }
        readReference(parts, request, &facts)
        return facts
    }

    private static func decideText(
        _ table: TableHeader, _ file: FileBytes, _ parts: ShapefileParts, _ request: InspectionRequest,
        _ facts: inout LayerFacts
    ) {
        let sample = EncodingSample(table: table, file: file)
        let judge = EncodingJudge(
            sample: sample, codePage: parts.cpg.flatMap { firstLine($0) },
            languageDriver: table.languageDriver,
            stated: request.encoding)
        do throws(EncodingDoubt) { facts.encoding = try judge.decide() } catch {
            facts.report(error.problem)
            // A name beyond ASCII may be any field's.
            facts.areFieldsKnown = sample.names.isEmpty
        }
        let encoding = facts.encoding?.encoding ?? .utf8
        let decoder = TextDecoder(encoding)
        let names = Dictionary(uniqueKeysWithValues: sample.names.map { ($0.text.field, $0) })
        facts.fields = table.fields.enumerated().map { index, field in
            // A name that cannot be decoded stands with U+FFFD in the description; the encoding is then a fault.
            let name =
                names[index].flatMap { name in decoder.flatMap { EncodingReading.decode(name, $0, encoding) }
                }
                ?? String(decoding: field.nameBytes, as: UTF8.self)
            return SourceLayer.Field(
                name: name.trimmingBlanks, kind: field.kind, width: field.width, decimals: field.decimals)
        }
    }

    private static func readReference(
        _ parts: ShapefileParts, _ request: InspectionRequest, _ facts: inout LayerFacts
    ) {
        guard let path = parts.prj, var bytes = try? FileBytes(path).read(at: 0, count: 65_536) else {
            return
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let text = String(decoding: bytes, as: UTF8.self).trimmingBlanks
        guard !text.isEmpty else { return }
        do throws(GDALError) { facts.reference = try SpatialReference(wkt: text) } catch {
            // A stated system takes the place of one that cannot be read.
            if request.reference == nil, request.needsGeometry {
                facts.report(.referenceUnsupported(name: path, reason: error.message))
            }
        }
    }

    private static func firstLine(_ path: String) -> String? {
        guard var bytes = try? FileBytes(path).read(at: 0, count: 256) else { return nil }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }
        let text = String(decoding: line, as: UTF8.self).trimmingBlanks
        return text.isEmpty ? nil : text
    }
}

extension String {
    /// Without blanks and line ends around.
    var trimmingBlanks: String {
        var text = drop { $0.isWhitespace || $0 == "\0" }
        while let last = text.last, last.isWhitespace || last == "\0" { text.removeLast() }
        return String(text)
    }
}
