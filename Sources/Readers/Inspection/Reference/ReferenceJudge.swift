import GDALBridge
import LandModel

/// Decides a layer's coordinate model from what the source declares, what the user states and where the
/// coordinates lie.
struct ReferenceJudge {
    /// What the source declares, read; `nil` where it declares nothing.
    let declared: SpatialReference?
    let stated: StatedReference?
    let acceptedOlderDatums: Set<OlderDatum>
    /// `nil` for an empty layer.
    let extent: Extent?
    let district: GeographicBox?

    func decide() throws(ReferenceFault) -> ReferenceDecision {
        var evidence: [Evidence] = []
        let reference = try chosen(&evidence)
        let parameters = reference.parameters()
        let model = try classify(reference, parameters, &evidence)
        evidence += Self.describe(parameters, model)
        var box: GeographicBox?
        if let extent {
            do throws(ExtentFault) {
                let found = try ExtentCheck(
                    model: model, reference: reference, extent: extent, district: district
                ).run()
                box = found.box
                evidence += found.evidence
            } catch {
                let candidates = ReferenceCandidates.fitting(
                    extent, district: district, likely: error.likely)
                throw ReferenceFault(
                    .referenceContradicted(
                        declared: Self.label(parameters), isStated: stated != nil,
                        contradiction: error.contradiction, extent: extent, candidates: candidates))
            }
        } else {
            evidence.append(Evidence(.extentAbsent))
        }
        return ReferenceDecision(
            model: model, name: parameters.name, authority: parameters.authority, extentInDegrees: box,
            evidence: evidence)
    }

    /// The declared system, unless none is declared or the user overrides it.
    private func chosen(_ evidence: inout [Evidence]) throws(ReferenceFault) -> SpatialReference {
        let declared = try usable(declared)
        if let declared { evidence.append(Evidence(.referenceDeclared, Self.facts(declared))) }
        guard let stated else {
            guard let declared else {
                let candidates = extent.map { ReferenceCandidates.fitting($0, district: district) } ?? []
                throw ReferenceFault(.referenceMissing(candidates: candidates))
            }
            return declared
        }
        let reference = try Self.read(stated.text)
        evidence.append(Evidence(.referenceStated, Self.facts(reference)))
        guard let declared, !declared.isSame(as: reference), !isSameModel(declared, reference) else {
            return reference
        }
        guard stated.isForced else {
            throw ReferenceFault(
                .referenceDiffersFromStated(
                    declared: Self.label(declared.parameters()), stated: Self.label(reference.parameters())))
        }
        evidence.append(
            Evidence(
                .referenceOverridden,
                [
                    "declared": Self.label(declared.parameters()),
                    "stated": Self.label(reference.parameters()),
                ]))
        return reference
    }

    /// Two spellings of one system: the same model comes out of both.
    private func isSameModel(_ left: SpatialReference, _ right: SpatialReference) -> Bool {
        guard case .model(let left) = try? ReferenceClassification.of(left),
            case .model(let right) = try? ReferenceClassification.of(right)
        else { return false }
        if case .transformed = left { return false }
        return left == right
    }

    /// `nil` for a system that says it is none.
    private func usable(_ declared: SpatialReference?) throws(ReferenceFault) -> SpatialReference? {
        guard let declared else { return nil }
        do throws(GDALError) {
            if case .none = try ReferenceClassification.of(declared) { return nil }
        } catch {
            throw ReferenceFault(
                .referenceUnsupported(name: declared.parameters().name, reason: error.message))
        }
        return declared
    }

    private func classify(
        _ reference: SpatialReference, _ parameters: ReferenceParameters, _ evidence: inout [Evidence]
    ) throws(ReferenceFault) -> CoordinateModel {
        let classification: ReferenceClassification
        do throws(GDALError) { classification = try ReferenceClassification.of(reference) } catch {
            throw ReferenceFault(.referenceUnsupported(name: parameters.name, reason: error.message))
        }
        switch classification {
        case .model(let model): return model
        case .older(let datum, let model):
            guard acceptedOlderDatums.contains(datum) else {
                throw ReferenceFault(.olderDatum(datum, name: Self.label(parameters)))
            }
            evidence.append(Evidence(.olderDatumAccepted, ["datum": datum.rawValue]))
            return model
        case .none:
            throw ReferenceFault(
                .referenceUnsupported(name: parameters.name, reason: parameters.kind.rawValue))
        case .unsupported(let reason):
            throw ReferenceFault(.referenceUnsupported(name: parameters.name, reason: reason))
        }
    }

    /// `EPSG:n`, a bare number, or WKT; nothing else, so that no text leads to a file or an address.
    static func read(_ text: String) throws(ReferenceFault) -> SpatialReference {
        let trimmed = text.drop { $0.isWhitespace }.prefix { !$0.isNewline }
        let number = trimmed.uppercased().hasPrefix("EPSG:") ? trimmed.dropFirst(5) : trimmed
        do throws(GDALError) {
            if let code = Int(number.trimmingWhitespace) { return try SpatialReference(epsg: code) }
            return try SpatialReference(wkt: text)
        } catch {
            throw ReferenceFault(.statedReferenceInvalid(stated: text, cause: error.message))
        }
    }

    private static func facts(_ reference: SpatialReference) -> KeyValuePairs<String, String> {
        let parameters = reference.parameters()
        return [
            "name": parameters.name,
            "authority": parameters.authority.isEmpty ? "none" : parameters.authority,
        ]
    }

    /// Name with its code, for messages.
    static func label(_ parameters: ReferenceParameters) -> String {
        parameters.authority.isEmpty ? parameters.name : "\(parameters.name) (\(parameters.authority))"
    }

    private static func describe(_ parameters: ReferenceParameters, _ model: CoordinateModel) -> [Evidence] {
        var evidence = [
            Evidence(
                .ellipsoid,
                [
                    "semi_major_axis": "\(parameters.semiMajorAxis)",
                    "inverse_flattening": "\(parameters.inverseFlattening)",
                    "used": model.ellipsoid == .cgcs2000 ? "CGCS2000" : "its own",
                ])
        ]
        let datum = parameters.datum.uppercased()
        if !["CHINA_2000", "CHINA 2000", "CGCS2000", "CHINA_GEODETIC_COORDINATE_SYSTEM_2000"].contains(
            where: {
                datum.contains($0)
            })
        {
            evidence.append(Evidence(.datumNotCGCS2000, ["datum": parameters.datum]))
        }
        if parameters.kind == .projected {
            evidence.append(
                Evidence(
                    .projection,
                    [
                        "method": parameters.method,
                        "central_meridian": ExtentCheck.degrees(parameters.centralMeridian),
                        "false_easting": "\(parameters.falseEasting)", "scale": "\(parameters.scale)",
                        "unit_in_metres": "\(parameters.linearUnit)",
                    ]))
        }
        return evidence
    }
}

struct ReferenceFault: Error, Hashable {
    var problem: SourceProblem
    init(_ problem: SourceProblem) { self.problem = problem }
}

extension Substring {
    fileprivate var trimmingWhitespace: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
