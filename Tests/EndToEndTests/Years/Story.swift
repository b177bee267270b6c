import Foundation
import Testing

/// What happened to the sample's ground, as `story.csv` tells it.
struct Story {
    struct Piece {
        var year: Int
        var event: String
        var counties: (before: String, after: String)
        var classes: (before: String, after: String)
        var identifiers: (before: String, after: String)
        /// Net area and ridges in hundredths of a square metre.
        var before: (net: Int64, ridges: Int64)
        var after: (net: Int64, ridges: Int64)
    }

    let pieces: [Piece]

    static let sample = Result { try Story() }

    private init() throws {
        let text = try String(contentsOfFile: SampleData.folder + "/story.csv", encoding: .utf8)
        pieces = try CSVRows.rows(text).map { row in
            func value(_ name: String) throws -> String { try #require(row[name]) }
            func area(_ name: String) throws -> Int64 { try CSVRows.hundredths(row[name]) }
            return Piece(
                year: try #require(Int(value("year"))), event: try value("event"),
                counties: (try value("county_before"), try value("county_after")),
                classes: (try value("class_before"), try value("class_after")),
                identifiers: (try value("bsm_before"), try value("bsm_after")),
                before: (try area("net_before_m2"), try area("ridges_before_m2")),
                after: (try area("net_after_m2"), try area("ridges_after_m2")))
        }
    }

    func pieces(_ year: Int, _ events: Set<String>? = nil) -> [Piece] {
        pieces.filter { $0.year == year && events?.contains($0.event) ?? true }
    }
}

extension Flows {
    /// What pieces of a story come to, by the summary rules (section 4): land becomes land and ridges become ridges as far
    /// as both go, then the one the other; what is left of either year is a correction.
    init(_ pieces: [Story.Piece]) {
        self.init()
        for piece in pieces {
            let (was, now) = (piece.before, piece.after)
            let land = min(was.net, now.net)
            let ridges = min(was.ridges, now.ridges)
            let reclaimed = min(was.ridges - ridges, now.net - land)
            let ridged = min(was.net - land, now.ridges - ridges)
            let (old, new) = (piece.classes.before, piece.classes.after)
            let kind = piece.counties.before == piece.counties.after ? "land" : "boundary"
            for (from, to, area) in [
                (old, new, land), ("1203", "1203", ridges), ("1203", new, reclaimed), (old, "1203", ridged),
            ] {
                add(
                    area,
                    Path(
                        countyFrom: piece.counties.before, countyTo: piece.counties.after, classFrom: from,
                        classTo: to, kind: kind))
            }
            for (from, area) in [
                (old, was.net - land - ridged), ("1203", was.ridges - ridges - reclaimed),
            ] {
                add(
                    area,
                    Path(
                        countyFrom: piece.counties.before, countyTo: "", classFrom: from, classTo: "",
                        kind: "correction"))
            }
            for (to, area) in [
                (new, now.net - land - reclaimed), ("1203", now.ridges - ridges - ridged),
            ] {
                add(
                    area,
                    Path(
                        countyFrom: "", countyTo: piece.counties.after, classFrom: "", classTo: to,
                        kind: "correction"))
            }
        }
    }
}
