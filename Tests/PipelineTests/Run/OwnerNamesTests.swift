import Testing

@testable import Pipeline

@Suite struct OwnerNamesTests {
    private func names(_ pairs: [(String, String)]) -> OwnerNames {
        var names = OwnerNames()
        for (unit, name) in pairs { names.add(unit, name: name) }
        return names
    }

    @Test("what most patches say; of equally many the first by text; nothing for nothing")
    func choice() {
        let found = names([
            ("440299001001", "丙村"), ("440299001001", "甲村"), ("440299001001", "丙村"),
            ("440299001002", "b"), ("440299001002", "a"), ("440299001003", ""), ("", "甲村"),
        ])
        #expect(found.byUnit == ["440299001001": "丙村", "440299001002": "a"])
    }

    @Test("parts merge to the whole in any order")
    func merge() {
        let pairs = [("1", "a"), ("1", "b"), ("2", "c"), ("1", "b"), ("2", "d"), ("2", "d"), ("3", "e")]
        let whole = names(pairs)
        for cut in 0...pairs.count {
            let (left, right) = (names(Array(pairs[..<cut])), names(Array(pairs[cut...])))
            var (forth, back) = (left, right)
            forth.merge(right)
            back.merge(left)
            #expect(forth == whole && back == whole)
        }
        #expect(whole.byUnit == ["1": "b", "2": "d", "3": "e"])
    }
}
