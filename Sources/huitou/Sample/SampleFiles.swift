import Foundation
import SampleData
import Shop

/// Writes stores of a sample brand as files into a folder.
struct SampleFiles {
    let brand: SampleBrand
    /// A whole path.
    let folder: String

    /// The path of the file.
    ///
    /// - Parameter store: the place of the store among the brand's.
    /// - Throws: `SampleError.unwritable`.
    func write(_ file: SampleFile, of store: Int, named prefix: String = "") throws -> String {
        let path = folder + "/" + prefix + file.name(after: brand.days.upperBound)
        try prepare()
        do {
            // A file is emptied first: the same one again must not be longer than it is.
            try Data().write(to: URL(filePath: path))
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try brand.write(file, of: store) { try handle.write(contentsOf: $0) }
            try handle.close()
        } catch {
            throw SampleError.unwritable(folder: folder)
        }
        return path
    }

    /// The path of the mapping that reads a plain file; nil where Huitou knows the format.
    func writeMapping(of file: SampleFile) throws -> String? {
        guard let mapping = file.mapping else { return nil }
        try prepare()
        // `sales_202607010905.csv` is read by `sales.yaml`.
        let path = folder + "/" + file.name(after: brand.days.upperBound).prefix { $0 != "_" } + ".yaml"
        do {
            try Data(mapping.utf8).write(to: URL(filePath: path))
        } catch {
            throw SampleError.unwritable(folder: folder)
        }
        return path
    }

    private func prepare() throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw SampleError.unwritable(folder: folder)
        }
    }
}

/// What can go wrong with a sample brand.
enum SampleError: Explained, Equatable {
    case unwritable(folder: String)

    var kind: FailureKind {
        switch self {
        case .unwritable: .unavailable
        }
    }

    var code: String {
        switch self {
        case .unwritable: "sample.unwritable"
        }
    }

    var message: Phrase {
        switch self {
        case .unwritable(let folder):
            Phrase(
                en: "The sample's files cannot be written into \(folder). Name another folder.",
                zh: "无法在 \(folder) 中写入示例文件。请指定其他文件夹。")
        }
    }
}
