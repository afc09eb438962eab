function __lint_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __lint_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __lint_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __lint_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __lint_parse_tokens -S
    set -l unparsed_tokens (__lint_tokens -pc)
    switch $unparsed_tokens[1]
    case 'lint'
        __lint_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'check'
            __lint_parse_subcommand -r 1 'stdin-filename=' 'source-root=+' 'exclude=+' 'force-exclude' 'no-ignore' 'minimum-days=' 'fail-on=' 'parameter=+' 'parameters=+' 'region=' 'account=' 'no-require-reason' 'no-foreign-suppressions' 'baseline=' 'write-baseline=' 'prune-baseline' 'changed-since=' 'f/format=' 'report=+' 'color=' 'q/quiet' 'show-suppressed' 'v/verbose' 'version' 'h/help'
        case 'rules'
            __lint_parse_subcommand 0 'f/format=' 'version' 'h/help'
        case 'explain'
            __lint_parse_subcommand -r 1 'all' 'f/format=' 'color=' 'version' 'h/help'
        case 'help'
            __lint_parse_subcommand -r 1 'version'
        end
    end
end

function __lint_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __lint_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __lint_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __lint_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__lint_tokens -p)
    if test -z "$(__lint_tokens -t)"
        set -l index (count (__lint_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'lint' -f
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint" version' -l 'version' -d 'Show the version.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lint' -n '__lint_should_offer_completions_for_positional "lint" -eq 1' -fa 'check' -d 'Find ElastiCache caches that would be deployed without automatic backups.'
complete -c 'lint' -n '__lint_should_offer_completions_for_positional "lint" -eq 1' -fa 'rules' -d 'List all rules with their severities.'
complete -c 'lint' -n '__lint_should_offer_completions_for_positional "lint" -eq 1' -fa 'explain' -d 'Explain a rule: why it matters, how to audit, how to mend.'
complete -c 'lint' -n '__lint_should_offer_completions_for_positional "lint" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'lint' -n '__lint_should_offer_completions_for_positional "lint check" -ge 1' -F
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" stdin-filename' -l 'stdin-filename' -d 'The name to show for standard input.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check"' -l 'source-root' -d 'The folder of the root module that plans were made of, by default the plan\'s own folder or the working folder; may be repeated.' -rfa '(__lint_complete_directories)'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check"' -l 'exclude' -d 'Leave out what matches, written as in a .gitignore file; may be repeated.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" force-exclude' -l 'force-exclude' -d 'Let --exclude leave out what is named too; for programs that name files, such as hooks.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" no-ignore' -l 'no-ignore' -d 'Walk hidden and vendored folders, and what .gitignore files exclude.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" minimum-days' -l 'minimum-days' -d 'For how many days backups must be kept, 1 to 35.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" fail-on' -l 'fail-on' -d 'Exit with status 1 on findings of this severity and above.' -rfka 'error warning note never'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check"' -l 'parameter' -d 'Give a template parameter the value that will be deployed; may be repeated.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check"' -l 'parameters' -d 'Take parameter values from a file, as the AWS CLI or CodePipeline takes it; may be repeated.' -rF
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" region' -l 'region' -d 'The region to deploy to, as AWS::Region is.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" account' -l 'account' -d 'The account to deploy to, as AWS::AccountId is.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" no-require-reason' -l 'no-require-reason' -d 'Let suppressions hold that give no reason.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" no-foreign-suppressions' -l 'no-foreign-suppressions' -d 'Ignore the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" baseline' -l 'baseline' -d 'Count only findings that are not in this file, or that are worse than what is in it.' -rF
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" write-baseline' -l 'write-baseline' -d 'Write all findings into a file for --baseline.' -rF
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" prune-baseline' -l 'prune-baseline' -d 'Remove from the file of --baseline what is not found any more.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" changed-since' -l 'changed-since' -d 'Lint only files that have changed since this branch left the branch REF, committed or not; plans also where their configuration has, and parents of nested stacks where those have.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" f format' -l 'format' -s 'f' -d 'How to write findings to standard output. (default: text)' -rfka 'text concise json jsonl sarif github gitlab junit rdjson checkstyle azure teamcity markdown'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check"' -l 'report' -d 'Write another report of the same run to a file, in any format; may be repeated. Without a path \'github\', \'azure\' and \'teamcity\' go to standard output as well, and \'markdown\' to the step summary of GitHub Actions.' -rfka ''
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" color' -l 'color' -d 'When to use colour.' -rfka 'auto always never'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" q quiet' -s 'q' -l 'quiet' -d 'Write findings only, no summary.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" show-suppressed' -l 'show-suppressed' -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" v verbose' -s 'v' -l 'verbose' -d 'Say on standard error which files were left alone, and why.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" version' -l 'version' -d 'Show the version.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint rules" f format' -l 'format' -s 'f' -d 'How to write them.' -rfka 'text json'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint rules" version' -l 'version' -d 'Show the version.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint rules" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lint' -n '__lint_should_offer_completions_for_positional "lint explain" -ge 1' -fka 'backups-off retention-too-short retention-invalid backups-unsupported retention-undecided not-examined duplicate-key yaml-alias unreadable invalid-suppression expired-suppression unused-suppression'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint explain" all' -l 'all' -d 'Explain every rule.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint explain" f format' -l 'format' -s 'f' -d 'How to write it.' -rfka 'text json markdown'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint explain" color' -l 'color' -d 'When to use colour.' -rfka 'auto always never'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint explain" version' -l 'version' -d 'Show the version.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'lint' -n '__lint_should_offer_completions_for_flags_or_options "lint help" version' -l 'version' -d 'Show the version.'
