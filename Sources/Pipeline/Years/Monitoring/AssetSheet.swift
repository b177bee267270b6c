import Aggregate
import LandModel
import Normalise

/// The balance sheet of land as an asset (自然资源资产平衡表): by district, ownership and resource type.
struct AssetSheet {
    let common: MonitoringTables
    let prices: AssetPrices?
    let years: (before: Int, after: Int)

    /// Why a line gained or lost ground.
    enum Cause: Hashable {
        case movement(MovementCause)
        /// The land changed its owner and nothing else.
        case ownership

        /// In the order of the table.
        static let all =
            [.movement(.land), .ownership] + MovementCause.allCases.dropFirst().map(Cause.movement)

        var name: String {
            switch self {
            case .movement(let cause): cause.rawValue
            case .ownership: "ownership"
            }
        }

        var title: String {
            switch self {
            case .movement(let cause): cause.title
            case .ownership: "权属变化"
            }
        }
    }

    /// First digit of QSXZ, as form T03 has it.
    enum Holder: String, CaseIterable {
        case state, collective, other

        init(_ ownership: String) {
            switch ownership.first {
            case "1", "2": self = .state
            case "3", "4": self = .collective
            default: self = .other
            }
        }

        var title: String {
            switch self {
            case .state: "国有"
            case .collective: "集体"
            case .other: "权属未明"
            }
        }
    }

    private struct Line: Hashable {
        var holder: Holder
        /// Number of the resource type.
        var type: Int
    }

    private struct Account {
        var opening = SquareMetres.zero
        var closing = SquareMetres.zero
        var gains: [Cause: SquareMetres] = [:]
        var losses: [Cause: SquareMetres] = [:]

        var gain: SquareMetres { gains.values.reduce(.zero, +) }
        var loss: SquareMetres { losses.values.reduce(.zero, +) }
        var isEmpty: Bool { opening == .zero && closing == .zero && gains.isEmpty && losses.isEmpty }
    }

    func table() -> StatisticTable {
        var table = StatisticTable(
            id: "asset-balance", title: "自然资源资产平衡表（土地）", columns: columns, rows: [], notes: notes)
        for district in common.rows.districts {
            let accounts = accounts(of: district)
            for line in lines {
                guard let account = accounts[line], !account.isEmpty else { continue }
                let group = common.groups.assets.groups[line.type]
                table.rows.append(
                    common.rows.cells(district) + [
                        .text(line.holder.rawValue), .text(line.holder.title), .text(group.name),
                        .text(group.title),
                    ] + cells(account) + values(line, of: district))
            }
        }
        return table
    }

    /// A line a district and ownership: opening and increases, less decreases, are the closing stock of every type.
    func checks() -> [CheckResult] {
        common.rows.districts.flatMap { district in
            let accounts = accounts(of: district)
            return Holder.allCases.compactMap { holder -> CheckResult? in
                let own = lines.filter { $0.holder == holder }.compactMap { line in
                    accounts[line].map { (line, $0) }
                }.filter { !$0.1.isEmpty }
                guard !own.isEmpty else { return nil }
                let misses = own.map { line, account in
                    (line, account.opening + account.gain - account.loss - account.closing)
                }
                let worst = misses.max { $0.1.magnitude < $1.1.magnitude }
                var result = CheckResult(
                    rule: "asset-balance-m2",
                    subject: "\(common.rows.code(district)) \(holder.rawValue)", expected: .zero,
                    found: worst?.1 ?? .zero)
                result.detail = "\(own.count) lines"
                if let worst, worst.1 != .zero {
                    result.detail += ", worst \(common.groups.assets.groups[worst.0.type].name)"
                }
                return result
            }
        }
    }

    // MARK: Lines

    private var lines: [Line] {
        Holder.allCases.flatMap { holder in
            common.groups.assets.groups.indices.map { Line(holder: holder, type: $0) }
        }
    }

