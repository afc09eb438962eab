// Embedders import only this module.
@_exported public import ElastiCacheLint
