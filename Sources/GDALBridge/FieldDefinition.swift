import CGDAL

/// A field of a layer: read from a source, or asked of a new layer.
package struct FieldDefinition: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case text, integer, integer64, real, date, time, dateTime, binary, other

        var ogr: OGRFieldType {
            switch self {
            case .text, .other: OFTString
            case .integer: OFTInteger
            case .integer64: OFTInteger64
            case .real: OFTReal
            case .date: OFTDate
            case .time: OFTTime
            case .dateTime: OFTDateTime
            case .binary: OFTBinary
            }
        }

        init(_ type: OGRFieldType) {
            switch type {
            case OFTString: self = .text
            case OFTInteger: self = .integer
            case OFTInteger64: self = .integer64
            case OFTReal: self = .real
            case OFTDate: self = .date
            case OFTTime: self = .time
            case OFTDateTime: self = .dateTime
            case OFTBinary: self = .binary
            default: self = .other
            }
        }
    }

    /// Name as bytes: UTF-8, unless a shapefile is opened with an empty `ENCODING`.
    package var nameBytes: [UInt8]
    package var kind: Kind
    /// Characters; 0 for unlimited. A shapefile counts bytes.
    package var width: Int
    /// Decimals of a real field; 0 where the format has none to tell.
    package var decimals: Int

    package init(_ name: String, _ kind: Kind, width: Int = 0, decimals: Int = 0) {
        self.init(nameBytes: Array(name.utf8), kind: kind, width: width, decimals: decimals)
    }

    init(nameBytes: [UInt8], kind: Kind, width: Int, decimals: Int) {
        self.nameBytes = nameBytes
        self.kind = kind
        self.width = width
        self.decimals = decimals
    }

    /// The name; bytes that are no UTF-8 become U+FFFD, so compare by `nameBytes` where they may occur.
    package var name: String { String(decoding: nameBytes, as: UTF8.self) }

    /// Reads a definition; the handle is borrowed from its layer.
    init(borrowed handle: UnsafeMutableRawPointer) {
        nameBytes = bytes(OGR_Fld_GetNameRef(handle))
        kind = Kind(OGR_Fld_GetType(handle))
        width = Int(OGR_Fld_GetWidth(handle))
        decimals = Int(OGR_Fld_GetPrecision(handle))
    }
}
