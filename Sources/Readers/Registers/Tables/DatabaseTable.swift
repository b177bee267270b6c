import GDALBridge
import LandModel

/// The table of a GeoPackage or file geodatabase that a register is: with or without geometry, opened by GDAL for its
/// definition.
struct DatabaseTable {
    let source: SourceLayer
    let layer: Layer
    let fields: [FieldDefinition]
    var names: [String] { fields.map(\.name) }

    /// - Parameter name: as the pipeline states it; `nil` for the only one there is, those that cannot be read
    ///   counted in.
    init(_ path: String, named name: String?) throws(RegisterProblem) {
        let location = SourceLocation(path)
        if let fault = location.faults.first { throw .source(fault) }
        guard let entry = location.entries.first else { throw .notRegister(found: "folder") }
        let database = DatabaseInspection(entry, for: .layers)
        if let fault = database.faults.first { throw .source(fault) }
        let name = try Self.choose(name, of: database)
        guard let layer = database.layers.first(where: { $0.name == name }) else {
            throw .tableMissing(similar: [], available: database.entries.map(\.name))
        }
        self.layer = layer
        do throws(GDALError) {
            fields = try layer.fields()
            source = SourceLayer(
                name: name, path: path, layer: name, format: entry.format, fields: [],
                featureIDColumn: try layer.featureIDColumn(), geometryColumn: try layer.geometryColumn(),
                declaredCount: try layer.declaredFeatureCount(), coordinates: nil)
        } catch {
            throw .source(SourceFault(path, layer: name, .cannotOpen(cause: error.message)))
        }
    }

    private static func choose(
        _ stated: String?, of database: DatabaseInspection
    ) throws(RegisterProblem) -> String {
        let readable = database.entries.map(\.name)
        let all = readable + database.unreadable.map(\.name)
        guard let name = stated ?? (all.count == 1 ? all.first : nil) else {
            throw .tableNotStated(available: all.sorted())
        }
        if readable.contains(name) { return name }
        if let table = database.unreadable.first(where: { $0.name == name }) {
            throw .source(
                SourceFault(
                    database.path, layer: name,
                    .layerUnreadable(table: table.name, reason: table.reason)))
        }
        throw .tableMissing(similar: Suggestion.nearest(to: name, among: all), available: all.sorted())
    }

    /// Fails where the source declares another number of rows than it delivered.
    func check(delivered: Int64) throws(RegisterProblem) {
        guard delivered == source.declaredCount else {
            throw .reading(
                .countMismatch(
                    path: source.path, layer: source.layer, declared: source.declaredCount,
                    delivered: delivered, deleted: 0))
        }
    }
}
