import LandModel
import Testing

@testable import Readers
@testable import tuban

@Suite struct EvidenceTextTests {
    @Test("every kind of evidence is worded in both languages, with its facts")
    func kinds() {
        let facts = [
            "stated", "content", "byte", "encoding", "texts", "complete", "undecodable", "known_texts",
            "characters", "common_characters", "declared", "decided", "name", "authority", "semi_major_axis",
            "inverse_flattening", "used", "datum", "method", "central_meridian", "false_easting", "scale",
            "unit_in_metres", "prefix", "half_width", "west_of_meridian", "east_of_meridian", "west", "south",
            "east", "north", "layer", "layers", "bytes", "found", "text",
        ].map { Finding.Fact($0, "<\($0)>") }
        var texts: Set<String> = []
        for kind in Evidence.Kind.allCases {
            let phrase = EvidenceText.phrase(Evidence(kind, facts))
            Wording.check(phrase)
            #expect(phrase.english != phrase.chinese || kind == .openingMessage)
            texts.insert(phrase.english)
            #expect(
                phrase.english.matches(of: #/<\w+>/#).count == phrase.chinese.matches(of: #/<\w+>/#).count,
                "\(phrase)")
        }
        #expect(texts.count == Evidence.Kind.allCases.count)
    }

    @Test("the sample of texts an encoding was decided by")
    func textSample() {
        let evidence = Evidence(
            .textSample,
            [
                "encoding": "GB18030", "texts": "120", "complete": "no", "undecodable": "0",
                "known_texts": "37", "characters": "480", "common_characters": "90",
            ])
        #expect(
            EvidenceText.phrase(evidence).english
                == "120 texts (a sample) read as GB18030: 0 not decodable, 37 known ones, 90 of 480 characters "
                + "usual in district names")
        #expect(
            EvidenceText.phrase(evidence).chinese
                == "按 GB18030 读 120 条文字（抽样）：不能解码 0 条，已知词 37 条，480 字中地名常用字 90 个")
    }

    @Test("a zone with and without prefix")
    func zone() {
        func zone(_ prefix: String) -> Phrase {
            EvidenceText.phrase(
                Evidence(
                    .zone,
                    [
                        "central_meridian": "114.000000", "prefix": prefix, "half_width": "1.500000",
                        "west_of_meridian": "-1.200000", "east_of_meridian": "0.300000",
                    ]))
        }
        #expect(
            zone("38").english
                == "eastings with prefix 38, from -1.200000° to 0.300000° off the central meridian")
        #expect(zone("none").chinese == "横坐标不带带号，相对中央经线 -1.200000° 至 0.300000°")
    }
}
