import GDALBridge
import LandModel
import SQLiteBridge

/// Describes layers of GeoPackages and file geodatabases: a plain GeoPackage by its own catalogue, everything else through
/// GDAL, opened read-only by that driver alone.
final class DatabaseInspection {
    /// What the inspection is for.
    enum Purpose {
        /// To be told of the layers.
        case description
        /// To read features through the open layers.
        case layers
    }

    let path: String
    let format: SourceLayer.Format
    /// Open layers, for the inspection and for tables read through it.
    private(set) var layers: [Layer] = []
    /// Layers with the sort of geometry they may hold.
    private(set) var entries: [LayerEntry] = []
    private(set) var faults: [SourceFault] = []
    private(set) var evidence: [Evidence] = []
    /// Layers the geodatabase lists but nobody can read.
    private(set) var unreadable: [(name: String, reason: UnreadableTable)] = []
    /// `nil` where GDAL has been asked.
    private var catalogue: GeoPackageCatalogue?

    init(_ location: SourceLocation.Entry, for purpose: Purpose = .description) {
        path = location.path
        format = location.format
        var options: [String: String] = [:]
        var witness: Database?
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
            // One in log mode may only be opened as the lines above say.
            if purpose == .description, !log.isLogged, log.logBytes == 0,
                let catalogue = GeoPackageCatalogue(path)
            {
                self.catalogue = catalogue
                entries = catalogue.layers.map {
                    LayerEntry(path: path, name: $0.name, format: format, kinds: $0.kinds)
                }
                return
            }
            if let cause = Self.lock(path, immutable: log.opensImmutable) {
                faults = [SourceFault(path, .locked(cause: cause))]
                return
            }
            guard checkApplicationID(log) else { return }
            if log.logBytes > 0 {
                evidence.append(Evidence(.logBeside, ["bytes": "\(log.logBytes)"]))
                do throws(SQLiteError) { witness = try Self.witness(path) } catch {
                    faults = [SourceFault(path, .cannotOpen(cause: error.message))]
                    return
                }
            }
        } else {
            // The system tables, too: the catalogue tells which tables there should be.
            options["LIST_ALL_TABLES"] = "YES"
        }
        do throws(GDALError) {
            let driver: VectorDriver = format == .geoPackage ? .geoPackage : .fileGeodatabase
            let dataset = try Dataset.open(path, driver: driver, options: options, keeping: witness)
            evidence += dataset.openingMessages.map { Evidence(.openingMessage, ["text": $0.text]) }
            layers = try dataset.layers()
            if format == .fileGeodatabase {
                unreadable = GeodatabaseCatalogue.unreadable(path, layers)
                layers.removeAll { GeodatabaseCatalogue.isInternal($0.name) }
            }
            list()
        } catch {
            faults.append(SourceFault(path, .cannotOpen(cause: error.message)))
        }
    }

    /// What SQLite says of a file that another program holds; `nil` for one that can be read, or that has other faults.
    private static func lock(_ path: String, immutable: Bool) -> String? {
        do throws(SQLiteError) {
            _ = try Database(readOnly: path, immutable: immutable).integer(
                "SELECT count(*) FROM sqlite_master")
            return nil
        } catch {
            return error.isLocked ? error.message : nil
        }
    }

    /// A second connection, read-only, to a file whose log waits.
    ///
    /// GDAL opens such a file for writing when it is done with it, so that the log disappears: as the last connection
    /// it would write the log's pages into the delivery and delete the log. With this one open it is never the last,
    /// and a read-only connection can do neither. The first statement takes the lock, which then stays.
    private static func witness(_ path: String) throws(SQLiteError) -> Database {
        let database = try Database(readOnly: path, immutable: false)
        _ = try database.integer("SELECT count(*) FROM sqlite_master")
        return database
    }

    /// A layer whose definition cannot be read is there, but not readable; GDAL says so at the first touch only.
    private func list() {
        for layer in layers {
            do throws(GDALError) {
                _ = try layer.fields()
                let kinds = Self.kinds(try layer.geometryType())
                entries.append(LayerEntry(path: path, name: layer.name, format: format, kinds: kinds))
            } catch {
                unreadable.append((layer.name, .damaged))
            }
        }
    }

    private static func kinds(_ type: GeometryType) -> Set<GeometryKind> {
        if type.isOpen { return Set(GeometryKind.allCases) }
        if type.isPolygonal { return [.polygons] }
        return type.isLinear ? [.lines] : type.isPuntal ? [.points] : []
    }

    func facts(_ entry: LayerEntry, _ request: InspectionRequest) -> LayerFacts {
        var facts = LayerFacts(
            path: path, name: entry.name, format: format, geometry: "unknown", kinds: entry.kinds)
        facts.encoding = EncodingDecision(encoding: .utf8, evidence: [Evidence(.encodingByFormat)])
        if let layer = catalogue?.layers.first(where: { $0.name == entry.name }) {
            facts.take(layer, asked: request.geometryKind)
            return facts
        }
        guard let layer = layers.first(where: { $0.name == entry.name }) else { return facts }
        do throws(GDALError) {
            facts.geometry = try layer.geometryType().name
            facts.fields = try layer.fields().map(Self.field)
            facts.featureIDColumn = try layer.featureIDColumn()
            facts.geometryColumn = try layer.geometryColumn()
            facts.declaredCount = try layer.declaredFeatureCount()
            if entry.kinds.contains(request.geometryKind) {
                facts.reference = try layer.spatialReference()
                if facts.declaredCount > 0 {
                    facts.extent = try layer.extent()
                }
                facts.checkExtent()
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

    /// A GeoPackage without its application id is one by its table of contents, and told.
    private func checkApplicationID(_ log: GeoPackageLog) -> Bool {
        let id = (try? FileBytes(path).read(at: 68, count: 4)) ?? []
        if FileKind.isApplicationID(id) { return true }
        let contents = "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_contents'"
        do throws(SQLiteError) {
            let database = try Database(readOnly: path, immutable: log.opensImmutable)
            guard try database.integer(contents) != nil else {
                faults = [
                    SourceFault(
                        path, .otherFormatInside(expected: .geoPackage, found: FileKind.database.name))
                ]
                return false
            }
        } catch {
            faults = [SourceFault(path, .cannotOpen(cause: error.message))]
            return false
        }
        let digits = id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
        evidence.append(Evidence(.applicationID, ["found": digits.joined()]))
        return true
    }
}

extension LayerFacts {
    fileprivate mutating func take(_ layer: GeoPackageCatalogue.Layer, asked: GeometryKind) {
        geometry = layer.geometry
        fields = layer.fields
        featureIDColumn = layer.featureIDColumn
        geometryColumn = layer.geometryColumn
        declaredCount = layer.declaredCount
        guard kinds.contains(asked) else { return }
        reference = .cgcs2000
        if declaredCount > 0 { extent = layer.extent }
        checkExtent()
    }

    fileprivate mutating func checkExtent() {
        if let extent, !extent.isFinite { report(.extentNotFinite) }
    }
}
