import LandModel
import Tables

@testable import Check

/// Two counties whose figures agree in every way.
enum SoundFigures {
    private static let codes = ["440203", "440204"]

    /// Cells in 0.01 hm²; every patch is a whole number of hectares, so levelling changes nothing.
    private static func records(_ county: String) -> [LevelledRecord] {
        func record(
            _ unit: String, _ ownership: String, _ cells: [String: Int64], slope: String = "",
            settlement: String = "", refinement: String = "", island: String = "00", exclave: String = "0"
        ) -> LevelledRecord {
            LevelledRecord(
                key: BaseKey(
                    locationUnit: county + unit, ownershipUnit: "440299001001", ownership: ownership,
                    slope: slope, settlement: settlement, refinement: refinement, island: island,
                    islandName: island == "01" ? "小岛" : "", exclave: exclave),
                cells: cells.mapValues { Hectares(hundredths: $0 * 100) })
        }
        return [
            record("001001", "30", ["0101": 30, "0103": 4], slope: "2"),
            record("001001", "20", ["0303": 2, "0201K": 3, "0201": 4, "1203": 1]),
            record("001002", "20", ["0601": 7], settlement: "201A", refinement: "HDGY"),
            record("001002", "10", ["0602": 5], settlement: "204", refinement: "FQ", exclave: "1"),
            record("002001", "30", ["0702": 9, "1104": 1], settlement: "203"),
            record("002001", "30", ["0305": 2], island: "01"),
        ]
    }

    /// The records a form is made of: what is not the base table has the same areas, all approved for industry.
    private static func shown(_ records: [LevelledRecord], in form: Form) -> [LevelledRecord] {
        guard form.records != .base else { return records }
        return records.map { record in
            LevelledRecord(
                key: BaseKey(
                    locationUnit: record.key.locationUnit, ownershipUnit: "", ownership: "",
                    approvedUse: form.records == .approved ? "0601" : ""), cells: record.cells)
        }
    }

    /// Last year's records and what changed since: paddy became a homestead and dry land, a mine went to a neighbour, an
    /// orchard may be turned back.
    private static func change(_ closing: [LevelledRecord]) -> (opening: [LevelledRecord], [ChangeRecord]) {
        var opening = closing
        func side(_ record: Int, _ landClass: String) -> ChangeSide {
            ChangeSide(key: closing[record].key, landClass: landClass)
        }
        func pass(
            _ before: (record: Int, class: String), _ after: (record: Int, class: String)?, _ hectares: Int64,
            _ adjustment: BorderAdjustment = .none
        ) -> ChangeRecord {
            opening[before.record].cells[before.class, default: .zero].hundredths += hectares * 100
            if let after {
                opening[after.record].cells[after.class, default: .zero].hundredths -= hectares * 100
            }
            return ChangeRecord(
                before: side(before.record, before.class), after: after.map { side($0.record, $0.class) },
                kind: after == nil ? .boundary : .land, adjustment: adjustment,
                area: SquareMetres(hundredths: hectares * 1_000_000))
        }
        let records = [
            pass((0, "0101"), (4, "0702"), 2), pass((3, "0602"), nil, 1, .given),
            pass((1, "0201"), (1, "0201K"), 1), pass((0, "0101"), (0, "0103"), 1),
        ]
        return (opening, records)
    }

    private static func changeTables(
        _ district: District, opening: [LevelledRecord], closing: [LevelledRecord], _ records: [ChangeRecord]
    ) throws -> [SummaryTable] {
        let catalogue = try ChangeFormCatalogue()
        let filler = ChangeFiller(catalogue: catalogue)
        let places = try ChangePlaces(catalogue, stocks: [opening, closing], changes: records)
        // Whole hectares need no levelling.
        let changes = places.changes(records, in: district.code).map { change in
            LevelledChange(
                path: change.path, converted: Hectares(rounding: change.area),
                area: Hectares(rounding: change.area))
        }
        return catalogue.forms.compactMap { form in
            switch form.source {
            case .list: nil
            case .net:
                filler.fill(net: form, of: district, opening: opening, closing: closing, year: "2024")
            case .flows:
                filler.fill(
                    form, of: district, places: places, opening: places.stock(opening),
                    closing: places.stock(closing), changes: changes, year: "2024")
            }
        }
    }

