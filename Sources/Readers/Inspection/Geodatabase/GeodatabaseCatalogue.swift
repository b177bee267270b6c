import Foundation
import GDALBridge

/// The catalogue of a file geodatabase (table 1, `GDB_SystemCatalog`), against which the opened layers are held.
///
/// The driver leaves a table out without a word when its file is compressed (CDF, SDC), missing or damaged.
enum GeodatabaseCatalogue {
    /// Tables of the system, and those that rasters keep their pixels in: no layers.
    static func isInternal(_ name: String) -> Bool {
        ["GDB_", "fras_", "AMD_", "SDE_blk", "SDE_ras"].contains { name.hasPrefix($0) }
    }

    /// Tables of the catalogue that are no layer of the dataset although they should be one, with the reason as the
    /// files beside show it.
    static func unreadable(_ path: String, _ layers: [Layer]) -> [(name: String, reason: UnreadableTable)] {
        let opened = Set(layers.map(\.name))
        guard let catalogue = layers.first(where: { $0.name == "GDB_SystemCatalog" }) else { return [] }
        return tables(catalogue).filter { table in
            !opened.contains(table.name) && !isInternal(table.name)
        }.map { table in
            let digits = String(table.number, radix: 16)
            let stem = path + "/a" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
            let exists = { (suffix: String) in FileManager.default.fileExists(atPath: stem + suffix) }
            if exists(".gdbtable.cdf") || exists(".gdbtable.sdc") || exists(".cdf") || exists(".sdc") {
                return (table.name, .compressed)
            }
            return (table.name, exists(".gdbtable") ? .damaged : .fileMissing)
        }
    }

    private static func tables(_ catalogue: Layer) -> [(name: String, number: Int64)] {
        var tables: [(String, Int64)] = []
        do throws(GDALError) {
            guard let name = try catalogue.fields().firstIndex(where: { $0.name == "Name" }) else {
                return []
            }
            let cursor = try catalogue.cursor()
            while let feature = try cursor.next() {
                tables.append((String(decoding: feature.textBytes(name), as: UTF8.self), feature.id))
            }
        } catch {
            // What was read so far is compared; a catalogue that ends early hides no layer that opened.
            return tables
        }
        return tables
    }
}
