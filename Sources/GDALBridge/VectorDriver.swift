/// The formats this program opens and writes: everything else is deregistered.
package enum VectorDriver: String, Sendable, CaseIterable {
    case shapefile = "ESRI Shapefile"
    case geoPackage = "GPKG"
    case fileGeodatabase = "OpenFileGDB"
}
