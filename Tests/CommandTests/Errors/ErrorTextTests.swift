import GDALBridge
import LandModel
import Normalise
import Pipeline
import Readers
import Sample
import Tables
import Testing
import Writers

@testable import tuban

/// Sentences and exit status of every error below the command.
@Suite struct ErrorTextTests {
    private func expect(
        _ error: any Error, english: String, chinese: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let report = ErrorText.report(error)
        #expect(
            report.lines(in: .english).joined(separator: "\n") == english, sourceLocation: sourceLocation)
        #expect(
            report.lines(in: .chinese).joined(separator: "\n") == chinese, sourceLocation: sourceLocation)
    }

    @Test("every error has its status and is worded in both languages")
    func everyError() {
        for (error, status) in ErrorInstances.all {
            let report = ErrorText.report(error)
            #expect(report.status == status, "\(error)")
            Wording.check(report)
            for phrase in report.phrases {
                #expect(phrase.english != phrase.chinese, "not translated: \(phrase.english)")
                #expect(Wording.isChinese(phrase.chinese), "\(phrase.chinese)")
            }
        }
    }

    @Test("errors of reading begin with file and layer")
    func readingPlaces() {
        for (error, _) in ErrorInstances.reading {
            let first = ErrorText.report(error).phrases[0]
            #expect(first.english.hasPrefix("a/dltb.gpkg: layer DLTB"), "\(first.english)")
            #expect(first.chinese.hasPrefix("a/dltb.gpkg: 图层 DLTB"), "\(first.chinese)")
        }
    }

    @Test("an error nobody knows is the program's")
    func unknown() {
        struct Surprise: Error {}
        let report = ErrorText.report(Surprise())
        #expect(report.status == .internalFault)
        #expect(report.phrases[0].english == "Internal error: Surprise: Surprise()")
    }

    @Test("a scan that met fewer features than declared")
    func countMismatch() {
        expect(
            ReadError.countMismatch(path: "d.shp", layer: "d", declared: 10, delivered: 8, deleted: 1),
            english: """
                d.shp: layer d: 10 features declared, 8 delivered, 1 marked as deleted.
                  Features would be missing from the result, so none is made.
                  Ask for the delivery again and compare the file sizes after copying.
                """,
            chinese: """
                d.shp: 图层 d：声明要素 10 个，读出 8 个，标记删除 1 个。
                  结果会缺少要素，因此不生成结果。
                  请重新索取该成果，复制后核对文件大小。
                """)
    }

    @Test("a scan that the system stopped")
    func readFailed() {
        expect(
            ReadError.readFailed(path: "d.gpkg", layer: "DLTB", after: 6, cause: "Input/output error"),
            english: """
                d.gpkg: layer DLTB: reading stopped after feature 6: Input/output error
                  No result is made of a part of a layer.
                  Look at the disk or the network share, and try again.
                """,
            chinese: """
                d.gpkg: 图层 DLTB：读到要素 6 之后中断：输入输出错误
                  不用残缺的图层生成结果。
                  请检查磁盘或网络共享后重试。
                """)
    }

    @Test("a standard nobody knows: option or key, and what is known")
    func standardUnknown() {
        let error = NormaliseError.standardUnknown(
            name: "sandiaox", suggestions: ["sandiao"],
            known: [
                StandardName("gbt21010-2017"), StandardName("tdt1055-2019", aliases: ["sandiao", "三调"]),
            ])
        expect(
            error,
            english: """
                no land-class standard is called sandiaox; did you mean sandiao?
                  Known: gbt21010-2017, tdt1055-2019 (sandiao, 三调).
                """,
            chinese: """
                没有名为 sandiaox 的地类标准；是否指：sandiao？
                  可用的标准：gbt21010-2017、tdt1055-2019（sandiao、三调）。
                """)
        #expect(ErrorText.report(PlanFaults([.classes(name: "440203", error)])).status == .badPipeline)
    }

    @Test("a class that no form has a column for")
    func classInNoColumn() {
        expect(
            TablesError.classInNoColumn(
                classCode: "0599", area: Hectares(hundredths: 1234), unit: "440203001001"),
            english: """
                Unit 440203001001: class 0599 with 12.34 hm² stands in no column of the forms.
                  Its area would vanish from the tables, so none is written.
                  Decide under classes.rules: which class it is counted as.
                """,
            chinese: """
                单位 440203001001：地类 0599（12.34 公顷）在各表中没有对应的列。
                  其面积会从表中消失，因此不写出表格。
                  请在 classes.rules: 中规定它计入哪个地类。
                """)
    }

    @Test("a full disk leaves the earlier result alone and says so")
    func diskFull() {
        expect(
            WriterError.failed(path: "out/T01.csv", call: "write", code: 28),
            english: """
                out/T01.csv: reading or writing failed: No space left on device (write).
                  An earlier result is left as it was.
                  Make room, or choose another place.
                """,
            chinese: """
                out/T01.csv: 读写失败：磁盘空间已满（write）。
                  原有成果保持不变。
                  请清理磁盘空间，或改用其他位置。
                """)
    }

    @Test("a result folder another run holds")
    func busy() {
        expect(
            WriterError.busy(path: "out", process: 4711, since: "2024-05-01 10:00"),
            english: """
                out: another run writes there, process 4711, since 2024-05-01 10:00.
                  Wait for it, or choose another folder with --out.
                """,
            chinese: """
                out: 另一次运行正在写入，进程 4711，始于 2024-05-01 10:00。
                  请等待其结束，或用 --out 改用其他文件夹。
                """)
    }

    @Test("a sample that is there already")
    func sampleExists() {
        expect(
            SampleError.outputExists(path: "out/440203.gpkg"),
            english: """
                out/440203.gpkg: is there already.
                  Replace it with --overwrite.
                """,
            chinese: """
                out/440203.gpkg: 已存在。
                  可用 --overwrite 替换。
                """)
    }

    @Test("a GDAL that is too old is the installation's fault")
    func oldGDAL() {
        expect(
            GDALError(call: "GDALRuntime.start", code: 0, message: "GDAL 3.4.1 is older than 3.6"),
            english: """
                GDAL failed: GDAL 3.4.1 is older than 3.6 (GDALRuntime.start, 0).
                  Install GDAL 3.6 or newer with the drivers ESRI Shapefile, GPKG and OpenFileGDB (make setup).
                """,
            chinese: """
                GDAL 出错：GDAL 3.4.1 is older than 3.6（GDALRuntime.start，0）。
                  请安装 GDAL 3.6 或更新版本，含 ESRI Shapefile、GPKG、OpenFileGDB 驱动（make setup）。
                """)
    }
}
