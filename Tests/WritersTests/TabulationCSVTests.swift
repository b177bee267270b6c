import LandModel
import Testing

@testable import Writers

@Suite struct TabulationCSVTests {
    @Test("districts and classes stay as delivered, numbers of any sign too; a formula is disarmed")
    func cells() {
        let rows = [
            ("440203", "0101"), ("-596610.313", "+12"), ("=1+1", "@x"),
        ].map { row in
            ClassAreaRow(
                district: row.0, landClass: row.1, patches: 2, area: SquareMetres(hundredths: 12_345))
        }
        #expect(
            TabulationCSV.text(rows) == """
                district,class,patches,area_m2
                440203,0101,2,123.45
                -596610.313,+12,2,123.45
                '=1+1,'@x,2,123.45

                """)
    }
}
