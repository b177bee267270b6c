import TestSupport
import Testing

@testable import Digest

@Suite struct DigestFaultTests {
    private func faults(_ text: String) -> [DigestFault] {
        do throws(DigestFaults) {
            _ = try DigestTemplate(text, known: DigestSamples.known)
            return []
        } catch {
            return error.faults
        }
    }

    @Test("names that are not known, with line and suggestion, all at once")
    func unknown() {
        #expect(
            faults(
                "{{pbf-aera.text}}\n{{pbf-area.txt}}\n{{#pbf-area.counties}}\n{{nme}}{{period}}{{/pbf-area.counties}}{{case.value}}"
            ) == [
                .init(.unknownName("pbf-aera", nearest: ["pbf-area"]), line: 1),
                .init(.unknownField("txt", of: "pbf-area", nearest: ["text"]), line: 2),
                .init(.unknownName("nme", nearest: ["name"]), line: 4),
                .init(.unknownName("period", nearest: []), line: 4),
                .init(.unknownName("case", nearest: ["cases"]), line: 4),
            ])
    }

    @Test(
        "what would print nothing, or something else",
        arguments: [
            "{{pbf-area}}", "{{pbf-area.counties}}", "{{pbf-area.value.unit}}", "{{value}}", "{{pbf-area.}}",
            "{{.value}}", "{{.}}",
            "{{#pbf-area.counties}}{{period}}{{/pbf-area.counties}}",
            "{{#pbf-area.years}}{{name.unit}}{{code}}{{/pbf-area.years}}",
            "{{uppercased(pbf-area.value)}}", "{{sorted(pbf-area.counties)}}", "{{count(pbf-area)}}",
            "{{count(cases.value)}}",
            "{{#pbf-area.counties}}{{even()}}{{/pbf-area.counties}}", "{{^last()}}、{{/last()}}",
            "{{count(count(pbf-area.counties))}}",
            "{{#cases.value}}{{^last()}}{{/last()}}{{/cases.value}}",
            "{{#pbf-area.counties}}{{name.value}}{{/pbf-area.counties}}",
        ])
    func senseless(_ text: String) { #expect(!faults(text).isEmpty) }

    @Test(
        "tags that digests do not have, sections that do not close",
        arguments: [
            ("a\n{{pbf-area.value", DigestFault(.unclosedTag, line: 2)),
            ("{{}}", DigestFault(.badTag(""), line: 1)),
            ("{{> other}}", DigestFault(.badTag("> other"), line: 1)),
            ("\n{{=<% %>=}}", DigestFault(.badTag("=<% %>="), line: 2)),
            ("{{$block}}", DigestFault(.badTag("$block"), line: 1)),
            ("{{< parent}}", DigestFault(.badTag("< parent"), line: 1)),
            ("{{% CONTENT_TYPE:HTML}}", DigestFault(.badTag("% CONTENT_TYPE:HTML"), line: 1)),
            ("{{永农.值}}", DigestFault(.badTag("永农.值"), line: 1)),
            (
                "{{#cases}}\n{{/pbf-area}}",
                DigestFault(.wrongEnd(found: "pbf-area", expected: "cases"), line: 2)
            ),
            ("{{/cases}}", DigestFault(.wrongEnd(found: "cases", expected: nil), line: 1)),
            ("x\n{{#cases}}", DigestFault(.unclosedSection("cases"), line: 2)),
            ("{{{cases.value}}", DigestFault(.badTag("{cases.value"), line: 1)),
            ("{{cases.value)}}", DigestFault(.badTag("cases.value)"), line: 1)),
            ("{{(cases.value)}}", DigestFault(.badTag("(cases.value)"), line: 1)),
        ])
    func shapes(_ text: String, _ expected: DigestFault) { #expect(faults(text).first == expected) }

    @Test("no deeper than the stack bears")
    func depth() {
        let deep = { (count: Int) in
            String(repeating: "{{#cases}}", count: count) + String(repeating: "{{/cases}}", count: count)
        }
        #expect(faults(deep(32)) == [])
        #expect(faults(deep(20_000)).contains(.init(.tooDeep(limit: 32), line: 1)))
    }

    @Test("any text is a template or has a fault in one of its lines")
    func anything() throws {
        var random = SplitMix64(announcing: "DigestFaultTests.anything")
        let pieces = [
            "{{", "}}", "{{{", "}}}", "{", "}", "#", "/", "^", "&", "!", ">", "=", "pbf-area", ".",
            "counties", "value", "count(", "last()", ")", "\n", " ",
            "{{#pbf-area.counties}}", "{{/pbf-area.counties}}", "{{name}}", "{{cases.value}}", "亩", "\r\n",
            "\u{301}",
        ]
        let figures = try DigestSamples.figures()
        for _ in 0..<3_000 {
            let text = (0...Int.random(in: 0..<12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let lines = 1...text.count { $0.isNewline } + 1
            do throws(DigestFaults) {
                _ = try DigestTemplate(text, known: DigestSamples.known).render(figures)
            } catch {
                #expect(
                    !error.faults.isEmpty && error.faults.allSatisfy { lines.contains($0.line) },
                    "\(text.debugDescription)")
            }
        }
    }
}
