/// What a number measures, as powers of base units: m, yuan, kW. Counts and ratios are plain numbers.
package struct Dimension: Hashable, Sendable {
    /// Of metres: 1 a length, 2 an area, 3 a volume.
    package var length: Int
    /// Of yuan.
    package var money: Int
    /// Of kilowatts.
    package var power: Int

    package init(length: Int = 0, money: Int = 0, power: Int = 0) {
        self.length = length
        self.money = money
        self.power = power
    }

    package static let plain = Dimension()
    package static let area = Dimension(length: 2)

    package func multiplied(by other: Dimension) -> Dimension {
        Dimension(length: length + other.length, money: money + other.money, power: power + other.power)
    }

    package func divided(by other: Dimension) -> Dimension {
        Dimension(length: length - other.length, money: money - other.money, power: power - other.power)
    }
}
