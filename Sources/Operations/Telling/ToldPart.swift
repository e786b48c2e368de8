import Shop

/// What one transaction takes up of told events at a time.
enum ToldPart: Sendable {
    case statements([Statement], of: ID<Store>)
    case behaviours([StatedBehaviour], of: ID<Store>)
    case persons([StatedPersonFact], of: ID<Store>)
    case leftOut(String, of: ID<Store>, LeftOutReason)
    case merge(ToldMerge, ID<Store>, ID<Store>)
    case part(ToldMerge, ID<Store>, ID<Store>)
}
