# Completions of elasticache-lint; written by Tools/packaging/generate.
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit init rules explain config server' -f
complete -c elasticache-lint -n __fish_is_first_token -a check -d 'Find ElastiCache caches that would be deployed without automatic backups.'
complete -c elasticache-lint -n __fish_is_first_token -a audit -d 'Find ElastiCache caches that run without automatic backups.'
complete -c elasticache-lint -n __fish_is_first_token -a init -d 'Write a configuration, a pre-commit hook and a workflow, as far as they are missing.'
complete -c elasticache-lint -n __fish_is_first_token -a rules -d 'List all rules with their severities.'
complete -c elasticache-lint -n __fish_is_first_token -a explain -d 'Explain a rule: why it matters, how to audit, how to fix.'
complete -c elasticache-lint -n __fish_is_first_token -a config -d 'Show the settings in effect, and where each comes from.'
complete -c elasticache-lint -n __fish_is_first_token -a server -d 'Serve an editor by the Language Server Protocol on standard input and output.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l stdin-filename -d 'The name to show for standard input. (default: <stdin>)' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l list-files -d 'Print the files that would be linted, and end.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l watch -d 'Lint again until interrupted, and print the result whenever it changes.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l source-root -d 'The folder of the root module that plans were made from, by default the plan\'s own folder or the working folder; may be repeated.' -xa '(__fish_complete_directories)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l exclude -d 'Skip files that match a pattern, as in a .gitignore file; may be repeated.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l minimum-days -d 'The number of days that backups must be kept, 1 to 35. (default: 1)' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l fix-days -d 'The number of days that fixes set, 1 to 35; by default 7, or --minimum-days if greater.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l rule -d 'Give the findings of a rule a severity of error, warning or note, or turn it off; may be repeated. Input that is unreadable or ambiguous stays reported.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l fail-on -d 'Exit with status 1 on findings of this severity and above. (default: warning)' -xa 'error warning note never'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l parameter -d 'Set a template parameter to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l parameters -d 'Read parameter values from a file in the form of the AWS CLI or CodePipeline; may be repeated.' -rF
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l templates -d 'Read the templates of nested stacks whose TemplateURL begins with a text, such as an address or ${Base}/, from a folder; may be repeated.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l region -d 'The region to assume for AWS::Region.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l account -d 'The account to assume for AWS::AccountId.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l var -d 'Set a variable of a Terraform configuration to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l var-file -d 'Read values of variables from a *.tfvars file, as Terraform does; may be repeated.' -rF
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l workspace -d 'The workspace to assume for terraform.workspace.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l baseline -d 'Count only findings that are not in this file, or that are worse than recorded there.' -rF
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l write-baseline -d 'Write all findings into a file for --baseline.' -rF
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l prune-baseline -d 'Remove findings that no longer occur from the file of --baseline.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l fix -d 'Fix findings where an edit is safe.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l unsafe-fixes -d 'With --fix or --diff: also make edits that may have other effects.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l diff -d 'Print the edits of --fix as a diff for \'git apply\', and write nothing; with status 1 if there are any.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l suppress-all -d 'Write suppressions with this reason for all errors and warnings, in place of fixes.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l until -d 'With --suppress-all: the last day on which the suppressions apply.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l changed-since -d 'Lint only files that have changed since this branch left the branch REF, committed or not; plans also where their configuration has, parents of nested stacks where those have, and root modules where a module or file that they use has.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -s f -l format -d 'The format of the findings on standard output. (default: text)' -xa 'text concise json jsonl sarif github gitlab junit rdjson checkstyle azure teamcity markdown html csv'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l output-file -d 'Write the findings to a file in place of standard output.' -rF
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l report -d 'Write another report of the same run to a file, in any format; may be repeated. Without a path \'github\', \'azure\' and \'teamcity\' go to standard output as well, and \'markdown\' to the step summary of GitHub Actions.' -x
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l color -d 'When to use color. (default: auto)' -xa 'auto always never'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -s q -l quiet -d 'Print only findings, without a summary.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-quiet -d 'Print only findings, without a summary.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l statistics -d 'Count the findings by rule and by folder, and the caches by verdict, at the end of text and in JSON.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-statistics -d 'Count the findings by rule and by folder, and the caches by verdict, at the end of text and in JSON.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -s v -l verbose -d 'Say on standard error which files were skipped, and why.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-verbose -d 'Say on standard error which files were skipped, and why.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l config -d 'Use the settings of this file for everything, by default those of the nearest .elasticache-lint.yml.' -rF
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l no-config -d 'Use no settings file.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -l version -d 'Show the version.'
complete -c elasticache-lint -n 'not __fish_seen_subcommand_from audit init rules explain config server' -s h -l help -d 'Show help information.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l against -d 'Compare with the caches that this template, configuration, plan or folder declares.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l source-root -d 'The folder of the root module that plans were made from, by default the plan\'s own folder or the working folder; may be repeated.' -xa '(__fish_complete_directories)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l exclude -d 'Skip files that match a pattern, as in a .gitignore file; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l minimum-days -d 'The number of days that backups must be kept, 1 to 35. (default: 1)' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l fix-days -d 'The number of days that fixes set, 1 to 35; by default 7, or --minimum-days if greater.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l rule -d 'Give the findings of a rule a severity of error, warning or note, or turn it off; may be repeated. Input that is unreadable or ambiguous stays reported.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l fail-on -d 'Exit with status 1 on findings of this severity and above. (default: warning)' -xa 'error warning note never'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l parameter -d 'Set a template parameter to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l parameters -d 'Read parameter values from a file in the form of the AWS CLI or CodePipeline; may be repeated.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l templates -d 'Read the templates of nested stacks whose TemplateURL begins with a text, such as an address or ${Base}/, from a folder; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l region -d 'The region to assume for AWS::Region.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l account -d 'The account to assume for AWS::AccountId.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l var -d 'Set a variable of a Terraform configuration to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l var-file -d 'Read values of variables from a *.tfvars file, as Terraform does; may be repeated.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l workspace -d 'The workspace to assume for terraform.workspace.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l baseline -d 'Count only findings that are not in this file, or that are worse than recorded there.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l write-baseline -d 'Write all findings into a file for --baseline.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l prune-baseline -d 'Remove findings that no longer occur from the file of --baseline.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -s f -l format -d 'The format of the findings on standard output. (default: text)' -xa 'text concise json jsonl sarif github gitlab junit rdjson checkstyle azure teamcity markdown html csv'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l output-file -d 'Write the findings to a file in place of standard output.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l report -d 'Write another report of the same run to a file, in any format; may be repeated. Without a path \'github\', \'azure\' and \'teamcity\' go to standard output as well, and \'markdown\' to the step summary of GitHub Actions.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l color -d 'When to use color. (default: auto)' -xa 'auto always never'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -s q -l quiet -d 'Print only findings, without a summary.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-quiet -d 'Print only findings, without a summary.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l statistics -d 'Count the findings by rule and by folder, and the caches by verdict, at the end of text and in JSON.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-statistics -d 'Count the findings by rule and by folder, and the caches by verdict, at the end of text and in JSON.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -s v -l verbose -d 'Say on standard error which files were skipped, and why.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-verbose -d 'Say on standard error which files were skipped, and why.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l config -d 'Use the settings of this file for everything, by default those of the nearest .elasticache-lint.yml.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l no-config -d 'Use no settings file.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -l version -d 'Show the version.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from audit' -s h -l help -d 'Show help information.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from init' -l version -d 'Show the version.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from init' -s h -l help -d 'Show help information.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from rules' -s f -l format -d 'How to write them.' -xa 'text json'
complete -c elasticache-lint -n '__fish_seen_subcommand_from rules' -l version -d 'Show the version.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from rules' -s h -l help -d 'Show help information.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from explain' -a 'backups-off retention-too-short retention-invalid backups-unsupported retention-undecided not-examined drift duplicate-key yaml-alias unreadable invalid-suppression expired-suppression unused-suppression'
complete -c elasticache-lint -n '__fish_seen_subcommand_from explain' -l all -d 'Explain every rule.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from explain' -s f -l format -d 'How to write it.' -xa 'text json markdown'
complete -c elasticache-lint -n '__fish_seen_subcommand_from explain' -l color -d 'When to use color.' -xa 'auto always never'
complete -c elasticache-lint -n '__fish_seen_subcommand_from explain' -l version -d 'Show the version.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from explain' -s h -l help -d 'Show help information.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -s f -l format -d 'How to write them.' -xa 'text json'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l source-root -d 'The folder of the root module that plans were made from, by default the plan\'s own folder or the working folder; may be repeated.' -xa '(__fish_complete_directories)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l exclude -d 'Skip files that match a pattern, as in a .gitignore file; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l minimum-days -d 'The number of days that backups must be kept, 1 to 35. (default: 1)' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l fix-days -d 'The number of days that fixes set, 1 to 35; by default 7, or --minimum-days if greater.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l rule -d 'Give the findings of a rule a severity of error, warning or note, or turn it off; may be repeated. Input that is unreadable or ambiguous stays reported.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l fail-on -d 'Exit with status 1 on findings of this severity and above. (default: warning)' -xa 'error warning note never'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l parameter -d 'Set a template parameter to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l parameters -d 'Read parameter values from a file in the form of the AWS CLI or CodePipeline; may be repeated.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l templates -d 'Read the templates of nested stacks whose TemplateURL begins with a text, such as an address or ${Base}/, from a folder; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l region -d 'The region to assume for AWS::Region.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l account -d 'The account to assume for AWS::AccountId.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l var -d 'Set a variable of a Terraform configuration to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l var-file -d 'Read values of variables from a *.tfvars file, as Terraform does; may be repeated.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l workspace -d 'The workspace to assume for terraform.workspace.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l baseline -d 'Count only findings that are not in this file, or that are worse than recorded there.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l write-baseline -d 'Write all findings into a file for --baseline.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l prune-baseline -d 'Remove findings that no longer occur from the file of --baseline.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l report -d 'Write another report of the same run to a file, in any format; may be repeated. Without a path \'github\', \'azure\' and \'teamcity\' go to standard output as well, and \'markdown\' to the step summary of GitHub Actions.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l color -d 'When to use color. (default: auto)' -xa 'auto always never'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -s q -l quiet -d 'Print only findings, without a summary.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-quiet -d 'Print only findings, without a summary.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l statistics -d 'Count the findings by rule and by folder, and the caches by verdict, at the end of text and in JSON.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-statistics -d 'Count the findings by rule and by folder, and the caches by verdict, at the end of text and in JSON.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -s v -l verbose -d 'Say on standard error which files were skipped, and why.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-verbose -d 'Say on standard error which files were skipped, and why.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l config -d 'Use the settings of this file for everything, by default those of the nearest .elasticache-lint.yml.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l no-config -d 'Use no settings file.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -l version -d 'Show the version.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from config' -s h -l help -d 'Show help information.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l source-root -d 'The folder of the root module that plans were made from, by default the plan\'s own folder or the working folder; may be repeated.' -xa '(__fish_complete_directories)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l exclude -d 'Skip files that match a pattern, as in a .gitignore file; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-force-exclude -d 'Apply --exclude to named files too; for programs that name files, such as hooks.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-ignore -d 'Skip hidden and vendored folders, and files that .gitignore excludes. (default: --ignore)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-require-input -d 'Exit with status 2 if nothing was judged.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l minimum-days -d 'The number of days that backups must be kept, 1 to 35. (default: 1)' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l fix-days -d 'The number of days that fixes set, 1 to 35; by default 7, or --minimum-days if greater.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l rule -d 'Give the findings of a rule a severity of error, warning or note, or turn it off; may be repeated. Input that is unreadable or ambiguous stays reported.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l fail-on -d 'Exit with status 1 on findings of this severity and above. (default: warning)' -xa 'error warning note never'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l parameter -d 'Set a template parameter to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l parameters -d 'Read parameter values from a file in the form of the AWS CLI or CodePipeline; may be repeated.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l templates -d 'Read the templates of nested stacks whose TemplateURL begins with a text, such as an address or ${Base}/, from a folder; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l region -d 'The region to assume for AWS::Region.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l account -d 'The account to assume for AWS::AccountId.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l var -d 'Set a variable of a Terraform configuration to the value that will be deployed; may be repeated.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l var-file -d 'Read values of variables from a *.tfvars file, as Terraform does; may be repeated.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l workspace -d 'The workspace to assume for terraform.workspace.' -x
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-require-reason -d 'Require a reason on every suppression. (default: --require-reason)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-foreign-suppressions -d 'Honor the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l config -d 'Use the settings of this file for everything, by default those of the nearest .elasticache-lint.yml.' -rF
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l no-config -d 'Use no settings file.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -l version -d 'Show the version.'
complete -c elasticache-lint -n '__fish_seen_subcommand_from server' -s h -l help -d 'Show help information.'
