"""Judges a template by cfn-guard's engine, as PyPI has it: guard.py FILE"""

import json
import sys

import cfn_guard_rs
import yaml

RULES = """
let groups = Resources.*[ Type == 'AWS::ElastiCache::ReplicationGroup' ]
rule automatic_backups when %groups !empty {
  %groups.Properties.SnapshotRetentionLimit > 0
}
"""

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
template = json.loads(text) if text.startswith("{") else yaml.load(text, Loader=yaml.CSafeLoader)
checks = cfn_guard_rs.run_checks(template, RULES)
sys.exit(1 if checks.not_compliant else 0)
