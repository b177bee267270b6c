/// The box of a layer in its own coordinates.
package struct Extent: Sendable, Hashable, Codable {
    package var minimumX: Double
    package var minimumY: Double
    package var maximumX: Double
    package var maximumY: Double

    package init(minimumX: Double, minimumY: Double, maximumX: Double, maximumY: Double) {
        self.minimumX = minimumX
        self.minimumY = minimumY
        self.maximumX = maximumX
        self.maximumY = maximumY
    }

    package var isFinite: Bool {
        minimumX.isFinite && minimumY.isFinite && maximumX.isFinite && maximumY.isFinite
    }
}
