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
        case .lines: try shapes.readLines(source, ground)
        case .points: try shapes.readPoints(source, ground)
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

    private mutating func readLines(_ source: SourceLayer, _ ground: CountyGround) throws {
        guard let coordinates = source.coordinates else { return }
        var measurer = LineMeasurer(
            coordinates: coordinates, plane: ground.plane, districts: ground.locator)
        var (lines, pieces): ([MeasuredLine], [LinePiece]) = ([], [])
        try scan(source) { shapes, batch in
            measurer.measure(batch.geometry, into: &lines, pieces: &pieces)
            shapes.tell(lines.map(\.rules), batch, source)
            for piece in pieces {
                shapes.add(piece.length.micrometres, batch, piece.row, piece.district, ground)
            }
        }
    }

    private mutating func readPoints(_ source: SourceLayer, _ ground: CountyGround) throws {
        guard let coordinates = source.coordinates else { return }
        var measurer = PointMeasurer(
            coordinates: coordinates, plane: ground.plane, districts: ground.locator)
        var (points, pieces): ([MeasuredPoints], [PointPiece]) = ([], [])
        try scan(source) { shapes, batch in
            measurer.measure(batch.geometry, into: &points, pieces: &pieces)
            shapes.tell(points.map(\.rules), batch, source)
            for piece in pieces { shapes.add(Int64(piece.count), batch, piece.row, piece.district, ground) }
        }
    }

    private mutating func add(
        _ amount: Int64, _ batch: FeatureBatch, _ row: Int, _ district: Int?, _ ground: CountyGround
    ) {
        let county = district.map { ground.locator.codes[$0] }
        var parts = parts[batch.featureIDs[row]] ?? []
        if let place = parts.firstIndex(where: { $0.county == county }) {
            parts[place].amount += amount
        } else {
            parts.append(Part(county: county, amount: amount))
        }
        self.parts[batch.featureIDs[row]] = Self.sorted(parts)
    }

    private mutating func tell(_ rules: [[FindingRule]], _ batch: FeatureBatch, _ source: SourceLayer) {
        for (row, rules) in rules.enumerated() {
            findings += rules.map { Finding(rule: $0, source: source.name, feature: batch.featureIDs[row]) }
        }
    }

    private mutating func scan(_ source: SourceLayer, _ body: (inout Self, FeatureBatch) -> Void) throws {
        let scan = try openScan(source, ScanRequest(geometry: true))
        let transform = try SourceTransform(source)
        var report = ScanReport()
        for unit in try scanUnits(of: source, featuresPerUnit: 65_536) {
            report.merge(
                try scan.read(unit) { batch in
                    transform.apply(&batch)
                    body(&self, batch)
                })
        }
        try verifyCount(source, report)
    }
}
