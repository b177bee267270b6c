package import LandModel

/// The area figures of one patch as the source delivers them.
package struct RecordedAreas: Sendable, Hashable {
    /// A decimal as an integer of its field's places.
    package struct Number: Sendable, Hashable {
        package var value: Int64
        package var state: DecimalColumn.State

        package init(_ value: Int64, _ state: DecimalColumn.State = .value) {
            self.value = value
            self.state = state
        }

        /// A row of a column; a field the source lacks is NULL in every row.
        package init(_ column: DecimalColumn?, row: Int) {
            if let column {
                self.init(column.values[row], column.states[row])
            } else {
                self = .null
            }
        }

        package static let null = Number(0, .null)
        package static let invalid = Number(0, .notANumber)
    }

    /// TBMJ in 0.01 m².
    package var gross: Number
    /// KCXS in ten-thousandths.
    package var ratio: Number
    /// KCMJ in 0.01 m².
    package var deducted: Number
    /// TBDLMJ in 0.01 m².
    package var net: Number

    package init(gross: Number, ratio: Number = .null, deducted: Number = .null, net: Number = .null) {
        self.gross = gross
        self.ratio = ratio
        self.deducted = deducted
        self.net = net
    }
}

/// How the area of one patch is counted: gross = net under its class + deducted under the ridge class.
package struct AreaAccount: Sendable, Hashable {
    /// Something to be told of the patch, with the area concerned.
    package struct Remark: Sendable, Hashable {
        package var notice: Notice
        package var area: SquareMetres
    }

    package var gross: SquareMetres
    package var net: SquareMetres
    package var deducted: SquareMetres
    /// Why the patch cannot be counted; then `net` and `deducted` are zero.
    package var rejection: FindingRule?
    package var remarks: [Remark] = []
}
