/// The scenarios of a value are more than may be told apart; see ``ScenarioBudget/cacheNodeLimit``.
struct ScenarioLimit: Error {}
