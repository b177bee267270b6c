import Aggregate
import LandModel
import Measure
import Readers

/// The shapes of one register's records: what each measures, and in which counties.
struct RegisterShapes: Sendable {
    /// What of a record lies in one county.
    struct Part: Sendable {
        /// `nil` outside all counties.
        var county: String?
        /// In 0.01 m², in µm, or one point.
        var amount: Int64
    }

    /// By number of the record, counties in ascending order; records without a usable shape are missing.
    private(set) var parts: [Int64: [Part]] = [:]
    /// Polygons by number of the record.
    private(set) var polygons: [Int64: [GriddedZone]] = [:]
    private(set) var findings: [Finding] = []

    static func read(
        _ source: SourceLayer, _ geometry: RegisterDefinition.Geometry, on ground: CountyGround,
        workers: Workers
    ) throws -> RegisterShapes {
        var shapes = RegisterShapes()
        switch geometry {
        case .none: break
        case .polygons: try shapes.readPolygons(source, ground, workers)
        case .lines: try shapes.readPlaces(source, .lines, ground)
        case .points: try shapes.readPlaces(source, .points, ground)
        }
        return shapes
    }

    // MARK: Polygons

    private mutating func readPolygons(
        _ source: SourceLayer, _ ground: CountyGround, _ workers: Workers
    ) throws {
        let survey = try ZoneReader.read(
            ZoneLayer(source: source, kindField: nil), plane: ground.plane, workers: workers)
        findings = survey.findings
        polygons = Dictionary(grouping: survey.zones, by: \.polygon.feature)
        let cover = ZoneCover(ground.counties)
        var splitter = AmountSplitter()
        for (number, zones) in polygons {
            let shape = PlaneShape(zones.map(\.polygon.rings))
            var column = ShareColumn()
            cover.cover(shape, into: &column)
            let area = shape.twiceArea.squareMetres ?? .zero
            var parts: [Part] = []
            splitter.split(area, row: 0, column) { kind, piece in
                guard piece != .zero else { return }
                parts.append(
                    Part(county: kind.map { ground.counties.kinds[Int($0)] }, amount: piece.hundredths))
            }
            self.parts[number] = Self.sorted(parts)
        }
    }

    private static func sorted(_ parts: [Part]) -> [Part] {
        parts.sorted { ($0.county ?? "~") < ($1.county ?? "~") }
    }

    // MARK: Lines and points

    private mutating func readPlaces(
        _ source: SourceLayer, _ kind: PlaceReader.Kind, _ ground: CountyGround
    ) throws {
        var parts: [Int64: [Part]] = [:]
        let reader = PlaceReader(kind: kind, districts: ground.locator, plane: ground.plane)
        findings = try reader.read(source) { piece in
            if let place = parts[piece.feature]?.firstIndex(where: { $0.county == piece.district }) {
                parts[piece.feature]?[place].amount += piece.amount
            } else {
                parts[piece.feature, default: []].append(
                    Part(county: piece.district, amount: piece.amount))
            }
        }
        self.parts = parts.mapValues(Self.sorted)
    }
}
