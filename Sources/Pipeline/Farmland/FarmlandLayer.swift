package import LandModel
import Normalise

/// A layer of permanent basic farmland, decided: which columns to read. Only these are read, so that whoever answers for
/// a field, his number and his address stay in the file.
package struct FarmlandLayer: RecordLayer {
    package var source: SourceLayer
    package var request: ScanRequest
    var normaliser: FarmlandNormaliser
    let classColumn: Int
    let unitColumn: Int
    let nameColumn: Int?
    let identifierColumn: Int?

    /// - Parameters: names of the fields in the source: DLBM, ZLDWDM, YJJBNTMJ, DLMC, BSM.
    init(
        source: SourceLayer, normaliser: FarmlandNormaliser, landClass: String, locationUnit: String,
        area: String, className: String?, identifier: String?
    ) {
        self.source = source
        self.normaliser = normaliser
        var request = ScanRequest(
            text: [landClass, locationUnit], decimals: [ScanRequest.Decimal(field: area, decimals: 2)],
            geometry: false)
        (classColumn, unitColumn) = (0, 1)
        func column(_ field: String?) -> Int? {
            field.map { field in
                request.text.append(field)
                return request.text.count - 1
            }
        }
        nameColumn = column(className)
        identifierColumn = column(identifier)
        self.request = request
    }
    func accountant() -> FarmlandAccountant { FarmlandAccountant(self) }
}
