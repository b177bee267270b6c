import LandModel
import Testing

@testable import Aggregate

/// Two villages of one township and one of another county, areas of a few hundredths.
@Suite struct MovementBookTests {
    private static func side(_ unit: String, _ landClass: String, _ ownership: String = "30") -> ChangeSide {
        ChangeSide(
            key: BaseKey(locationUnit: unit, ownershipUnit: unit, ownership: ownership), landClass: landClass)
    }

    private static func book(
        _ before: ChangeSide?, _ after: ChangeSide?, _ kind: ChangeKind, isSliver: Bool = false
    ) -> MovementBook {
        var book = MovementBook(levels: [.city, .county, .village])
        let area = SquareMetres(hundredths: 7)
        let record = ChangeRecord(before: before, after: after, kind: kind, area: area)
        book.add(record, isSliver: isSliver, area: area)
        return book
    }

    private static func isOrchard(_ ground: GroundTrait) -> Bool { ground.landClass == "0201" }
    private static func isPaddy(_ ground: GroundTrait) -> Bool { ground.landClass == "0101" }

    private static func balance(_ book: MovementBook, _ code: String, _ cause: MovementCause) -> [Int64] {
        let balance = book[code].balance(cause, of: isPaddy)
        return [balance.gain.hundredths, balance.loss.hundredths]
    }

    @Test("a change within a village is one of its county and its city")
    func within() {
        let book = Self.book(
            Self.side("990101001001", "0101"), Self.side("990101001001", "0201"), .land)
        for code in ["9901", "990101", "990101001001"] {
            #expect(book[code].flow(from: Self.isPaddy, to: Self.isOrchard).hundredths == 7)
            #expect(Self.balance(book, code, .land) == [0, 7])
            #expect(Self.balance(book, code, .moved) == [0, 0])
        }
        #expect(book["990102"].isEmpty)
    }

    @Test("what a village gave another is moved in both, and nothing to the county that has both")
    func moved() {
        let book = Self.book(
            Self.side("990101001001", "0101"), Self.side("990101001002", "0101"), .land)
        #expect(Self.balance(book, "990101001001", .moved) == [0, 7])
        #expect(Self.balance(book, "990101001002", .moved) == [7, 0])
        for code in ["9901", "990101"] {
            for cause in MovementCause.allCases { #expect(Self.balance(book, code, cause) == [0, 0]) }
            #expect(!book[code].isEmpty)
        }
    }

    @Test("ground that changed on its way to another county is moved in both and changed in the city")
    func movedAndChanged() {
        let book = Self.book(
            Self.side("990101001001", "0101"), Self.side("990102001001", "0201"), .boundary)
        #expect(Self.balance(book, "990101", .moved) == [0, 7])
        #expect(Self.balance(book, "990101", .land) == [0, 0])
        #expect(Self.balance(book, "990102", .moved) == [0, 0])
        #expect(book["990102"].balance(.moved, of: Self.isOrchard).gain.hundredths == 7)
        #expect(book["9901"].flow(from: Self.isPaddy, to: Self.isOrchard).hundredths == 7)
    }

    @Test("corrections, ground of one year and slivers are causes of their own")
    func causes() {
        let (paddy, orchard) = (Self.side("990101001001", "0101"), Self.side("990101001001", "0201"))
        #expect(Self.balance(Self.book(nil, paddy, .correction), "990101", .correction) == [7, 0])
        #expect(Self.balance(Self.book(paddy, nil, .uncovered), "9901", .uncovered) == [0, 7])
        let sliver = Self.book(paddy, orchard, .land, isSliver: true)
        #expect(Self.balance(sliver, "990101", .sliver) == [0, 7])
        #expect(Self.balance(sliver, "990101", .land) == [0, 0])
        #expect(sliver["990101"].flow(from: Self.isPaddy, to: Self.isOrchard) == .zero)
        // A sliver that a county gave another is moved there.
        let given = Self.book(paddy, Self.side("990102001001", "0201"), .boundary, isSliver: true)
        #expect(Self.balance(given, "990101", .moved) == [0, 7])
        #expect(Self.balance(given, "9901", .sliver) == [0, 7])
    }

    @Test("a stock is what the base table has, at every level")
    func stock() {
        let key = Self.side("990101001001", "").key
        let book = StockBook(
            [
                BaseRecord(
                    key: key,
                    cells: ["0101": SquareMetres(hundredths: 5), "0201": SquareMetres(hundredths: 3)])
            ], levels: [.city, .county])
        #expect(book.area("9901", of: Self.isPaddy).hundredths == 5)
        #expect(book.area("990101") { $0.ownership == "30" }.hundredths == 8)
        #expect(book.area("990101001001", of: Self.isPaddy) == .zero)
    }
}
