import LandModel
import Testing

@Suite struct MetresTests {
    @Test("rounds half away from zero, refuses what is no length")
    func rounding() {
        #expect(Metres(rounding: 1.000_000_5)?.micrometres == 1_000_001)
        #expect(Metres(rounding: .nan) == nil)
        #expect(Metres(rounding: 1e13) == nil)
        #expect(Metres(micrometres: 15_000).centimetres == 2)
        #expect(Metres(micrometres: 14_999).centimetres == 1)
        #expect(Metres(micrometres: -15_000).centimetres == -2)
        #expect(Metres(micrometres: 1_500_000).description == "1.500000")
    }
}
