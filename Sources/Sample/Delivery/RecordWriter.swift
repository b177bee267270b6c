import GDALBridge
import LandModel

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

    private func setCommon(_ identifier: SurveyPatch.Identifier) {
        set("BSM", SampleCity.text(identifier, of: schema, city.targets))
        set("YSDM", schema.featureCode)
        set("BZ", Self.remark)
    }

    mutating func write(patch: SurveyPatch, districts: Districts) throws(GDALError) {
        let village = districts.villages[patch.village]
        setCommon(patch.identifier)
        let patchNumber = DistrictPlanner.padded(patch.number, 4)
        set("TBYBH", patchNumber)
        set("TBBH", patchNumber)
        set("ZLDWDM", village.code)
        set("ZLDWMC", village.name)
        set("MSSM", patch.isIsland ? "01" : "00")
        set("HDMC", patch.islandName)
        set("SJNF", integer: patch.year)
        setAreas(patch)
        setCodes(patch.attributes)
        let owner = Int(patch.attributes.foreignOwner)
        set("FRDBS", owner >= 0 ? "1" : "0")
        set("QSDWDM", patch.owner)
        set("QSDWMC", owner >= 0 ? districts.villages[owner].name : village.name)
        try setGeometry(city.rings(of: patch))
        try writer.write()
    }

    private func setAreas(_ patch: SurveyPatch) {
        let ratio = Int64(patch.attributes.ridgeRatio)
        set("TBMJ", patch.gross.hundredths, decimals: 2)
        if ratio > 0 { set("KCDLBM", "1203") }
        set("KCXS", ratio, decimals: 4)
        set("KCMJ", patch.deducted.hundredths, decimals: 2)
        set("TBDLMJ", patch.net.hundredths, decimals: 2)
    }

    /// - Parameter prefix: stands before the names of the fields.
    private func setCodes(_ attributes: PatchAttributes, prefix: String = "") {
        set(prefix + "DLBM", ClassProfile.all[Int(attributes.classNumber)].code)
        set(prefix + "DLMC", names.landClass(attributes.classNumber))
        set(prefix + "QSXZ", attributes.ownership.text)
        set(prefix + "GDLX", attributes.terrace.text)
        if attributes.slope > 0 { set(prefix + "GDPDJB", String(attributes.slope)) }
        if attributes.width > 0 { set(prefix + "XZDWKD", Int64(attributes.width), decimals: 1) }
        set(prefix + "TBXHDM", attributes.refinement.text)
        set(prefix + "TBXHMC", names.refinement(attributes.refinement))
        set(prefix + "ZZSXDM", attributes.planting.text)
        set(prefix + "ZZSXMC", names.planting(attributes.planting))
        if attributes.grade > 0 { set(prefix + "GDDB", integer: Int(attributes.grade)) }
        set(prefix + "CZCSXM", attributes.settlement.text)
    }

    /// A change of a county's delivery; its shape is the piece of ground that it is about.
    mutating func write(change: ChangeProcess, county: Int, sequence: Int) throws(GDALError) {
        setCommon(SurveyPatch.Identifier(county: county, sequence: sequence))
        set("BGXW", change.behaviour.rawValue)
        set("XZQTZLX", change.adjustment.rawValue)
        set("TBBGMJ", change.area.hundredths, decimals: 2)
        setSide(change.before, of: change, prefix: "BGQ")
        if let after = change.after { setSide(after, of: change, prefix: "BGH") }
        set("GXSJ", "\(change.row.year)/12/31")
        try setGeometry(
            city.rings(of: change.row.event == .merge ? change.before.patch : change.row.after.patch))
        try writer.write()
    }

    private func setSide(_ side: StoryRow.Side, of change: ChangeProcess, prefix: String) {
        let (patch, deducted) = (side.patch, change.deducted(side))
        let ratio = Int64(patch.attributes.ridgeRatio)
        set(prefix + "TBBSM", SampleCity.text(patch.identifier, of: .patches, city.targets))
        set(prefix + "TBBH", DistrictPlanner.padded(patch.number, 4))
        set(prefix + "QSDWDM", patch.owner)
        set(prefix + "QSDWMC", side.ownerName)
        set(prefix + "ZLDWDM", side.villageCode)
        set(prefix + "ZLDWMC", side.villageName)
        if ratio > 0 { set(prefix + "KCDLBM", "1203") }
        set(prefix + "KCDLXS", ratio, decimals: 4)
        set(prefix + "KCDLMJ", deducted.hundredths, decimals: 2)
        set(prefix + "TBDLMJ", (change.area - deducted).hundredths, decimals: 2)
        set(prefix + "FRDBS", patch.attributes.foreignOwner >= 0 ? "1" : "0")
        set(prefix + "MSSM", patch.isIsland ? "01" : "00")
        set(prefix + "HDMC", patch.islandName)
        setCodes(patch.attributes, prefix: prefix)
    }

    /// A part of a township (XZQ) or of a village (CJDCQ), as the writer's schema says.
    mutating func write(record: SurveyYear.DistrictRecord, districts: Districts) throws(GDALError) {
        let part = record.part
        setCommon(record.identifier)
        if schema.name == LayerSchema.townships.name {
            set("XZQDM", districts.townships[part.unit].code)
            set("XZQMC", districts.townships[part.unit].name)
        } else {
            set("ZLDWDM", districts.villages[part.unit].code)
            set("ZLDWMC", districts.villages[part.unit].name)
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
    /// The 18 digits of an identifier (BSM): county, layer, sequence number.
    static func text(
        _ identifier: SurveyPatch.Identifier, of schema: LayerSchema, _ targets: SampleTargets
    ) -> String {
        targets.counties[identifier.county].code + schema.identifierPart
            + DistrictPlanner.padded(identifier.sequence, 8)
    }

    /// Name of the survey island a patch lies on; empty on land.
    func islandName(of patch: Patch) -> String {
        guard patch.isIsland, let island = plan.islandOfCell[Int(patch.cell)] else { return "" }
        return plan.islands[island].name
    }
}
