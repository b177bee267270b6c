package import LandModel

/// Net cultivated area by location unit and slope level: as the patches record it, and from a slope layer where they do not.
package struct SlopeTally: Sendable, Equatable {
    package struct Key: Hashable, Sendable {
        /// 12 digits.
        package var unit: String
        /// `1`…`5`; empty where neither patch nor layer says.
        package var level: String

        package init(unit: String, level: String) {
            self.unit = unit
            self.level = level
        }
    }

    package struct Amount: Sendable, Equatable {
        /// Of patches that record the level (GDPDJB).
        package var recorded: SquareMetres = .zero
        /// Of patches that do not, where the layer has it.
        package var byLayer: SquareMetres = .zero

        package init() {}

        package static func += (sum: inout Self, other: Self) {
            sum.recorded += other.recorded
            sum.byLayer += other.byLayer
        }
    }

    package private(set) var amounts: [Key: Amount] = [:]
    private var splitter = AmountSplitter()

    package init() {}

    /// Adds a patch that records its level.
    package mutating func add(unit: String, level: String, net: SquareMetres) {
        amounts[Key(unit: unit, level: level), default: Amount()].recorded += net
    }

    /// Adds a patch that records none, divided as its shape lies in the slope layer, whose kinds are `levels`.
    package mutating func add(
        unit: String, net: SquareMetres, row: Int, _ shares: ShareColumn, levels: [String]
    ) {
        splitter.split(net, row: row, shares) { kind, piece in
            let level = kind.map { levels[Int($0)] } ?? ""
            amounts[Key(unit: unit, level: level), default: Amount()].byLayer += piece
        }
    }

    package mutating func merge(_ other: SlopeTally) {
        for (key, amount) in other.amounts { amounts[key, default: Amount()] += amount }
    }

    package static func == (left: Self, right: Self) -> Bool { left.amounts == right.amounts }
}
