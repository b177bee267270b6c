package import LandModel

/// What rows are told apart by.
package enum Division: Hashable, Sendable {
    /// The districts of a level, by the row's district code.
    case district(DistrictLevel)
    /// Groups of districts that the pipeline names: 主体功能区.
    case grouping(String)
    /// The values of a field.
    case field(String)
    /// The calendar years of a field of dates.
    case yearOf(String)
    /// The level-1 classes of a field of land classes.
    case levelOne(String)
}

/// Districts put together under names: each county belongs to one group at most.
package struct DistrictGrouping: Sendable, Equatable {
    package var name: String
    package var title: String
    /// In the order of the pipeline, with the codes under each name.
    package var groups: [(name: String, codes: [String])]

    package init(name: String, title: String, groups: [(name: String, codes: [String])]) {
        self.name = name
        self.title = title
        self.groups = groups
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.title == right.title
            && left.groups.elementsEqual(right.groups) { $0.name == $1.name && $0.codes == $1.codes }
    }

    /// Name of the group that a district's code belongs to.
    func group(of code: String) -> String? {
        groups.first { $0.codes.contains { code.hasPrefix($0) } }?.name
    }

    func codes(of group: String) -> [String] { groups.first { $0.name == group }?.codes ?? [] }
}

/// Finds out, for the rows of one source, under which key of a division each falls.
struct DivisionReader {
    let vocabulary: StatisticVocabulary
    let source: SourceSchema

    /// Whether rows of the source can be told apart so.
    func knows(_ division: Division) -> Bool {
        switch division {
        case .district, .grouping: source.district != nil
        case .field(let name), .yearOf(let name), .levelOne(let name):
            source.fields.contains { $0.name == name }
        }
    }

    /// `nil` for a row that belongs under no key.
    func key(of row: RowTable.Row, by division: Division) -> String? {
        switch division {
        case .district(let level):
            guard let code = code(row), code.utf8.count >= level.digits, !isCity(code) else { return nil }
            return String(code.prefix(level.digits))
        case .grouping(let name): return code(row).flatMap { vocabulary.groupings[name]?.group(of: $0) }
        case .field(let name): return value(row, name).flatMap(Self.text)
        case .yearOf(let name):
            guard case .date(let date) = value(row, name) else { return nil }
            return "\(date.year)"
        case .levelOne(let name):
            guard case .text(let code) = value(row, name) else { return nil }
            return vocabulary.classes.levelOne[code]
        }
    }

    /// A register of a city's offices names the city with two zeros; so do cities without counties (441900), whose
    /// districts are their own.
    private func isCity(_ code: String) -> Bool {
        code.utf8.count == DistrictLevel.county.digits && code.hasSuffix("00")
            && !vocabulary.counties.contains(code)
    }

    /// Whether the cell that the key is made of is unusable, or names a district larger than those that are told apart:
    /// the row may belong under any key.
    func cannotTell(_ row: RowTable.Row, by division: Division) -> Bool {
        if case .district(let level) = division, let code = code(row), code.utf8.count < level.digits,
            !isCity(code)
        {
            return true
        }
        let field: Int? =
            switch division {
            case .district, .grouping: source.district
            case .field(let name), .yearOf(let name), .levelOne(let name):
                source.fields.firstIndex { $0.name == name }
            }
        return field.map { row.values[$0] == .unusable } ?? false
    }

    private func code(_ row: RowTable.Row) -> String? {
        guard let field = source.district, case .text(let code) = row.values[field] else { return nil }
        return code
    }

    private func value(_ row: RowTable.Row, _ name: String) -> FieldValue? {
        source.fields.firstIndex { $0.name == name }.map { row.values[$0] }
    }

    private static func text(_ value: FieldValue) -> String? {
        switch value {
        case .text(let text): text
        case .date(let date): "\(date)"
        case .number(let number): number.denominator == 1 ? "\(number.numerator)" : number.text(decimals: 2)
        case .blank, .unusable: nil
        }
    }
}
