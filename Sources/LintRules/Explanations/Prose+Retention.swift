internal import LintDiagnostics

/// Prose shared by the guides of several rules about retention limits.
extension Prose {
  static let costOfBackups: Prose = """
    Backups are billed by the gigabyte and month. Making and restoring them costs no data transfer. \
    One is made each day, so a limit of 7 keeps up to seven at a time.
    """

  static let performanceOfBackups: Prose = """
    On nodes, a backup needs memory beside the data. With enough of it a child process makes the \
    backup. With too little ElastiCache does without one, which can slow the cache down. Too \
    little reserved memory is also the common reason why a backup fails: see \
    `reserved-memory-percent`.

    Let backups be made when there is little traffic (`SnapshotWindow`, in UTC), and in a group \
    with cluster mode disabled from a replica (`SnapshottingClusterId`). Without a window \
    ElastiCache chooses one.
    """
}
