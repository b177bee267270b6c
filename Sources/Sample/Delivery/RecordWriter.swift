import GDALBridge
import LandModel
import Normalise

/// Writes records of the sample into one open layer.
struct RecordWriter {
    private let city: SampleCity
    private let schema: LayerSchema
    private let writer: FeatureWriter
    private let projection: GaussKrugerForward?
    private let names: CodeNames
    private var encoder = WKBEncoder()
    private let positions: [String: Int]

    /// Remark on every record, so that no copy is taken for real data.
    static let remark = "合成示例数据"

    init(
        city: SampleCity, schema: LayerSchema, writer: FeatureWriter, projection: GaussKruger?,
        names: CodeNames
    ) {
        self.city = city
        self.schema = schema
        self.writer = writer
        self.projection = projection.map(GaussKrugerForward.init)
        self.names = names
        positions = Dictionary(
            uniqueKeysWithValues: schema.fields.enumerated().map { ($0.element.name, $0.offset) })
    }

    /// An empty text is left NULL.
    private func set(_ field: String, _ text: String) {
        if let position = positions[field], !text.isEmpty { writer.set(position, text: text) }
    }

    private func set(_ field: String, _ value: Int64, decimals: Int) {
        guard let position = positions[field] else { return }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        // A quotient of two whole numbers below 2⁵³ is the double nearest to the decimal number.
        writer.set(position, real: Double(value) / scale)
    }

    private func set(_ field: String, integer: Int) {
        if let position = positions[field] { writer.set(position, integer: Int64(integer)) }
    }

    private mutating func setGeometry(_ rings: [[Double]]) throws(GDALError) {
        encoder.encode(polygon: projection?.project(rings) ?? rings)
        try writer.setGeometry(wkb: encoder.bytes)
    }

    private func setCommon(county: Int, sequence: Int) {
        let code = city.targets.counties[county].code
        set("BSM", code + schema.identifierPart + DistrictPlanner.padded(sequence, 8))
        set("YSDM", schema.featureCode)
        set("BZ", Self.remark)
    }

    /// - Parameters:
    ///   - sequence: number of the record in its county, from 1.
    ///   - numberInVillage: TBBH, from 1.
    mutating func write(patch number: Int, sequence: Int, numberInVillage: Int) throws(GDALError) {
        let patch = city.plan.patches[number]
        let attributes = city.attributes[number]
        let village = city.districts.villages[Int(patch.village)]
        setCommon(county: village.county, sequence: sequence)
        let patchNumber = DistrictPlanner.padded(numberInVillage, 4)
        set("TBYBH", patchNumber)
        set("TBBH", patchNumber)
        set("ZLDWDM", village.code)
        set("ZLDWMC", village.name)
        set("MSSM", patch.isIsland ? "01" : "00")
        set("HDMC", city.islandName(of: patch))
        set("SJNF", integer: city.targets.year)
        setAreas(gross: city.areas.gross[number], ratio: Int64(attributes.ridgeRatio))
        setCodes(attributes)
        let isForeign = attributes.foreignOwner >= 0
        let owner = isForeign ? city.districts.villages[Int(attributes.foreignOwner)] : village
        set("FRDBS", isForeign ? "1" : "0")
        set("QSDWDM", owner.code)
        set("QSDWMC", owner.name)
        try setGeometry(city.outlines.rings(of: number))
        try writer.write()
    }

    private func setAreas(gross: SquareMetres, ratio: Int64) {
        let deducted = DeductionRule.deducted(gross: gross, ratio: ratio)
        set("TBMJ", gross.hundredths, decimals: 2)
        if ratio > 0 { set("KCDLBM", "1203") }
        set("KCXS", ratio, decimals: 4)
        set("KCMJ", deducted.hundredths, decimals: 2)
        set("TBDLMJ", (gross - deducted).hundredths, decimals: 2)
    }

    private func setCodes(_ attributes: PatchAttributes) {
        set("DLBM", ClassProfile.all[Int(attributes.classNumber)].code)
        set("DLMC", names.landClass(attributes.classNumber))
        set("QSXZ", attributes.ownership.text)
        set("GDLX", attributes.terrace.text)
        if attributes.slope > 0 { set("GDPDJB", String(attributes.slope)) }
        if attributes.width > 0 { set("XZDWKD", Int64(attributes.width), decimals: 1) }
        set("TBXHDM", attributes.refinement.text)
        set("TBXHMC", names.refinement(attributes.refinement))
        set("ZZSXDM", attributes.planting.text)
        set("ZZSXMC", names.planting(attributes.planting))
        if attributes.grade > 0 { set("GDDB", integer: Int(attributes.grade)) }
        set("CZCSXM", attributes.settlement.text)
    }

    /// A part of a township (XZQ) or of a village (CJDCQ), as the writer's schema says.
    mutating func write(part: DistrictPart, sequence: Int) throws(GDALError) {
        if schema.name == LayerSchema.townships.name {
            let township = city.districts.townships[part.unit]
            setCommon(county: township.county, sequence: sequence)
            set("XZQDM", township.code)
            set("XZQMC", township.name)
        } else {
            let village = city.districts.villages[part.unit]
            setCommon(county: village.county, sequence: sequence)
            set("ZLDWDM", village.code)
            set("ZLDWMC", village.name)
        }
        set("DCMJ", part.controlArea.hundredths, decimals: 2)
        set("JSMJ", part.computedArea.hundredths, decimals: 2)
        set("MSSM", part.isIsland ? "01" : "00")
        set("HDMC", part.islandName)
        try setGeometry(part.rings)
        try writer.write()
    }
}

extension SampleCity {
    /// Name of the survey island a patch lies on; empty on land.
    func islandName(of patch: Patch) -> String {
        guard patch.isIsland, let island = plan.islandOfCell[Int(patch.cell)] else { return "" }
        return plan.islands[island].name
    }
}
