import Shop

/// The columns of one file: which cell of a row tells which field.
struct Columns: Sendable {
    /// As the file has them, without those that only `ErrorsFile` writes.
    let header: [String]
    /// Cells that a row must have.
    let width: Int
    /// Those of them that the file had before `ErrorsFile` added its own.
    let ownWidth: Int
    /// Cells that a row may have.
    let total: Int
    /// The file was written by `ErrorsFile`.
    let isErrorsFile: Bool
    let buyers: [(kind: IdentityKind, column: Int)]
    private let names: [String]
    /// The columns that tell of persons.
    private let personal: Set<Int>
    private let places: [Int]
    private let joined: [Field: [Int]]
    private let errorColumns: Set<Int>
    /// The usual names of columns that the format knows and the file lacks.
    let absent: [String]

    init(_ names: [String], for format: Format) throws(ImportFailure) {
        var normal = names.map(ColumnName.init)
        while let last = normal.last, last.isEmpty { normal.removeLast() }
        self.names = names
        width = normal.count
        total = names.count
        errorColumns = Set(normal.indices.filter { normal[$0].isOfErrorsFile })
        isErrorsFile = !errorColumns.isEmpty
        let errorColumns = errorColumns
        ownWidth = width - errorColumns.count
        header = names.indices.filter { !errorColumns.contains($0) }.map { names[$0] }
        let unitless = normal.map(\.withoutUnit)
        func place(_ wanted: [String]) -> Int? {
            wanted.lazy.compactMap { normal.firstIndex(of: ColumnName($0)) }.first
                ?? wanted.lazy.compactMap { unitless.firstIndex(of: ColumnName($0).withoutUnit) }.first
        }
        var places = [Int](repeating: -1, count: Field.allCases.count)
        var joined: [Field: [Int]] = [:]
        for column in format.columns {
            if column.isJoined {
                let found = column.names.compactMap { normal.firstIndex(of: ColumnName($0)) }
                if !found.isEmpty { joined[column.field] = found }
                places[column.field.rawValue] = found.first ?? -1
            } else {
                places[column.field.rawValue] = place(column.names) ?? -1
            }
        }
        for key in format.keys {
            guard let found = place(key.names) else { continue }
            if normal.count(where: { $0 == normal[found] }) > 1 { throw .repeatedColumn(name: names[found]) }
        }
        absent = format.columns.filter { places[$0.field.rawValue] < 0 }.compactMap(\.names.first)
        self.places = places
        self.joined = joined
        buyers = format.buyers.compactMap { buyer in place(buyer.names).map { (buyer.kind, $0) } }
        let told = format.personal.flatMap(\.fields).flatMap { joined[$0] ?? [places[$0.rawValue]] }
        personal = Set(told + buyers.map(\.column)).filter { $0 >= 0 }
    }

    func has(_ field: Field) -> Bool { places[field.rawValue] >= 0 }

    /// The place of the cell that tells `field`; -1 when none does.
    func place(of field: Field) -> Int { places[field.rawValue] }

    /// All places of a field that several columns tell together; nil for any other.
    func joinedPlaces(of field: Field) -> [Int]? { joined[field] }

    /// The column's name as the file has it, without what surrounds it.
    func name(of field: Field) -> String? {
        has(field) ? name(at: places[field.rawValue]) : nil
    }

    func name(at place: Int) -> String { Cell.core(of: names[place]) }

    /// Whether what stands in the column of that name can tell of a person; nil is a column that the header lacks.
    func isPersonal(_ name: String?) -> Bool {
        guard let name else { return true }
        return personal.contains { self.name(at: $0) == name }
    }

    /// The cells that belong to the file itself.
    func withoutErrorColumns(_ cells: [String]) -> [String] {
        guard isErrorsFile else { return cells }
        return cells.indices.filter { !errorColumns.contains($0) }.map { cells[$0] }
    }
}
