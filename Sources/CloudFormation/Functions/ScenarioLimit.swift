/// The error for a value with too many scenarios; see ``ScenarioBudget/cacheNodeLimit``.
struct ScenarioLimit: Error {}