    private static func exact(_ records: [LevelledRecord]) -> [BaseRecord] {
        records.map { record in
            BaseRecord(
                key: record.key,
                cells: record.cells.mapValues { SquareMetres(hundredths: $0.hundredths * 10_000) })
        }
    }

    static func input() throws -> CheckInput {
        let catalogue = try FormCatalogue()
        let filler = try FormFiller(catalogue: catalogue)
        func tables(_ records: [LevelledRecord], _ district: District, _ deepest: DistrictLevel) throws
            -> [SummaryTable]
        {
            try catalogue.forms.map { form in
                try filler.fill(
                    form, from: shown(records, in: form), of: district, names: [], deepest: deepest)
            }
        }
        var control = ControlAreas()
        var ledger = Ledger()
        var counties: [CheckInput.County] = []
        var openings: [LevelledRecord] = []
        for code in codes {
            let records = records(code)
            var patches: [ControlAreas.Key: SquareMetres] = [:]
            for record in records {
                let area = SquareMetres(hundredths: record.total.hundredths * 10_000)
                for level in [DistrictLevel.county, .township, .village] {
                    let district = String(record.key.locationUnit.prefix(level.digits))
                    let key = ControlAreas.Key(district: district, island: record.key.island)
                    control.areas[key, default: .zero] += area
                    if level == .village { patches[key, default: .zero] += area }
                }
            }
            let source = "\(code)/DLTB"
            let total = patches.values.reduce(.zero, +)
            let ridges = SquareMetres(hundredths: 1_000_000)
            let lost = SquareMetres(hundredths: 12)
            ledger.add(.init(source: source, entry: .read), features: 9, area: total + lost + lost)
            ledger.add(.init(source: source, entry: .counted), features: 7, area: total - ridges)
            ledger.add(.init(source: source, entry: .deducted), features: 2, area: ridges)
            ledger.add(
                .init(source: source, entry: .rejected, reason: "area-missing"), features: 1, area: lost)
            ledger.add(
                .init(source: source, entry: .unmapped, reason: "class-unknown"), features: 1, area: lost)
            let district = District(code: code, name: "县")
            let (opening, changes) = change(records)
            openings += opening
            counties.append(
                CheckInput.County(
                    code: code, patches: patches, levelled: records,
                    tables: try tables(records, district, .village)
                        + changeTables(district, opening: opening, closing: records, changes),
                    sources: [source],
                    others: [("T14", "TDZMJ"), ("T15", "YJJBNTMJ")].map { form, column in
                        CheckInput.Records(form: form, column: column, counted: total, levelled: records)
                    }, openingTables: try tables(opening, district, .village),
                    change: CheckInput.Change(
                        opening: exact(opening), records: changes, closing: exact(records)),
                    delivered: CheckInput.DeliveredChange(
                        layer: "DLTBGXGC",
                        change: CheckInput.Change(
                            opening: exact(opening), records: changes, closing: exact(records)))))
            let farmland = "farmland/YJJBNTTB"
            for entry in [Ledger.Entry.read, .counted] {
                ledger.add(.init(source: farmland, entry: entry), features: 5, area: total)
            }
        }
        let city = District(code: "4402", name: "市")
        let changeForms = try ChangeFormCatalogue()
        return CheckInput(
            counties: counties, control: control,
            cityTables: try tables(counties.flatMap(\.levelled), city, .county)
                + changeForms.identifiers.compactMap { id in
                    ChangeTotals.total(
                        counties.compactMap { $0.tables.first { $0.id == id } }, of: city,
                        lines: changeForms.lines)
                }, cityOpeningTables: try tables(openings, city, .county), ledger: ledger,
            farmlandSources: ["farmland/YJJBNTTB"])
    }
}

extension [SummaryTable] {
    /// Moves one cell of a form by some 0.01 hm².
    mutating func change(_ id: String, row: Int, _ column: String, by hundredths: Int64) {
        guard let table = firstIndex(where: { $0.id == id }) else { return }
        guard let position = self[table].areaColumns.firstIndex(where: { $0.code == column }) else { return }
        self[table].rows[row].areas[position].hundredths += hundredths
    }
}
