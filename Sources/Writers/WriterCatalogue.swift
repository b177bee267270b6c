/// Every writer, in the order of names.
package enum WriterCatalogue {
    package static let writers: [any ResultWriter.Type] = [
        CSVWriter.self, GeoPackageWriter.self, XLSXWriter.self,
    ]

    package static func writer(named name: String) -> (any ResultWriter.Type)? {
        writers.first { $0.name == name }
    }
}
