import GDALBridge
import LandModel

/// Describes layers of GeoPackages and file geodatabases through GDAL, opened read-only by that driver alone.
final class DatabaseInspection {
    let path: String
    let format: SourceLayer.Format
    private var layers: [Layer] = []
    private(set) var faults: [SourceFault] = []
    private(set) var evidence: [Evidence] = []
    /// Layers the geodatabase lists but nobody can read.
    private(set) var unreadable: [(name: String, reason: UnreadableTable)] = []

    init(_ location: SourceLocation.Entry) {
        path = location.path
        format = location.format
        var options: [String: String] = [:]
        if format == .geoPackage {
            let log = GeoPackageLog(path)
            if log.isUnfinished {
                let file = path + (log.journalBytes > 0 ? "-journal" : "-wal")
                faults = [
                    SourceFault(
                        path,
                        .unfinishedLog(
                            file: file, bytes: max(log.journalBytes, log.logBytes),
                            folderWritable: log.isFolderWritable))
                ]
                return
            }
            if log.opensImmutable {
                options["IMMUTABLE"] = "YES"
                evidence.append(Evidence(.openedImmutable))
            }
            if log.logBytes > 0 { evidence.append(Evidence(.logBeside, ["bytes": "\(log.logBytes)"])) }
            noteApplicationID()
        } else {
            // The system tables, too: the catalogue tells which tables there should be.
            options["LIST_ALL_TABLES"] = "YES"
        }
        do throws(GDALError) {
            let driver: VectorDriver = format == .geoPackage ? .geoPackage : .fileGeodatabase
            let dataset = try Dataset.open(path, driver: driver, options: options)
            evidence += dataset.openingMessages.map { Evidence(.openingMessage, ["text": $0.text]) }
            layers = try dataset.layers()
            if format == .fileGeodatabase {
                unreadable = GeodatabaseCatalogue.unreadable(path, layers)
                layers.removeAll { GeodatabaseCatalogue.isSystemTable($0.name) }
            }
        } catch {
            faults.append(SourceFault(path, .cannotOpen(cause: error.message)))
        }
    }

    var entries: [LayerEntry] {
        layers.map { layer in
            LayerEntry(
                path: path, name: layer.name, format: format,
                isPolygonal: (try? layer.geometryType().mayBePolygonal) ?? false)
        }
    }

    func facts(_ entry: LayerEntry) -> LayerFacts {
        var facts = LayerFacts(
            path: path, name: entry.name, format: format, geometry: "unknown", isPolygonal: entry.isPolygonal)
        facts.encoding = EncodingDecision(encoding: .utf8, evidence: [Evidence(.encodingByFormat)])
        guard let layer = layers.first(where: { $0.name == entry.name }) else { return facts }
        do throws(GDALError) {
            facts.geometry = try layer.geometryType().name
            facts.fields = try layer.fields().map(Self.field)
            facts.featureIDColumn = try layer.featureIDColumn()
            facts.geometryColumn = try layer.geometryColumn()
            facts.declaredCount = try layer.declaredFeatureCount()
            if entry.isPolygonal {
                facts.reference = try layer.spatialReference()
                if facts.declaredCount > 0 {
                    facts.extent = try layer.extent().map {
                        SourceExtent(
                            minimumX: $0.minimumX, minimumY: $0.minimumY, maximumX: $0.maximumX,
                            maximumY: $0.maximumY)
                    }
                }
                if let extent = facts.extent, !extent.isFinite { facts.report(.extentNotFinite) }
            }
        } catch {
            facts.report(.cannotOpen(cause: error.message))
        }
        return facts
    }

    private static func field(_ definition: FieldDefinition) -> SourceLayer.Field {
        let kind: SourceLayer.Field.Kind =
            switch definition.kind {
            case .text: .text
            case .integer, .integer64: .integer
            case .real: .real
            case .date, .time, .dateTime: .date
            case .binary, .other: .other
            }
        return SourceLayer.Field(
            name: definition.name, kind: kind, width: definition.width, decimals: definition.decimals)
    }

    /// A GeoPackage without its application id is opened all the same, and told.
    private func noteApplicationID() {
        let id = Array(((try? FileBytes(path).read(at: 68, count: 4)) ?? []))
        guard !["GPKG", "GP10", "GP11"].contains(where: { id.elementsEqual($0.utf8) }) else { return }
        let text = id.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }
        evidence.append(Evidence(.applicationID, ["found": text.joined()]))
    }
}
