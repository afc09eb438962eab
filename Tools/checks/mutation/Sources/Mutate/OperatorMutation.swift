/// What an operator is replaced by, and the function of the run-time part that knows how.
struct OperatorMutation {
  let function: String
  /// The mutants, in the order in which the function numbers them.
  let changes: [String]

  init?(_ operator: String) {
    switch `operator` {
    case "<": (function, changes) = ("mutantLess", ["'<='", "'>='"])
    case "<=": (function, changes) = ("mutantLessOrEqual", ["'<'", "'>'"])
    case ">": (function, changes) = ("mutantGreater", ["'>='", "'<='"])
    case ">=": (function, changes) = ("mutantGreaterOrEqual", ["'>'", "'<'"])
    case "==": (function, changes) = ("mutantEqual", ["'!='"])
    case "!=": (function, changes) = ("mutantUnequal", ["'=='"])
    case "&&": (function, changes) = ("mutantAnd", ["'||'", "its left side", "its right side"])
    case "||": (function, changes) = ("mutantOr", ["'&&'", "its left side", "its right side"])
    case "??": (function, changes) = ("mutantCoalescing", ["its right side"])
    case "+": (function, changes) = ("mutantPlus", ["'-', or its left side"])
    case "-": (function, changes) = ("mutantMinus", ["'+'"])
    case "*": (function, changes) = ("mutantTimes", ["'+'"])
    case "/": (function, changes) = ("mutantDivided", ["'*'"])
    case "%": (function, changes) = ("mutantRemainder", ["'/'"])
    case "&+": (function, changes) = ("mutantWrappingPlus", ["'&-'"])
    case "&-": (function, changes) = ("mutantWrappingMinus", ["'&+'"])
    case "&*": (function, changes) = ("mutantWrappingTimes", ["'&+'"])
    case "&": (function, changes) = ("mutantBitAnd", ["'|'"])
    case "|": (function, changes) = ("mutantBitOr", ["'&'"])
    case "^": (function, changes) = ("mutantBitXor", ["'|'"])
    case "<<": (function, changes) = ("mutantShiftLeft", ["'>>'"])
    case ">>": (function, changes) = ("mutantShiftRight", ["'<<'"])
    case "+=": (function, changes) = ("mutantAssignment", ["'-=', or nothing"])
    case "..<": (function, changes) = ("mutantRange", ["one more", "one less"])
    case "...": (function, changes) = ("mutantClosedRange", ["one more", "one less"])
    default: return nil
    }
  }
}
