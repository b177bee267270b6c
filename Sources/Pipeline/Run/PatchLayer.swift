package import LandModel
package import Normalise

/// One county's patch layer, decided: which columns to read and how its codes are to be understood.
package struct PatchLayer: Sendable {
    package var county: District
    package var source: SourceLayer
    package var basis: AreaBasis
    package var normaliser: PatchNormaliser
    package var request: ScanRequest
    /// Text column of each field the source has.
    package var textColumns: [PatchField: Int]
    /// Text column of the patches' identifier (BSM).
    package var identifierColumn: Int?
    /// Text column of the owner's name (QSDWMC).
    package var ownerNameColumn: Int?
    package var areaColumns: AreaColumns
    /// What the list of changes names of a patch, by the names in the source; read only for patches that changed.
    package var listed = ListedFields()

    package struct ListedFields: Sendable, Equatable {
        /// TBBH.
        package var number: String?
        /// ZLDWMC.
        package var locationName: String?
        /// QSDWMC.
        package var ownershipName: String?
        /// GDDB.
        package var grade: String?
    }

    /// Decimal column of each area field the source has.
    package struct AreaColumns: Sendable, Equatable {
        package var gross: Int?
        package var ratio: Int?
        package var deducted: Int?
        package var net: Int?
    }

    /// - Parameters:
    ///   - fields: names in the source of the fields that are read as text.
    ///   - areas: names in the source of TBMJ, KCXS, KCMJ, TBDLMJ, where it has them.
    package init(
        county: District, source: SourceLayer, basis: AreaBasis, normaliser: PatchNormaliser,
        fields: [PatchField: String], identifier: String?, ownerName: String?,
        areas: (gross: String?, ratio: String?, deducted: String?, net: String?)
    ) {
        self.county = county
        self.source = source
        self.basis = basis
        self.normaliser = normaliser
        var request = ScanRequest(geometry: true)
        textColumns = [:]
        for field in PatchField.allCases {
            guard let name = fields[field] else { continue }
            textColumns[field] = request.text.count
            request.text.append(name)
        }
        func text(_ name: String?) -> Int? {
            name.map { name in
                request.text.append(name)
                return request.text.count - 1
            }
        }
        identifierColumn = text(identifier)
        ownerNameColumn = text(ownerName)
        func column(_ name: String?, decimals: Int) -> Int? {
            name.map { name in
                request.decimals.append(ScanRequest.Decimal(field: name, decimals: decimals))
                return request.decimals.count - 1
            }
        }
        areaColumns = AreaColumns(
            gross: column(areas.gross, decimals: 2), ratio: column(areas.ratio, decimals: 4),
            deducted: column(areas.deducted, decimals: 2), net: column(areas.net, decimals: 2))
        self.request = request
    }

    /// The recorded figures of one row.
    func recordedAreas(_ batch: FeatureBatch, row: Int) -> RecordedAreas {
        func number(_ column: Int?) -> RecordedAreas.Number {
            RecordedAreas.Number(column.map { batch.decimals[$0] }, row: row)
        }
        return RecordedAreas(
            gross: number(areaColumns.gross), ratio: number(areaColumns.ratio),
            deducted: number(areaColumns.deducted), net: number(areaColumns.net))
    }
}
