extension SampleTargets {
    /// A register (台账): the file it is written to, its columns, and groups of rows with the figures that they add
    /// up to.
    package struct Register: Sendable, Hashable, Codable {
        package enum Format: String, Sendable, Codable {
            /// UTF-8.
            case csv
            /// UTF-8 with a byte-order mark.
            case csvWithMark = "csv-bom"
            case csvInGB18030 = "csv-gb18030"
            /// One sheet, named like the register.
            case xlsx
            /// A table without geometry in a GeoPackage that several registers may share.
            case geoPackage = "gpkg"
        }
        package var name: String
        /// In the folder of the registers.
        package var file: String
        package var format: Format
        /// Name of the table in a GeoPackage; the register's own without it.
        package var layer: String?
        package var columns: [Column]
        package var groups: [Group]
    }

    package struct Column: Sendable, Hashable, Codable {
        package enum Kind: String, Sendable, Codable {
            /// Prefix and running number, over all groups.
            case serial
            case countyCode, countyName
            case text, number
            case date
            /// Day and minute, in office hours.
            case dateTime
            /// What the row's source says under a key.
            case source
        }
        /// The header, with the unit in it.
        package var name: String
        package var kind: Kind
        /// Of a serial number.
        package var prefix: String?
        package var digits: Int?
        /// Of a number.
        package var decimals: Int?
        /// Of a source.
        package var key: String?
        /// What a row holds whose group says nothing: one of these words, by chance.
        package var words: [String]?
        /// The same for a number: from the first to the second.
        package var range: [String]?
    }

    /// Rows made alike. How many: as many as `count` says, as `rows` lists, as the combinations of `each`, `eachMonth` and
    /// `eachCounty`, or as the source named by `from` has.
    ///
    /// The other keys tell by the names of columns what a row holds.
    package struct Group: Sendable, Hashable, Codable {
        package var count: Int?
        /// From the first year to the second.
        package var each: [String: [Int]]?
        /// From the first month to the second, `2016-01`.
        package var eachMonth: [String: [String]]?
        package var eachCounty: Bool?
        /// Rows as they stand, under the columns of `header`.
        package var rows: [[String]]?
        package var header: [String]?
        /// A kind of things in the sample: villages, hazards …
        package var from: String?
        /// Of these the ones whose values under a key are so.
        package var `where`: [String: String]?
        /// Of these the ones from the first number up to, not including, the second.
        package var take: [Int]?
        /// Codes of the counties that the rows lie in, in turn; all without it.
        package var counties: [String]?
        /// The same text in every row; `{n}` is the row's number, `{county}` its county's code.
        package var fields: [String: String]?
        /// One of some words, by chance.
        package var words: [String: [String]]?
        /// One of some words, in turn.
        package var cycle: [String: [String]]?
        /// Parts of a figure, which the rows add up to exactly.
        package var sums: [String: String]?
        /// What the parts of a column go by, within a twentieth: `countyArea`, or a column before that is a sum too.
        package var weigh: [String: String]?
        /// A number between two, both included.
        package var ranges: [String: [String]]?
        /// A day between two, both included.
        package var dates: [String: [String]]?
        /// A day of the year that another column says.
        package var yearDates: [String: String]?
        /// Some days or hours after a column before.
        package var after: [String: Lag]?
        /// A column before plus a number between two.
        package var plus: [String: Derived]?
        /// A column before times a number between two, rounded.
        package var times: [String: Derived]?
    }

    package struct Lag: Sendable, Hashable, Codable {
        package var of: String
        package var days: [Int]?
        package var hours: [Int]?
    }

    package struct Derived: Sendable, Hashable, Codable {
        package var of: String
        package var range: [String]
    }
}

extension SampleTargets.Group {
    /// What parts may go by that is no column.
    static let countyArea = "countyArea"

    /// Names of the columns that the keys speak of.
    var named: [String] {
        var names = header ?? []
        for keys in [fields?.keys.map { $0 }, words?.keys.map { $0 }, cycle?.keys.map { $0 }] {
            names += keys ?? []
        }
        for keys in [sums?.keys.map { $0 }, ranges?.keys.map { $0 }, dates?.keys.map { $0 }] {
            names += keys ?? []
        }
        for keys in [each?.keys.map { $0 }, eachMonth?.keys.map { $0 }] { names += keys ?? [] }
        names += (weigh ?? [:]).flatMap { [$0.key] + ($0.value == Self.countyArea ? [] : [$0.value]) }
        names += (yearDates ?? [:]).flatMap { [$0.key, $0.value] }
        names += (after ?? [:]).flatMap { [$0.key, $0.value.of] }
        names +=
            (plus ?? [:]).flatMap { [$0.key, $0.value.of] }
            + (times ?? [:]).flatMap { [$0.key, $0.value.of] }
        return names
    }
}