    private func line(of ground: GroundTrait) -> Line? {
        common.groups.assets.number(of: ground.landClass).map {
            Line(holder: Holder(ground.ownership), type: $0)
        }
    }

    private func accounts(of district: District) -> [Line: Account] {
        var accounts: [Line: Account] = [:]
        for line in lines {
            var account = Account()
            account.opening = stock(common.ground.opening, line, district.code)
            account.closing = stock(common.ground.closing, line, district.code)
            accounts[line] = account
        }
        for (movement, area) in common.ground.whole[district.code].areas {
            let (from, to) = (movement.before.flatMap(line), movement.after.flatMap(line))
            guard from != to else { continue }
            var cause = Cause.movement(movement.cause)
            if movement.cause == .land, let from, let to, from.type == to.type { cause = .ownership }
            if let from { accounts[from]?.losses[cause, default: .zero] += area }
            if let to { accounts[to]?.gains[cause, default: .zero] += area }
        }
        return accounts
    }

    private func stock(_ book: StockBook, _ line: Line, _ code: String) -> SquareMetres {
        book.area(code) { self.line(of: $0) == line }
    }

    // MARK: Cells

    private var columns: [StatisticTable.Column] {
        let area = MonitoringTables.area
        let value: [StatisticTable.Column] = [
            .init("opening_value", "期初价值", .yuan), .init("closing_value", "期末价值", .yuan),
        ]
        return DistrictRows.columns + [
            .init("ownership", "权属", .word), .init("ownership_title", "权属名称", .text),
            .init("type", "资源类型", .word), .init("type_title", "资源类型名称", .text),
            area("opening", "期初存量"), area("increase", "本期增加"),
        ] + Cause.all.map { area("increase_" + $0.name, "增加：" + $0.title) }
            + [area("decrease", "本期减少")]
            + Cause.all.map { area("decrease_" + $0.name, "减少：" + $0.title) }
            + [area("closing", "期末存量")] + (prices == nil ? [] : value)
    }

    private var notes: [String] {
        [
            "期初存量＋本期增加－本期减少＝期末存量。期初、期末存量取自两年的基础计算表，未经调平；期初\(years.before)年，期末\(years.after)年。",
            "国有＝QSXZ首位1、2，集体＝首位3、4；地类不变、只有权属变化的计为权属变化，两者都变的计为地类变化。",
            "调入调出、更正、仅一年有图斑的土地和狭长碎片各自列出，不混入地类变化；市行中县际调入调出相互抵消。",
            common.groups.assets.definition,
        ]
            + (prices == nil
                ? []
                : [
                    "价值＝存量×当年单价，四舍五入到0.01元；县行按本县单价，市行为各县之和，县以下各行自行取整，合计可能相差0.01元的倍数。"
                ])
    }

    private func cells(_ account: Account) -> [StatisticTable.Cell] {
        func areas(_ amounts: [Cause: SquareMetres]) -> [StatisticTable.Cell] {
            Cause.all.map { .area(amounts[$0] ?? .zero) }
        }
        return [.area(account.opening), .area(account.gain)] + areas(account.gains) + [.area(account.loss)]
            + areas(account.losses) + [.area(account.closing)]
    }

    /// Value of both stocks; the city's is the sum of its counties'.
    private func values(_ line: Line, of district: District) -> [StatisticTable.Cell] {
        guard let prices else { return [] }
        let digits = DistrictLevel.county.digits
        let priced =
            district.code.count >= digits
            ? [district.code]
            : common.rows.districts.map(\.code).filter { $0.count == digits && $0.hasPrefix(district.code) }
        func value(_ book: StockBook, _ year: Int) -> StatisticTable.Cell {
            .integer(
                priced.reduce(0) { sum, code in
                    sum
                        + prices.value(
                            stock(book, line, code), line.type, county: String(code.prefix(digits)),
                            year: year)
                })
        }
        return [
            value(common.ground.opening, years.before), value(common.ground.closing, years.after),
        ]
    }
}
