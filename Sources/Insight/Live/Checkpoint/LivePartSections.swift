extension LivePart {
    /// Every member, one a line: what is missing here is missing after the next start.
    mutating func visit(_ name: String, with visitor: inout some CheckpointVisitor) throws {
        try visitor.visit("\(name) persons", &persons)
        try visitor.visit("\(name) firstOrders", &firstOrders)
        try visitor.visit("\(name) isRead", &isRead)
        try visitor.visit("\(name) orders days", &orders.days)
        try visitor.visit("\(name) orders paid", &orders.paid)
        try visitor.visit("\(name) orders freights", &orders.freights)
        try visitor.visit("\(name) orders stores", &orders.stores)
        try visitor.visit("\(name) orders states", &orders.states)
        try visitor.visit("\(name) orders firstLines", &orders.firstLines)
        try visitor.visit("\(name) lines products", &lines.products)
        try visitor.visit("\(name) lines quantities", &lines.quantities)
        try visitor.visit("\(name) lines amounts", &lines.amounts)
        try visitor.visit("\(name) firstBehaviours", &firstBehaviours)
        try visitor.visit("\(name) behaviours moments", &behaviours.moments)
        try visitor.visit("\(name) behaviours products", &behaviours.products)
        try visitor.visit("\(name) behaviours stores", &behaviours.stores)
        try visitor.visit("\(name) behaviours kinds", &behaviours.kinds)
        try visitor.visit("\(name) givenBack", &givenBack)
        try visitor.visit("\(name) records", &records)
        try visitor.visit("\(name) histories", &histories)
        try visitor.visit("\(name) unnamedRefunds", &unnamedRefunds)
        try visitor.visit("\(name) unnamedReturns", &unnamedReturns)
        try visitor.visit("\(name) reviews", &reviews)
        try visitor.visit("\(name) origins", &origins)
    }
}
