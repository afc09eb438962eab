# Completions of lint; written by Tools/packaging/generate.
complete -c lint -n '__fish_seen_subcommand_from rules explain config' -f
complete -c lint -n __fish_is_first_token -a check -d 'Find ElastiCache caches that would be deployed without automatic backups.'
complete -c lint -n __fish_is_first_token -a rules -d 'List all rules with their severities.'
complete -c lint -n __fish_is_first_token -a explain -d 'Explain a rule: why it matters, how to audit, how to mend.'
complete -c lint -n __fish_is_first_token -a config -d 'Show which settings are in force, and where each comes from.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l stdin-filename -d 'The name to show for standard input.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l source-root -d 'The folder of the root module that plans were made of, by default the plan\'s own folder or the working folder; may be repeated.' -xa '(__fish_complete_directories)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l exclude -d 'Leave out what matches, written as in a .gitignore file; may be repeated.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l force-exclude -d 'Let --exclude leave out what is named too; for programs that name files, such as hooks.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-force-exclude -d 'Let --exclude leave out what is named too; for programs that name files, such as hooks.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l ignore -d 'Leave out hidden and vendored folders, and what .gitignore files exclude. (default: --ignore)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-ignore -d 'Leave out hidden and vendored folders, and what .gitignore files exclude. (default: --ignore)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l require-input -d 'Exit with status 2 if nothing was judged.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-require-input -d 'Exit with status 2 if nothing was judged.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l minimum-days -d 'For how many days backups must be kept, 1 to 35. (default: 1)' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l fix-days -d 'How many days fixes set, 1 to 35; by default 7, or --minimum-days if those are more.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l fail-on -d 'Exit with status 1 on findings of this severity and above. (default: warning)' -xa 'error warning note never'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l parameter -d 'Give a template parameter the value that will be deployed; may be repeated.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l parameters -d 'Take parameter values from a file, as the AWS CLI or CodePipeline takes it; may be repeated.' -rF
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l region -d 'The region to deploy to, as AWS::Region is.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l account -d 'The account to deploy to, as AWS::AccountId is.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l var -d 'Give a variable of a Terraform configuration the value that will be deployed; may be repeated.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l var-file -d 'Take values of variables from a *.tfvars file, as Terraform takes it; may be repeated.' -rF
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l workspace -d 'The workspace to deploy to, as terraform.workspace is.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l require-reason -d 'Let only suppressions hold that give a reason. (default: --require-reason)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-require-reason -d 'Let only suppressions hold that give a reason. (default: --require-reason)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l foreign-suppressions -d 'Heed the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-foreign-suppressions -d 'Heed the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l baseline -d 'Count only findings that are not in this file, or that are worse than what is in it.' -rF
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l write-baseline -d 'Write all findings into a file for --baseline.' -rF
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l prune-baseline -d 'Remove from the file of --baseline what is not found any more.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l fix -d 'Fix findings, where an edit can do it safely.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l unsafe-fixes -d 'With --fix or --diff: also make edits that may have other effects.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l diff -d 'Print the edits of --fix as a diff for \'git apply\', and write nothing; with status 1 if there are any.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l suppress-all -d 'Write suppressions with this reason for all errors and warnings, in place of fixes.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l until -d 'With --suppress-all: the last day on which the suppressions hold.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l changed-since -d 'Lint only files that have changed since this branch left the branch REF, committed or not; plans also where their configuration has, parents of nested stacks where those have, and root modules where a module or file that they use has.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -s f -l format -d 'How to write findings to standard output. (default: text)' -xa 'text concise json jsonl sarif github gitlab junit rdjson checkstyle azure teamcity markdown'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l report -d 'Write another report of the same run to a file, in any format; may be repeated. Without a path \'github\', \'azure\' and \'teamcity\' go to standard output as well, and \'markdown\' to the step summary of GitHub Actions.' -x
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l color -d 'When to use colour. (default: auto)' -xa 'auto always never'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -s q -l quiet -d 'Write findings only, no summary.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-quiet -d 'Write findings only, no summary.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -s v -l verbose -d 'Say on standard error which files were left alone, and why.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-verbose -d 'Say on standard error which files were left alone, and why.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l config -d 'Take the settings of this file for everything, by default those of the nearest .elasticache-lint.yml.' -rF
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l no-config -d 'Take the settings of no file.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -l version -d 'Show the version.'
complete -c lint -n 'not __fish_seen_subcommand_from rules explain config' -s h -l help -d 'Show help information.'
complete -c lint -n '__fish_seen_subcommand_from rules' -s f -l format -d 'How to write them.' -xa 'text json'
complete -c lint -n '__fish_seen_subcommand_from rules' -l version -d 'Show the version.'
complete -c lint -n '__fish_seen_subcommand_from rules' -s h -l help -d 'Show help information.'
complete -c lint -n '__fish_seen_subcommand_from explain' -a 'backups-off retention-too-short retention-invalid backups-unsupported retention-undecided not-examined duplicate-key yaml-alias unreadable invalid-suppression expired-suppression unused-suppression'
complete -c lint -n '__fish_seen_subcommand_from explain' -l all -d 'Explain every rule.'
complete -c lint -n '__fish_seen_subcommand_from explain' -s f -l format -d 'How to write it.' -xa 'text json markdown'
complete -c lint -n '__fish_seen_subcommand_from explain' -l color -d 'When to use colour.' -xa 'auto always never'
complete -c lint -n '__fish_seen_subcommand_from explain' -l version -d 'Show the version.'
complete -c lint -n '__fish_seen_subcommand_from explain' -s h -l help -d 'Show help information.'
complete -c lint -n '__fish_seen_subcommand_from config' -s f -l format -d 'How to write them.' -xa 'text json'
complete -c lint -n '__fish_seen_subcommand_from config' -l source-root -d 'The folder of the root module that plans were made of, by default the plan\'s own folder or the working folder; may be repeated.' -xa '(__fish_complete_directories)'
complete -c lint -n '__fish_seen_subcommand_from config' -l changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-changes-only -d 'Judge only the caches that a plan creates or changes.'
complete -c lint -n '__fish_seen_subcommand_from config' -l exclude -d 'Leave out what matches, written as in a .gitignore file; may be repeated.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l force-exclude -d 'Let --exclude leave out what is named too; for programs that name files, such as hooks.'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-force-exclude -d 'Let --exclude leave out what is named too; for programs that name files, such as hooks.'
complete -c lint -n '__fish_seen_subcommand_from config' -l ignore -d 'Leave out hidden and vendored folders, and what .gitignore files exclude. (default: --ignore)'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-ignore -d 'Leave out hidden and vendored folders, and what .gitignore files exclude. (default: --ignore)'
complete -c lint -n '__fish_seen_subcommand_from config' -l require-input -d 'Exit with status 2 if nothing was judged.'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-require-input -d 'Exit with status 2 if nothing was judged.'
complete -c lint -n '__fish_seen_subcommand_from config' -l minimum-days -d 'For how many days backups must be kept, 1 to 35. (default: 1)' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l fix-days -d 'How many days fixes set, 1 to 35; by default 7, or --minimum-days if those are more.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l fail-on -d 'Exit with status 1 on findings of this severity and above. (default: warning)' -xa 'error warning note never'
complete -c lint -n '__fish_seen_subcommand_from config' -l parameter -d 'Give a template parameter the value that will be deployed; may be repeated.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l parameters -d 'Take parameter values from a file, as the AWS CLI or CodePipeline takes it; may be repeated.' -rF
complete -c lint -n '__fish_seen_subcommand_from config' -l region -d 'The region to deploy to, as AWS::Region is.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l account -d 'The account to deploy to, as AWS::AccountId is.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l var -d 'Give a variable of a Terraform configuration the value that will be deployed; may be repeated.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l var-file -d 'Take values of variables from a *.tfvars file, as Terraform takes it; may be repeated.' -rF
complete -c lint -n '__fish_seen_subcommand_from config' -l workspace -d 'The workspace to deploy to, as terraform.workspace is.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l require-reason -d 'Let only suppressions hold that give a reason. (default: --require-reason)'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-require-reason -d 'Let only suppressions hold that give a reason. (default: --require-reason)'
complete -c lint -n '__fish_seen_subcommand_from config' -l foreign-suppressions -d 'Heed the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-foreign-suppressions -d 'Heed the suppressions of checkov, trivy, tfsec, cfn-guard, cdk-nag and KICS. (default: --foreign-suppressions)'
complete -c lint -n '__fish_seen_subcommand_from config' -l baseline -d 'Count only findings that are not in this file, or that are worse than what is in it.' -rF
complete -c lint -n '__fish_seen_subcommand_from config' -l write-baseline -d 'Write all findings into a file for --baseline.' -rF
complete -c lint -n '__fish_seen_subcommand_from config' -l prune-baseline -d 'Remove from the file of --baseline what is not found any more.'
complete -c lint -n '__fish_seen_subcommand_from config' -l report -d 'Write another report of the same run to a file, in any format; may be repeated. Without a path \'github\', \'azure\' and \'teamcity\' go to standard output as well, and \'markdown\' to the step summary of GitHub Actions.' -x
complete -c lint -n '__fish_seen_subcommand_from config' -l color -d 'When to use colour. (default: auto)' -xa 'auto always never'
complete -c lint -n '__fish_seen_subcommand_from config' -s q -l quiet -d 'Write findings only, no summary.'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-quiet -d 'Write findings only, no summary.'
complete -c lint -n '__fish_seen_subcommand_from config' -l show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-show-suppressed -d 'List the findings that suppressions accept, with their reasons, and those in the baseline.'
complete -c lint -n '__fish_seen_subcommand_from config' -s v -l verbose -d 'Say on standard error which files were left alone, and why.'
complete -c lint -n '__fish_seen_subcommand_from config' -l no-verbose -d 'Say on standard error which files were left alone, and why.'
complete -c lint -n '__fish_seen_subcommand_from config' -l config -d 'Take the settings of this file for everything, by default those of the nearest .elasticache-lint.yml.' -rF
complete -c lint -n '__fish_seen_subcommand_from config' -l no-config -d 'Take the settings of no file.'
complete -c lint -n '__fish_seen_subcommand_from config' -l version -d 'Show the version.'
complete -c lint -n '__fish_seen_subcommand_from config' -s h -l help -d 'Show help information.'
