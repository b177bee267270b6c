import LandModel
import Testing

@Suite struct AreaUnitTests {
    @Test("hectares are printed as held")
    func hectares() {
        #expect(AreaUnit.hectares.text(Hectares(hundredths: 12_345)) == "123.45")
        #expect(AreaUnit.hectares.text(Hectares(hundredths: -5)) == "-0.05")
        #expect(AreaUnit.hectares.text(Hectares(hundredths: 12_345), decimals: 1) == "123.5")
    }

    @Test("15 亩 are one hectare; two decimals are exact, one is half up")
    func mu() {
        #expect(AreaUnit.mu.text(Hectares(hundredths: 100)) == "15.00")
        #expect(AreaUnit.mu.text(Hectares(hundredths: 1)) == "0.15")
        #expect(AreaUnit.mu.text(Hectares(hundredths: 1), decimals: 1) == "0.2")
        #expect(AreaUnit.mu.text(Hectares(hundredths: -1), decimals: 1) == "-0.2")
        #expect(AreaUnit.mu.text(Hectares(hundredths: 3), decimals: 0) == "0")
        #expect(AreaUnit.mu.text(Hectares(hundredths: 1_278_619_000_000)) == "191792850000.00")
    }
}
