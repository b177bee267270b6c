import TestSupport
import Testing

@testable import Pipeline

@Suite struct PathPatternTests {
    @Test("a plain path is no glob, whether it is there or not")
    func plain() { #expect(PathPattern("/no/such/440203").matches == nil) }

    @Test("a glob names what is there, sorted by bytes")
    func sorted() throws {
        let folder = try TemporaryFolder()
        for name in ["b.gpkg", "a.gpkg", "B.gpkg", "武江.gpkg", "c.txt"] { try folder.write(name, "") }
        let found = try #require(PathPattern(folder.path + "/*.gpkg").matches)
        #expect(found == ["B.gpkg", "a.gpkg", "b.gpkg", "武江.gpkg"].map { folder.path + "/" + $0 })
        #expect(PathPattern(folder.path + "/[ab].gpkg").matches?.count == 2)
        #expect(PathPattern(folder.path + "/?.txt").matches == [folder.path + "/c.txt"])
        #expect(PathPattern(folder.path + "/*.shp").matches == [])
    }

    @Test("a file whose own name looks like a glob is itself")
    func literal() throws {
        let folder = try TemporaryFolder()
        try folder.write("[2019]440203.gpkg", "")
        #expect(PathPattern(folder.path("[2019]440203.gpkg")).matches == nil)
    }
}
