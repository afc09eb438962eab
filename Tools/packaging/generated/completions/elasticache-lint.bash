# Completions of elasticache-lint; written by Tools/packaging/generate.
# Where nothing is offered, bash itself completes files.
_elasticache_lint() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=check words=
  # bash makes three words of --option=value.
  if [[ $word == '=' ]]; then
    word=
  elif [[ $before == '=' ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if ((COMP_CWORD > 1)) && [[ ${COMP_WORDS[1]} == @(check|audit|init|rules|explain|config|server) ]]; then command=${COMP_WORDS[1]}; fi
  COMPREPLY=()
  case $command$before in
    check--stdin-filename) return ;;
    check--source-root) return ;;
    check--exclude) return ;;
    check--minimum-days) return ;;
    check--fix-days) return ;;
    check--rule) return ;;
    check--fail-on) words='error warning note never' ;;
    check--parameter) return ;;
    check--parameters) return ;;
    check--templates) return ;;
    check--region) return ;;
    check--account) return ;;
    check--var) return ;;
    check--var-file) return ;;
    check--workspace) return ;;
    check--baseline) return ;;
    check--write-baseline) return ;;
    check--suppress-all) return ;;
    check--until) return ;;
    check--changed-since) return ;;
    check-f | check--format) words='text concise json jsonl sarif github gitlab junit rdjson checkstyle azure teamcity markdown html csv' ;;
    check--output-file) return ;;
    check--report) return ;;
    check--color) words='auto always never' ;;
    check--config) return ;;
    audit--against) return ;;
    audit--source-root) return ;;
    audit--exclude) return ;;
    audit--minimum-days) return ;;
    audit--fix-days) return ;;
    audit--rule) return ;;
    audit--fail-on) words='error warning note never' ;;
    audit--parameter) return ;;
    audit--parameters) return ;;
    audit--templates) return ;;
    audit--region) return ;;
    audit--account) return ;;
    audit--var) return ;;
    audit--var-file) return ;;
    audit--workspace) return ;;
    audit--baseline) return ;;
    audit--write-baseline) return ;;
    audit-f | audit--format) words='text concise json jsonl sarif github gitlab junit rdjson checkstyle azure teamcity markdown html csv' ;;
    audit--output-file) return ;;
    audit--report) return ;;
    audit--color) words='auto always never' ;;
    audit--config) return ;;
    rules-f | rules--format) words='text json' ;;
    explain-f | explain--format) words='text json markdown' ;;
    explain--color) words='auto always never' ;;
    config-f | config--format) words='text json' ;;
    config--source-root) return ;;
    config--exclude) return ;;
    config--minimum-days) return ;;
    config--fix-days) return ;;
    config--rule) return ;;
    config--fail-on) words='error warning note never' ;;
    config--parameter) return ;;
    config--parameters) return ;;
    config--templates) return ;;
    config--region) return ;;
    config--account) return ;;
    config--var) return ;;
    config--var-file) return ;;
    config--workspace) return ;;
    config--baseline) return ;;
    config--write-baseline) return ;;
    config--report) return ;;
    config--color) words='auto always never' ;;
    config--config) return ;;
    server--source-root) return ;;
    server--exclude) return ;;
    server--minimum-days) return ;;
    server--fix-days) return ;;
    server--rule) return ;;
    server--fail-on) words='error warning note never' ;;
    server--parameter) return ;;
    server--parameters) return ;;
    server--templates) return ;;
    server--region) return ;;
    server--account) return ;;
    server--var) return ;;
    server--var-file) return ;;
    server--workspace) return ;;
    server--config) return ;;
    *)
      case $command$word in
        check-*) words='--stdin-filename --list-files --watch --source-root --changes-only --no-changes-only --exclude --force-exclude --no-force-exclude --ignore --no-ignore --require-input --no-require-input --minimum-days --fix-days --rule --fail-on --parameter --parameters --templates --region --account --var --var-file --workspace --require-reason --no-require-reason --foreign-suppressions --no-foreign-suppressions --baseline --write-baseline --prune-baseline --fix --unsafe-fixes --diff --suppress-all --until --changed-since -f --format --output-file --report --color -q --quiet --no-quiet --show-suppressed --no-show-suppressed --statistics --no-statistics -v --verbose --no-verbose --config --no-config --version -h --help' ;;
        audit-*) words='--against --source-root --changes-only --no-changes-only --exclude --force-exclude --no-force-exclude --ignore --no-ignore --require-input --no-require-input --minimum-days --fix-days --rule --fail-on --parameter --parameters --templates --region --account --var --var-file --workspace --require-reason --no-require-reason --foreign-suppressions --no-foreign-suppressions --baseline --write-baseline --prune-baseline -f --format --output-file --report --color -q --quiet --no-quiet --show-suppressed --no-show-suppressed --statistics --no-statistics -v --verbose --no-verbose --config --no-config --version -h --help' ;;
        init-*) words='--version -h --help' ;;
        rules-*) words='-f --format --version -h --help' ;;
        explain-*) words='--all -f --format --color --version -h --help' ;;
        explain*) words='backups-off retention-too-short retention-invalid backups-unsupported retention-undecided not-examined drift duplicate-key yaml-alias unreadable invalid-suppression expired-suppression unused-suppression' ;;
        config-*) words='-f --format --source-root --changes-only --no-changes-only --exclude --force-exclude --no-force-exclude --ignore --no-ignore --require-input --no-require-input --minimum-days --fix-days --rule --fail-on --parameter --parameters --templates --region --account --var --var-file --workspace --require-reason --no-require-reason --foreign-suppressions --no-foreign-suppressions --baseline --write-baseline --prune-baseline --report --color -q --quiet --no-quiet --show-suppressed --no-show-suppressed --statistics --no-statistics -v --verbose --no-verbose --config --no-config --version -h --help' ;;
        server-*) words='--source-root --changes-only --no-changes-only --exclude --force-exclude --no-force-exclude --ignore --no-ignore --require-input --no-require-input --minimum-days --fix-days --rule --fail-on --parameter --parameters --templates --region --account --var --var-file --workspace --require-reason --no-require-reason --foreign-suppressions --no-foreign-suppressions --config --no-config --version -h --help' ;;
      esac
      if ((COMP_CWORD == 1)) && [[ $word != -* ]]; then
        COMPREPLY=($(compgen -W 'check audit init rules explain config server' -- "$word"))
        local IFS=$'\n'
        COMPREPLY+=($(compgen -f -- "$word"))
        return
      fi
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -o filenames -F _elasticache_lint elasticache-lint
