package import LandModel

/// A layer of districts (XZQ: townships; CJDCQ: villages), decided: which columns to read.
package struct DistrictLayer: Sendable {
    package var source: SourceLayer
    package var level: DistrictLevel
    package var request: ScanRequest
    private var nameColumn: Int?
    private var islandColumn: Int?
    private var islandNameColumn: Int?
    private var hasControlArea: Bool

    /// - Parameters: names of the fields in the source: district code, its name, DCMJ, MSSM, HDMC.
    package init(
        source: SourceLayer, level: DistrictLevel, code: String, name: String?, controlArea: String?,
        island: String?, islandName: String?
    ) {
        self.source = source
        self.level = level
        var request = ScanRequest(text: [code], geometry: true)
        func column(_ field: String?) -> Int? {
            field.map { field in
                request.text.append(field)
                return request.text.count - 1
            }
        }
        nameColumn = column(name)
        islandColumn = column(island)
        islandNameColumn = column(islandName)
        hasControlArea = controlArea != nil
        if let controlArea { request.decimals = [ScanRequest.Decimal(field: controlArea, decimals: 2)] }
        self.request = request
    }

    /// One row, its code cut to the layer's level; blanks around texts removed.
    func part(_ batch: FeatureBatch, row: Int) -> DistrictPart {
        func text(_ column: Int?) -> String {
            column.map { column in
                batch.text[column].withTrimmed(row) { String(decoding: $0, as: UTF8.self) }
            } ?? ""
        }
        let island = text(islandColumn)
        return DistrictPart(
            feature: batch.featureIDs[row], code: String(text(0).prefix(level.digits)),
            name: text(nameColumn),
            island: island.isEmpty ? "00" : island, islandName: text(islandNameColumn),
            controlArea: hasControlArea ? batch.decimals[0][row].map { SquareMetres(hundredths: $0) } : nil)
    }
}

/// One polygon record of a district layer; a district may have several.
struct DistrictPart: Sendable, Equatable {
    var feature: Int64
    var code: String
    var name: String
    /// MSSM.
    var island: String
    var islandName: String
    /// DCMJ: of the whole district, repeated on each of its parts.
    var controlArea: SquareMetres?
}
