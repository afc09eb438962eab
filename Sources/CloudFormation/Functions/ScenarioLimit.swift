/// The error for a value with too many scenarios; see ``Budget/cacheNodeLimit``.
struct ScenarioLimit: Error {}
