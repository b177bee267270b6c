/// Pieces of ground with what is to be told of each, for a map.
package struct GroundLayer: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package var cells: [StatisticTable.Cell]
        /// Polygons of rings, shell first; longitude and latitude in degrees in turn, closing vertex included.
        package var polygons: [[[Double]]]

        package init(cells: [StatisticTable.Cell], polygons: [[[Double]]]) {
            self.cells = cells
            self.polygons = polygons
        }
    }

    /// ASCII, with underscores.
    package var name: String
    /// Chinese.
    package var title: String
    package var columns: [StatisticTable.Column]
    /// In the order they are written.
    package var rows: [Row]

    package init(name: String, title: String, columns: [StatisticTable.Column], rows: [Row]) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}
