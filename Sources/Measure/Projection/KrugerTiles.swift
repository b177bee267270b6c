import LandModel

/// The inverse projection of many points: tiles made when they are first met, about ten times as fast as the series
/// point by point.
///
/// A point belongs to the tile whose middle is nearest, so its result depends on nothing but itself. Up to 1 024 tiles are
/// kept (an area of 262 km by 262 km, 150 kB); farther ones replace those they share a place with.
struct KrugerTiles: Sendable {
    private static let width = 32
    /// Tiles reach to 81° N and 995 km from the meridian; farther points are computed one by one.
    private static let (farthestRow, farthestColumn) = (1_098.0, 121.0)

    private let inverse: GaussKrugerInverse
    private var tiles: [KrugerTile]
    /// Row and column of the tile kept at each place, in one number.
    private var keys: [Int64]

    init(_ inverse: GaussKrugerInverse) {
        self.inverse = inverse
        tiles = Array(repeating: .void, count: Self.width * Self.width)
        keys = Array(repeating: .min, count: Self.width * Self.width)
    }

    /// Replaces `degrees` by longitude and latitude in turn; NaN where there is no place on the ellipsoid.
    mutating func convert(_ coordinates: [Double], into degrees: inout [Double]) {
        let count = coordinates.count / 2
        if degrees.count < 2 * count { degrees = Array(repeating: 0, count: 2 * count) }
        if degrees.count > 2 * count { degrees.removeLast(degrees.count - 2 * count) }
        coordinates.withUnsafeBufferPointer { coordinates in
            degrees.withUnsafeMutableBufferPointer { degrees in
                convert(coordinates, into: degrees)
            }
        }
    }

    private mutating func convert(
        _ coordinates: UnsafeBufferPointer<Double>, into degrees: UnsafeMutableBufferPointer<Double>
    ) {
        let projection = inverse.projection
        let count = degrees.count
        var tile = KrugerTile.void
        // Not near any point: the first point finds its tile.
        var (middleEast, middleNorth) = (Double.infinity, Double.infinity)
        var index = 0
        while index < count {
            // Two points at a time; the last one of an odd number goes with itself.
            let second = index &+ 2 < count ? index &+ 2 : index
            var east = SIMD2(coordinates[index], coordinates[second]) - projection.falseEasting
            var north = SIMD2(coordinates[index &+ 1], coordinates[second &+ 1]) - projection.falseNorthing
            east = (east - middleEast) * (2 / KrugerTile.side)
            north = (north - middleNorth) * (2 / KrugerTile.side)
            let isNear = all((east .>= -1) .& (east .< 1) .& (north .>= -1) .& (north .< 1))
            if isNear {
                let (longitude, latitude) = tile.degrees(east: east, north: north)
                degrees[index] = longitude.x
                degrees[index &+ 1] = latitude.x
                degrees[second] = longitude.y
                degrees[second &+ 1] = latitude.y
                index = second &+ 2
                continue
            }
            let place = single(coordinates[index], coordinates[index &+ 1], &tile, &middleEast, &middleNorth)
            degrees[index] = place.longitude
            degrees[index &+ 1] = place.latitude
            index &+= 2
        }
    }

    /// Row or column of the tile from half a side before its middle up to half a side after it, exactly.
    private static func tile(_ distance: Double) -> Double {
        let nearest = (distance / KrugerTile.side).rounded()
        // Exact: a multiple of the unit of `distance`, and smaller.
        let rest = distance - nearest * KrugerTile.side
        if rest >= KrugerTile.side / 2 { return nearest + 1 }
        return rest < -KrugerTile.side / 2 ? nearest - 1 : nearest
    }

    /// One point, and its tile for those that follow.
    private mutating func single(
        _ easting: Double, _ northing: Double, _ tile: inout KrugerTile, _ middleEast: inout Double,
        _ middleNorth: inout Double
    ) -> (longitude: Double, latitude: Double) {
        let east = easting - inverse.projection.falseEasting
        let north = northing - inverse.projection.falseNorthing
        let (column, row) = (Self.tile(east), Self.tile(north))
        guard abs(column) <= Self.farthestColumn, abs(row) <= Self.farthestRow else {
            return inverse.degrees(easting: easting, northing: northing)
        }
        (middleEast, middleNorth) = (column * KrugerTile.side, row * KrugerTile.side)
        let key = Int64(row) * 65_536 + Int64(column)
        let place = (Int(row) & (Self.width - 1)) * Self.width + (Int(column) & (Self.width - 1))
        if keys[place] != key {
            keys[place] = key
            tiles[place] = KrugerTile(inverse, east: middleEast, north: middleNorth)
        }
        tile = tiles[place]
        let scale = 2 / KrugerTile.side
        let (longitude, latitude) = tile.degrees(
            east: SIMD2(repeating: (east - middleEast) * scale),
            north: SIMD2(repeating: (north - middleNorth) * scale))
        return (longitude.x, latitude.x)
    }
}
