/// The scenarios of a value are more than may be told apart; see ``Evaluator/nodeLimit``.
struct ScenarioLimit: Error {}
