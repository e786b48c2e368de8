/// How many buyers carry each of the marks that the repurchase figures are made of.
struct RepurchaseTally: Equatable {
    var buyers = 0
    var repeating = 0
    var buyersBefore = 0
    var boughtAgain = 0
    var oldEnough = 0
    var cameBack = 0

    static func += (left: inout Self, right: Self) {
        left.buyers += right.buyers
        left.repeating += right.repeating
        left.buyersBefore += right.buyersBefore
        left.boughtAgain += right.boughtAgain
        left.oldEnough += right.oldEnough
        left.cameBack += right.cameBack
    }
}

extension RepurchaseTally {
    init(_ marks: [RepurchaseMarks]) {
        for mark in marks {
            if mark.isBuyer { buyers += 1 }
            if mark.isRepeating { repeating += 1 }
            if mark.wasBuyerBefore { buyersBefore += 1 }
            if mark.wasBuyerBefore, mark.isBuyer { boughtAgain += 1 }
            if mark.isOldEnough { oldEnough += 1 }
            if mark.isOldEnough, mark.cameBack { cameBack += 1 }
        }
    }
}
