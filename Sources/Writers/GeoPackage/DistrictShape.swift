package import LandModel

/// A district as it goes into `results.gpkg`: its outline and what it must add up to.
package struct DistrictShape: Sendable, Equatable {
    package var district: District
    package var level: DistrictLevel
    /// Polygons of rings, shell first; longitude and latitude in degrees in turn, closing vertex included. Empty
    /// where the outline is not known.
    package var polygons: [[[Double]]]
    /// Control area (控制面积), land and islands together, where there is one.
    package var controlArea: SquareMetres?
    /// Sum of the district's patches, net areas and ridges.
    package var patchArea: SquareMetres?

    package init(
        district: District, level: DistrictLevel, polygons: [[[Double]]], controlArea: SquareMetres? = nil,
        patchArea: SquareMetres? = nil
    ) {
        self.district = district
        self.level = level
        self.polygons = polygons
        self.controlArea = controlArea
        self.patchArea = patchArea
    }
}
