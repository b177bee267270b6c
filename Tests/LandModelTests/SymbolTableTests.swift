import LandModel
import TestSupport
import Testing

@Suite struct SymbolTableTests {
    @Test("numbers go by order of first sight and agree with a dictionary, whatever the lengths")
    func dictionary() {
        var random = SplitMix64(announcing: #function)
        var table = SymbolTable()
        var known: [String: Int32] = [:]
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...20, using: &random)
            let text = String((0..<length).map { _ in "01K".randomElement(using: &random) ?? "0" })
            let expected = known[text] ?? Int32(known.count)
            known[text] = expected
            #expect(table.id(text) == expected)
        }
        #expect(table.count == known.count)
        for (text, id) in known { #expect(table[id] == text) }
    }

    @Test("texts that differ in one byte at any place are apart", arguments: 0..<20)
    func oneByte(place: Int) {
        var table = SymbolTable()
        var bytes = [UInt8](repeating: UInt8(ascii: "0"), count: 20)
        let first = table.id(String(decoding: bytes, as: UTF8.self))
        bytes[place] = UInt8(ascii: "1")
        #expect(table.id(String(decoding: bytes, as: UTF8.self)) != first)
        #expect(table.count == 2)
    }
}
