/// One line of a tabulation: patches and area of one class in one district.
package struct ClassAreaRow: Sendable, Equatable {
    package var district: String
    package var landClass: String
    package var patches: Int64
    package var area: SquareMetres

    package init(district: String, landClass: String, patches: Int64, area: SquareMetres) {
        self.district = district
        self.landClass = landClass
        self.patches = patches
        self.area = area
    }
}
