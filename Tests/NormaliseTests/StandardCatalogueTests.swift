import Foundation
import LandModel
import Testing

@testable import Normalise

@Suite struct StandardCatalogueTests {
    let catalogue = StandardCatalogue()

    @Test("every pack loads and says what it is", arguments: StandardCatalogue.identifiers)
    func packsLoad(identifier: String) throws {
        let standard = try catalogue.classification(identifier)
        #expect(standard.id == identifier)
        #expect(!standard.manifest.title.isEmpty && !standard.manifest.titleEnglish.isEmpty)
        #expect(["A", "B", "C"].contains(standard.manifest.confidence))
        #expect(!standard.manifest.sources.isEmpty)
        #expect(Set(standard.classes.map(\.code)).count == standard.classes.count)
        for landClass in standard.classes {
            #expect(!landClass.name.isEmpty && !landClass.source.isEmpty && !landClass.confidence.isEmpty)
            if let parent = landClass.parent { #expect(standard[parent] != nil, "\(landClass.code)") }
            if let successor = landClass.successor { #expect(standard[successor]?.isCountable == true) }
        }
        for (name, codes) in standard.sets {
            for code in codes { #expect(standard[code] != nil, "\(name) \(code)") }
        }
    }

    @Test(
        "names that people use lead to the pack",
        arguments: [
            ("sandiao", "tdt1055-2019"), ("三调", "tdt1055-2019"), ("TD/T 1055-2019", "tdt1055-2019"),
            ("erdiao", "gbt21010-2007"), ("二调", "gbt21010-2007"), ("GB/T 21010-2017", "gbt21010-2017"),
            ("ydyh", "ydyh-2023"), ("用地用海2020", "ydyh-2020"), ("YDYH-2023", "ydyh-2023"),
        ])
    func aliases(name: String, identifier: String) throws {
        #expect(try catalogue.identifier(for: name) == identifier)
    }

    @Test("no two packs share a name")
    func aliasesAreUnique() throws {
        var owners: [String: String] = [:]
        for identifier in StandardCatalogue.identifiers {
            for alias in try catalogue.manifest(identifier).aliases {
                #expect(owners.updateValue(identifier, forKey: alias) == nil, "\(alias)")
            }
        }
    }

    @Test("an unknown name is answered with the nearest")
    func unknownName() {
        #expect {
            try catalogue.identifier(for: "sandaio")
        } throws: { error in
            guard case .standardUnknown("sandaio", let suggestions, let known) = error as? NormaliseError
            else {
                return false
            }
            return suggestions.first == "sandiao" && known.map(\.identifier) == StandardCatalogue.identifiers
        }
    }

    @Test("an unknown name is answered with the short names, too, but not with mere spellings")
    func shortNames() {
        #expect {
            try catalogue.identifier(for: "foo")
        } throws: { error in
            guard case .standardUnknown(_, _, let known) = error as? NormaliseError else { return false }
            return known[0] == StandardName("gbt21010-2007", aliases: ["erdiao", "二调", "second-survey"])
                && known[2].aliases.contains("sandiao") && known[4].aliases.first == "ydyh"
                && !known[2].aliases.contains("td/t1055-2019") && !known[4].aliases.contains("ydyh2023")
        }
    }

    @Test("checksums of all files are those of the manifests, and every file has one")
    func checksums() throws {
        let root = catalogue.location
        for identifier in StandardCatalogue.identifiers {
            let folder = root.appendingPathComponent("Standards/\(identifier)")
            let manifest = try catalogue.manifest(identifier)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
                $0 != "manifest.json"
            }
            #expect(Set(names) == Set(manifest.files.keys))
            for (name, checksum) in manifest.files {
                #expect(
                    SHA256.hexDigest(of: try Data(contentsOf: folder.appendingPathComponent(name)))
                        == checksum)
            }
        }
        for entry in try catalogue.crosswalks() {
            let file = root.appendingPathComponent("Crosswalks/\(entry.file)")
            #expect(SHA256.hexDigest(of: try Data(contentsOf: file)) == entry.sha256)
        }
    }

    @Test("a changed byte in a pack stops its use and names the file")
    func changedPack() throws {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("packs-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        try FileManager.default.copyItem(at: catalogue.location, to: copy)
        let file = copy.appendingPathComponent("Standards/tdt1055-2019/classes.csv")
        var text = try String(contentsOf: file, encoding: .utf8)
        text = text.replacingOccurrences(of: "0404,其他草地,2,04,unused", with: "0404,其他草地,2,04,agricultural")
        try text.write(to: file, atomically: true, encoding: .utf8)
        #expect {
            try StandardCatalogue(folder: copy).classification("sandiao")
        } throws: { error in
            guard case .checksumMismatch(let path, let expected, let found) = error as? NormaliseError else {
                return false
            }
            return path == file.path && expected != found && found == SHA256.hexDigest(of: text.utf8)
        }
    }

    @Test("a missing pack file is told with its path")
    func missingPack() {
        #expect {
            try StandardCatalogue(folder: URL(fileURLWithPath: "/nowhere")).manifest("tdt1055-2019")
        } throws: { error in
            guard case .packUnreadable(let path, _) = error as? NormaliseError else { return false }
            return path == "/nowhere/Standards/tdt1055-2019/manifest.json"
        }
    }

    @Test("a missing crosswalk names what can be reached")
    func missingCrosswalk() {
        #expect(
            throws: NormaliseError.crosswalkMissing(
                from: "tdt1055-2019", to: "gbt21010-2007", available: ["ydyh-2020", "ydyh-2023"])
        ) { _ = try catalogue.crosswalk(from: "sandiao", to: "erdiao") }
    }
}
