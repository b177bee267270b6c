import LandModel

/// What the other shapefiles of a delivery prove about its encoding: a layer of few names, in doubt by itself, was
/// written with them. Made for one inspection; each table is looked at once, and only when a layer is in doubt.
final class SiblingEncodings {
    private let entries: [LayerEntry]
    private var proofs: [LayerEntry: TextEncoding?] = [:]

    /// - Parameter entries: layers of one delivery, of any format.
    init(_ entries: [LayerEntry]) { self.entries = entries.filter { $0.format == .shapefile } }

    /// The one encoding that the texts of the other layers prove, and the layers that do; `nil` when none does or
    /// they differ. A sibling that rests on its declaration alone proves nothing, nor does one of plain ASCII.
    func proven(beside layer: LayerEntry) -> (encoding: TextEncoding, layers: [String])? {
        var (found, layers): (Set<TextEncoding>, [String]) = ([], [])
        for entry in entries where entry != layer {
            let proof = proofs[entry] ?? ShapefileInspection.provenEncoding(entry)
            proofs[entry] = .some(proof)
            guard let proof else { continue }
            found.insert(proof)
            layers.append(entry.name)
        }
        guard found.count == 1, let encoding = found.first else { return nil }
        return (encoding, layers.sorted())
    }
}
