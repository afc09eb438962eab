"""Shows the findings of elasticache-lint in `cdk synth`."""
import json
import os
import subprocess

import jsii
from aws_cdk import (
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
)

__version__ = "0.0.0"


@jsii.implements(IPolicyValidationPlugin)
class ElastiCacheLint:
    """A validation plugin: `Validations.of(app).add_plugins(ElastiCacheLint("--minimum-days", "7"))`."""

    def __init__(self, *arguments, command="elasticache-lint"):
        self._command = [command, "-f", "json", *arguments, "--"]

    @property
    def name(self):
        return "elasticache-lint"

    @property
    def version(self):
        return __version__

    @property
    def rule_ids(self):
        return ["backups-off", "retention-too-short", "retention-invalid", "backups-unsupported",
                "retention-undecided", "not-examined", "unreadable"]

    def validate(self, context):
        templates = context.template_paths
        if not templates:
            return PolicyValidationPluginReport(success=True, violations=[])
        run = subprocess.run([*self._command, *templates], capture_output=True, encoding="utf-8")
        # Status 2 with a report means that a template could not be read.
        if run.returncode not in (0, 1) and not run.stdout:
            raise RuntimeError(f"{self._command[0]} failed: {run.stderr.strip() or run.returncode}")
        return PolicyValidationPluginReport(
            success=run.returncode == 0,
            plugin_version=__version__,
            violations=[self._violation(finding) for finding in json.loads(run.stdout)["findings"]],
        )

    @staticmethod
    def _violation(finding):
        resource = finding.get("resource")
        place = "" if resource else f" ({finding['file']}:{finding['line']})"
        return PolicyViolation(
            rule_name=finding["rule"],
            description=finding["message"] + place,
            fix=finding.get("help"),
            severity="info" if finding["severity"] == "note" else finding["severity"],
            violating_resources=[PolicyViolatingResource(
                resource_logical_id=resource["id"] if resource else None,
                template_path=os.path.abspath(finding.get("input") or finding["file"]),
                locations=["Properties.SnapshotRetentionLimit"] if resource else [],
            )],
        )
