import Mustache
package import Tables

/// A statistic that a template names.
package struct DigestReference: Sendable, Hashable {
    package var statistic: String
    /// From 1.
    package var line: Int

    package init(statistic: String, line: Int) {
        self.statistic = statistic
        self.line = line
    }
}

/// The template of a digest (数读): sentences with figures in their places.
///
/// Of a statistic `pbf-area` it may print `{{pbf-area.value}}`, `.unit`, `.figure` (both together), `.text` (with 约 or 超过
/// before it), `.period`, `.title`, `.base`, `.target` and `.status`, and go through `{{#pbf-area.counties}}…{{/pbf-area.counties}}`,
/// `.parts` and `.years`, whose items have `name`, `key`, `year`, `value`, `unit`, `figure` and `text`. Inside a list
/// `{{^last()}}、{{/last()}}` stands between items.
package struct DigestTemplate: Sendable {
    /// The statistics it names, in the order of the text.
    package let references: [DigestReference]
    private let template: MustacheTemplate

    /// - Parameter known: ids of the statistics there are.
    /// - Throws: `DigestFaults` with all of them in the order of the lines.
    package init(_ text: String, known: some Sequence<String>) throws(DigestFaults) {
        let checker: TemplateChecker
        do throws(DigestFault) {
            checker = TemplateChecker(try TemplateScanner.tags(of: text), known: known)
        } catch {
            throw DigestFaults(faults: [error])
        }
        guard checker.faults.isEmpty else {
            throw DigestFaults(faults: checker.faults.sorted { $0.line < $1.line })
        }
        references = checker.references
        do {
            // Plain text: nothing is escaped. The line of its own is taken out by the engine.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            let line = max(error.context.lineNumber - 1, 1)
            throw DigestFaults(faults: [DigestFault(.badTag(error.context.line), line: line)])
        } catch {
            throw DigestFaults(faults: [DigestFault(.badTag(text), line: 1)])
        }
    }

    package func render(_ figures: PlanFigures) -> DigestText {
        let record = DigestRecord()
        let text = template.render(DigestRoot(figures: figures, record: record))
        return DigestText(text: text, missing: record.missing, doubtful: record.doubtful)
    }
}

/// Every fault of one template.
package struct DigestFaults: Error, Sendable, Equatable {
    package var faults: [DigestFault]

    package init(faults: [DigestFault]) { self.faults = faults }
}
