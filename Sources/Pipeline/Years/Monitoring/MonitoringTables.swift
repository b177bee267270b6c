import Aggregate
import LandModel

/// What every table of monitoring has in common: whose ground, which zones, which definitions, which rows.
struct MonitoringTables: Sendable {
    let ground: ChangeGround
    /// The zones that changed ground was laid over; permanent basic farmland, where it is told apart, is the first.
    let zones: [(name: String, title: String)]
    let hasFarmland: Bool
    /// Names of the control lines among the zones.
    let lines: [String]
    let groups: MonitoringGroups
    let rows: DistrictRows

    typealias Column = StatisticTable.Column
    typealias Cell = StatisticTable.Cell

    /// In the order in which they are told.
    func tables() -> [StatisticTable] {
        let cultivated = CultivatedTables(common: self)
        return [
            cultivated.nonAgricultural(), cultivated.nonGrain(), cultivated.planting(),
            CultivatedChangeTable(common: self).table(), OccupationBalanceTable(common: self).table(),
            ConstructionTable(common: self).table(),
        ] + (lines.isEmpty ? [] : [LineTable(common: self).table()])
    }

    static func area(_ name: String, _ title: String) -> Column { Column(name, title, .squareMetres) }

    /// What the tables say of how they were made.
    static let notes = [
        "面积由两年图斑逐块比对得出，以0.01平方米为单位累加，未经调平；耕地等为扣除田坎后的净面积。",
        "仅计同一行政区内地类变化；调入调出、更正（同一地块重新量算）、仅一年有图斑的土地和狭长碎片不混入地类变化。"
            + "县际调整的土地在两县分别列为调入、调出，在市行中相互抵消，其地类变化计入市行。",
    ]

    var insideColumns: [Column] {
        guard hasFarmland else { return [] }
        return [
            Self.area("in_farmland", "其中：永久基本农田内"), Self.area("outside_farmland", "永久基本农田外"),
        ]
    }

    /// The parts of a flow inside and outside farmland.
    func insideCells(_ district: District, _ whole: SquareMetres, _ flow: (Movements) -> SquareMetres)
        -> [Cell]
    {
        guard hasFarmland else { return [] }
        let inside = flow(ground.inside[0][district.code])
        return [.area(inside), .area(whole - inside)]
    }

    /// A column for each zone.
    var zoneColumns: [Column] {
        zones.map {
            Self.area("in_" + $0.name.replacing("-", with: "_"), "其中：" + $0.title + "内")
        }
    }
}

extension MovementCause {
    /// Chinese.
    var title: String {
        switch self {
        case .land: "地类变化"
        case .sliver: "狭长碎片"
        case .moved: "行政区调整"
        case .correction: "更正"
        case .uncovered: "仅一年有图斑"
        }
    }
}
