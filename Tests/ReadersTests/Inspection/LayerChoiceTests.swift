import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct LayerChoiceTests {
    private func package(_ folder: TemporaryFolder, _ layers: [(String, GeometryType)]) throws -> String {
        let path = folder.path("a.gpkg")
        let dataset = try Dataset.create(path, driver: .geoPackage)
        for (name, geometry) in layers {
            try SourceBuilder(layer: name, geometry: geometry).add(to: dataset)
        }
        try dataset.close()
        return path
    }

    private func inspect(_ path: String, _ layer: String? = nil, needsGeometry: Bool = true)
        -> SourceInspection
    {
        SourceInspector.inspect(InspectionRequest(path: path, layer: layer, needsGeometry: needsGeometry))
    }

    @Test("the only polygon layer is meant")
    func alone() throws {
        let folder = try TemporaryFolder()
        let path = try package(folder, [("patches", .polygon), ("notes", .none)])
        #expect(inspect(path).source?.layer == "patches")
        #expect(inspect(path).source?.declaredCount == 3)
    }

    @Test("among several the one called DLTB, and that is told")
    func standardName() throws {
        let folder = try TemporaryFolder()
        let path = try package(folder, [("XZQ", .polygon), ("dltb", .polygon)])
        let inspection = inspect(path)
        #expect(inspection.source?.layer == "dltb")
        #expect(inspection.evidence(.layerChosen)?["layer"] == "dltb")
    }

    @Test("among several without that name the user must say")
    func several() throws {
        let folder = try TemporaryFolder()
        let path = try package(folder, [("XZQ", .polygon), ("CJDCQ", .polygon)])
        #expect(inspect(path).problems == [.layerNotStated(candidates: ["CJDCQ", "XZQ"])])
        #expect(inspect(path, "cjdcq").source?.layer == "CJDCQ")
    }

    @Test("a name that is not there gets the nearest")
    func unknownName() throws {
        let folder = try TemporaryFolder()
        let path = try package(folder, [("XZQ", .polygon), ("DLTB", .polygon)])
        #expect(
            inspect(path, "DLBT").problems == [
                .layerMissing(similar: ["DLTB"], available: ["DLTB", "XZQ"])
            ])
    }

    @Test("one name in two files of a folder is ambiguous")
    func sameNameTwice() throws {
        let folder = try TemporaryFolder()
        try SourceBuilder().write(folder.path("a.gpkg"))
        try SourceBuilder().write(folder.path("b.gpkg"))
        #expect(
            inspect(folder.path, "DLTB").problems == [
                .layerInSeveralFiles(paths: [folder.path("a.gpkg"), folder.path("b.gpkg")])
            ])
    }

    @Test("a layer without polygons is refused where geometry is asked for")
    func notPolygonal() throws {
        let folder = try TemporaryFolder()
        let path = try package(folder, [("notes", .none)])
        #expect(inspect(path).problems == [.layerNotPolygonal(geometry: "None")])
        let source = inspect(path, needsGeometry: false).source
        #expect(source?.layer == "notes")
        #expect(source?.coordinates == nil)
    }

    @Test("PATH:LAYER is split only where the path is there and the whole is not")
    func split() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.gpkg", "")
        let odd = try folder.write("b:c.gpkg", "")
        for (argument, expected) in [
            (path, (path, nil)), (path + ":DLTB", (path, "DLTB")), (path + ":", (path, nil)),
            (odd, (odd, nil)),
            (odd + ":XZQ", (odd, "XZQ")), ("/none.gpkg:a", ("/none.gpkg:a", nil)),
            ("PG:dbname=a", ("PG:dbname=a", nil)),
        ] as [(String, (String, String?))] {
            #expect(SourceInspector.split(argument) == expected)
        }
    }
}
