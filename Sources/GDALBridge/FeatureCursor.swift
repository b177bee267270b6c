import CGDAL

/// A scan over one layer, feature by feature, that never takes a failure for the end.
package final class FeatureCursor {
    private let layer: Layer

    init(layer: Layer) { self.layer = layer }

    /// The next feature, or `nil` at the end.
    ///
    /// NULL from OGR means end or failure, and a corrupt record may be skipped with nothing but an error left
    /// behind: the error state is asked after every call and an error is thrown. A warning is no error.
    package func next() throws(GDALError) -> Feature? {
        let handle = try layer.handle("OGR_L_GetNextFeature")
        CPLErrorReset()
        let feature = OGR_L_GetNextFeature(handle)
        let wrapped = feature.map { Feature($0, layer: layer) }
        try Checked.lastError("OGR_L_GetNextFeature")
        return wrapped
    }
}
