import Aggregate
import LandModel
import Normalise

/// Net change of cultivated land by cause (耕地净变化): from the opening stock to the closing one, nothing left over.
struct CultivatedChangeTable {
    let common: MonitoringTables

    private typealias Line = (name: String, title: String, gain: SquareMetres, loss: SquareMetres)

    func table() -> StatisticTable {
        var table = StatisticTable(
            id: "cultivated-change", title: "耕地净变化（按原因）",
            columns: DistrictRows.columns + [
                .init("line", "项目", .word), .init("line_name", "项目名称", .text),
                MonitoringTables.area("increase", "增加"), MonitoringTables.area("decrease", "减少"),
                MonitoringTables.area("net", "净变化"), MonitoringTables.area("stock", "存量"),
            ], rows: [],
            notes: ["年初存量＋各项净变化＝年末存量。地类按变化前后的类别归因；田坎指扣除系数变化引起的耕地与田坎互转。"]
                + MonitoringTables.notes + [
                    common.groups.definition("耕地", set: "cultivated"), common.groups.causes.definition,
                ])
        for district in common.rows.districts {
            func add(_ name: String, _ title: String, _ cells: [StatisticTable.Cell]) {
                table.rows.append(common.rows.cells(district) + [.text(name), .text(title)] + cells)
            }
            func add(_ line: Line) {
                add(
                    line.name, line.title,
                    [.area(line.gain), .area(line.loss), .area(line.gain - line.loss), .empty])
            }
            add("opening", "年初存量", [.empty, .empty, .empty, .area(opening(district))])
            let lines = lines(of: district)
            for line in lines { add(line) }
            add(Self.total(lines))
            add("closing", "年末存量", [.empty, .empty, .empty, .area(closing(district))])
        }
        return table
    }

    /// One line a district: what the causes make of the opening stock is the closing one.
    func checks() -> [CheckResult] {
        common.rows.districts.map { district in
            let total = Self.total(lines(of: district))
            return CheckResult(
                rule: "cultivated-change-m2", subject: common.rows.code(district),
                expected: closing(district), found: opening(district) + total.gain - total.loss)
        }
    }

    private func opening(_ district: District) -> SquareMetres {
        common.ground.opening.area(district.code, of: common.groups.isCultivated)
    }

    private func closing(_ district: District) -> SquareMetres {
        common.ground.closing.area(district.code, of: common.groups.isCultivated)
    }

    private static func total(_ lines: [Line]) -> Line {
        ("total", "合计", lines.reduce(.zero) { $0 + $1.gain }, lines.reduce(.zero) { $0 + $1.loss })
    }

    private func lines(of district: District) -> [Line] {
        let own = common.ground.whole[district.code]
        let groups = common.groups
        func land(_ name: String, _ title: String, _ number: Int?) -> Line {
            func isOther(_ ground: GroundTrait) -> Bool {
                !groups.isCultivated(ground) && groups.causes.number(of: ground.landClass) == number
            }
            return (
                name, title, own.flow(from: isOther, to: groups.isCultivated),
                own.flow(from: groups.isCultivated, to: isOther)
            )
        }
        let causes = groups.causes.groups.enumerated().map { land($1.name, $1.title, $0) }
        let others = MovementCause.allCases.filter { $0 != .land }.map { cause -> Line in
            let balance = own.balance(cause, of: groups.isCultivated)
            return (cause.rawValue, cause.title, balance.gain, balance.loss)
        }
        return causes + [land("other", "其他", nil)] + others
    }
}
