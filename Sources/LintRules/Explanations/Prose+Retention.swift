internal import LintDiagnostics

/// What several rules about retention limits say alike.
extension Prose {
  static let costOfBackups: Prose = """
    Backups are billed by the gigabyte and month. Making and restoring them costs no data transfer. \
    One is made each day, so a limit of 7 keeps up to seven at a time.
    """

  static let performanceOfBackups: Prose = """
    On nodes, a backup needs memory beside the data. A child process writes it while there is \
    enough; with too little, ElastiCache makes it without a child process, which can slow the cache \
    down. Too little reserved memory is also the common reason why a backup fails: see \
    `reserved-memory-percent`.

    Let backups be made when there is little traffic (`SnapshotWindow`, in UTC), and in a group \
    with cluster mode disabled from a replica (`SnapshottingClusterId`). Without a window \
    ElastiCache chooses one.
    """
}
