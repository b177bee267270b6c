import LandModel
import Testing

@Suite struct AreaUnitTests {
    @Test("hectares are printed as held")
    func hectare() {
        #expect(AreaUnit.hectare.label == "公顷")
        #expect(AreaUnit.hectare.hundredths(Hectares(hundredths: 12_345)) == 12_345)
        #expect(AreaUnit.hectare.hundredths(Hectares(hundredths: -5)) == -5)
    }

    @Test("15 亩 are one hectare, exactly")
    func mu() {
        #expect(AreaUnit.mu.label == "亩")
        #expect(AreaUnit.mu.hundredths(Hectares(hundredths: 100)) == 1_500)
        #expect(AreaUnit.mu.hundredths(Hectares(hundredths: 1)) == 15)
        #expect(AreaUnit.mu.hundredths(Hectares(hundredths: -1)) == -15)
        #expect(AreaUnit.mu.hundredths(Hectares(hundredths: 1_278_619_000_000)) == 19_179_285_000_000)
    }

    @Test("pipelines and the workbook's writer name a unit alike")
    func names() { #expect(AreaUnit.allCases.map(\.rawValue) == ["hectare", "mu"]) }
}
