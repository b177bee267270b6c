import Normalise
import Tables

@testable import Pipeline

/// Pipelines with registers and statistics as text, read with the words that come with the program.
enum IndicatorFixture {
    static var vocabulary: DefinitionVocabulary {
        get throws {
            try DefinitionVocabulary(
                forms: FormCatalogue(), changeForms: ChangeFormCatalogue(),
                catalogue: StandardCatalogue())
        }
    }

    /// Begins in line 14 of the file.
    static let registers = """
        registers:
          - name: supply
            title: 供应
            path: supply.csv
            key: [id]
            columns:
              - { name: id, header: 编号, type: code }
              - { name: county, header: 行政区, type: district }
              - { name: mode, header: 方式, type: word, words: [出让, 划拨] }
              - { name: date, header: 日期, type: date }
              - { name: area, header: 面积, type: number, unit: 亩 }
              - { name: units, header: 套数, type: count }
          - name: ground
            title: 范围
            path: ground.gpkg
            geometry: polygons
            columns:
              - { name: id, header: BH, type: code }
              - { name: built, header: ND, type: year }
          - name: days
            title: 节假日
            path: days.csv
            columns:
              - { name: day, header: 日期, type: date }
              - { name: kind, header: 类型, type: word, words: [放假, 上班] }

        """

    /// Number of the first line behind the registers.
    static let next = 14 + registers.split(separator: "\n").count

    /// The faults of a pipeline, empty when it decodes.
    static func faults(_ text: String) throws -> [DefinitionFault] {
        let text = DefinitionFixture.minimal + text
        do throws(DefinitionError) {
            _ = try PipelineDefinition.decode(
                text, path: "p/x.yaml", overrides: [], vocabulary: wordsOfTheProgram())
            return []
        } catch .faults(_, let faults) {
            return faults
        } catch {
            return []
        }
    }

    private static let words = Result { try vocabulary }

    private static func wordsOfTheProgram() -> DefinitionVocabulary {
        (try? words.get()) ?? DefinitionFixture.vocabulary
    }
}
