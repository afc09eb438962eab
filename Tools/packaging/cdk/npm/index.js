'use strict';
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { version } = require('./package.json');

/** Shows the findings of elasticache-lint in `cdk synth`. */
class ElastiCacheLint {
  name = 'elasticache-lint';
  version = version;
  ruleIds = [
    'backups-off', 'retention-too-short', 'retention-invalid', 'backups-unsupported', 'retention-undecided',
    'not-examined', 'unreadable',
  ];

  /**
   * @param {{command?: string, arguments?: string[]}} props the command, and options such as
   *   `['--minimum-days', '7']`
   */
  constructor(props = {}) {
    this.command = props.command ?? 'elasticache-lint';
    this.arguments = props.arguments ?? [];
  }

  validate(context) {
    const templates = context.templatePaths;
    if (templates.length === 0) return { success: true, violations: [] };
    const run = spawnSync(this.command, ['-f', 'json', ...this.arguments, '--', ...templates], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    if (run.error) throw new Error(`cannot run ${this.command}: ${run.error.message}`);
    // Status 2 with a report means that a template could not be read.
    if (![0, 1].includes(run.status) && !run.stdout) {
      throw new Error(`${this.command} failed: ${run.stderr.trim() || run.signal}`);
    }
    const report = JSON.parse(run.stdout);
    return {
      success: run.status === 0,
      pluginVersion: version,
      violations: report.findings.map((finding) => ({
        ruleName: finding.rule,
        description: finding.resource ? finding.message : `${finding.message} (${finding.file}:${finding.line})`,
        fix: finding.help ?? undefined,
        severity: finding.severity === 'note' ? 'info' : finding.severity,
        violatingResources: [{
          resourceLogicalId: finding.resource?.id,
          templatePath: path.resolve(finding.input ?? finding.file),
          locations: finding.resource ? ['Properties.SnapshotRetentionLimit'] : [],
        }],
      })),
    };
  }
}

exports.ElastiCacheLint = ElastiCacheLint;
