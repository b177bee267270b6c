import GDALBridge
import LandModel

/// Describes a shapefile from its own files; GDAL is asked for the meaning of the .prj only.
enum ShapefileInspection {
    static func entry(_ path: String) -> LayerEntry {
        let head = (try? FileBytes(path).read(at: 0, count: ShapeHeader.length)) ?? []
        return LayerEntry(
            path: path, name: ShapefileParts(shp: path).layer, format: .shapefile,
            kinds: ShapeHeader(head)?.kinds ?? [])
    }

    /// - Parameter siblings: the layers of the same delivery.
    static func facts(
        _ entry: LayerEntry, _ request: InspectionRequest, siblings: SiblingEncodings
    ) -> LayerFacts {
        let parts = ShapefileParts(shp: entry.path)
        let check = ShapefileCheck(parts)
        var facts = LayerFacts(
            path: entry.path, name: entry.name, format: .shapefile,
            geometry: check.header?.typeName ?? "unknown", kinds: check.header?.kinds ?? [])
        facts.declaredCount = check.recordCount
        facts.extent = check.extent
        facts.evidence = check.evidence
        facts.faults = check.faults
        if let table = check.table, let file = check.tableFile {
            let sampled = SampledFields(request)
            let sample = EncodingSample(table: table, file: file, fields: sampled)
            let judge = judge(sample, table, parts, stated: request.encoding)
            do throws(EncodingDoubt) {
                facts.encoding = try judge.decide {
                    sampled.includesSiblings ? siblings.proven(beside: entry) : nil
                }
            } catch {
                facts.report(error.problem)
                // A name beyond ASCII may be any field's.
                facts.areFieldsKnown = sample.names.isEmpty
            }
            facts.fields = fields(table, sample.names, facts.encoding?.encoding ?? .utf8)
        } else {
            facts.areFieldsKnown = false
        }
        readReference(parts, request, &facts)
        return facts
    }

    /// The encoding that the layer's own texts prove, whatever else is wrong with its files.
    static func provenEncoding(_ entry: LayerEntry) -> TextEncoding? {
        let parts = ShapefileParts(shp: entry.path)
        guard let path = parts.dbf, let file = try? FileBytes(path), let table = try? TableHeader.read(file)
        else { return nil }
        return judge(EncodingSample(table: table, file: file, fields: .others), table, parts, stated: nil)
            .proven()
    }

    private static func judge(
        _ sample: EncodingSample, _ table: TableHeader, _ parts: ShapefileParts, stated: String?
    ) -> EncodingJudge {
        EncodingJudge(
            sample: sample, codePage: parts.cpg.flatMap { firstLine($0) },
            languageDriver: table.languageDriver, stated: stated)
    }

    private static func fields(
        _ table: TableHeader, _ names: [EncodingSample.Value], _ encoding: TextEncoding
    ) -> [SourceLayer.Field] {
        let decoder = TextDecoder(encoding)
        let names = Dictionary(uniqueKeysWithValues: names.map { ($0.text.field, $0) })
        return table.fields.enumerated().map { index, field in
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

    /// What a .cpg says.
    static func firstLine(_ path: String) -> String? {
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
