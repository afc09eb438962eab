"""Completions for shells, from what the command says of itself.

ArgumentParser writes some too, but those know the options of `check` only where it is spelled out, which nobody does.
"""

SHELLS = {"bash": "{}.bash", "zsh": "_{}", "fish": "{}.fish"}


class Subcommand:
    """What can follow the name of a subcommand."""

    def __init__(self, description):
        self.name = description["commandName"]
        self.summary = description["abstract"]
        shown = [argument for argument in description["arguments"] if argument["shouldDisplay"]]
        self.options = [Option(argument) for argument in shown if argument["kind"] != "positional"]
        self.values = [value for argument in shown if argument["kind"] == "positional"
                       for value in kind(argument).get("list", {}).get("values", [])]


class Option:
    """An option, with its names as they are typed, and what may follow it."""

    def __init__(self, argument):
        self.short = [name["name"] for name in argument["names"] if name["kind"] == "short"]
        self.long = [name["name"] for name in argument["names"] if name["kind"] == "long"]
        self.names = [f"-{name}" for name in self.short] + [f"--{name}" for name in self.long]
        self.summary = argument.get("abstract", "")
        self.takes_value = argument["kind"] == "option"
        self.value = argument["valueName"]
        self.repeats = argument["isRepeating"]
        completion = kind(argument)
        self.values = completion.get("list", {}).get("values", [])
        self.takes_path = "file" in completion or "directory" in completion
        self.takes_folder = "directory" in completion


def kind(argument):
    return argument.get("completionKind", {})


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def scripts(name, root):
    """The script for each shell, by its file."""
    commands = [Subcommand(command) for command in root["subcommands"] if command["commandName"] != "help"]
    writers = {"bash": bash, "zsh": zsh, "fish": fish}
    return {file.format(name): writers[shell](name, commands) for shell, file in SHELLS.items()}


def bash(name, commands):
    function = "_" + name.replace("-", "_")
    names = "|".join(command.name for command in commands)
    lines = [
        f"# Completions of {name}; written by Tools/packaging/generate.",
        "# Where nothing is offered, bash itself completes files.",
        f"{function}() {{",
        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=check words=",
        "  # bash makes three words of --option=value.",
        "  if [[ $word == '=' ]]; then",
        "    word=",
        "  elif [[ $before == '=' ]]; then",
        "    before=${COMP_WORDS[COMP_CWORD - 2]}",
        "  fi",
        f"  if ((COMP_CWORD > 1)) && [[ ${{COMP_WORDS[1]}} == @({names}) ]]; then command=${{COMP_WORDS[1]}}; fi",
        "  COMPREPLY=()",
        "  case $command$before in",
    ]
    for command in commands:
        for option in command.options:
            if option.takes_value:
                pattern = " | ".join(command.name + spelled for spelled in option.names)
                values = f"words={quoted(' '.join(option.values))}" if option.values else "return"
                lines.append(f"    {pattern}) {values} ;;")
    lines += ["    *)", "      case $command$word in"]
    for command in commands:
        options = " ".join(spelled for option in command.options for spelled in option.names)
        lines.append(f"        {command.name}-*) words={quoted(options)} ;;")
        if command.values:
            lines.append(f"        {command.name}*) words={quoted(' '.join(command.values))} ;;")
    first = quoted(" ".join(command.name for command in commands))
    lines += [
        "      esac",
        "      if ((COMP_CWORD == 1)) && [[ $word != -* ]]; then",
        f"        COMPREPLY=($(compgen -W {first} -- \"$word\"))",
        "        local IFS=$'\\n'",
        "        COMPREPLY+=($(compgen -f -- \"$word\"))",
        "        return",
        "      fi",
        "      ;;",
        "  esac",
        "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))",
        "}",
        f"complete -o default -o filenames -F {function} {name}",
    ]
    return "\n".join(lines) + "\n"


def zsh(name, commands):
    def text(string):
        """Text within brackets of a specification."""
        return string.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")

    lines = [f"#compdef {name}", "# Written by Tools/packaging/generate.", "", "local command=check", "local -a options"]
    names = "|".join(command.name for command in commands)
    lines += [f"if (( CURRENT > 2 )) && [[ $words[2] == ({names}) ]]; then", "  command=$words[2]", "  shift words",
              "  (( CURRENT-- ))", "fi", "case $command in"]
    for command in commands:
        lines += [f"  {command.name})", "    options=("]
        for option in command.options:
            value = ""
            if option.takes_value:
                action = f"({' '.join(option.values)})" if option.values else ""
                if option.takes_path:
                    action = "_files -/" if option.takes_folder else "_files"
                value = f":{text(option.value)}:{action}"
            for number, spelled in enumerate(option.names):
                others = " ".join(other for other in option.names if option.repeats is False or other != spelled)
                prefix = "*" if option.repeats else f"({others})"
                # An equals sign may come before the value of a long option.
                joint = "=" if option.takes_value and spelled.startswith("--") else ""
                lines.append(f"      {quoted(f'{prefix}{spelled}{joint}[{text(option.summary)}]{value}')}")
        if command.values:
            lines.append(f"      {quoted(f'*:name:({chr(32).join(command.values)})')}")
        elif command.name == "check":
            lines.append("      '*:path:_files'")
        lines += ["    )", "    ;;"]
    described = " ".join(f"{command.name}\\:{quoted(text(command.summary))}" for command in commands)
    first = f'1:command or path: _alternative "commands:command:(({described}))" "files:path:_files"'
    lines += ["esac", "if [[ $words[1] != $command ]]; then", f"  options+=({quoted(first)})", "fi",
              "_arguments -s -S : $options"]
    return "\n".join(lines) + "\n"


def fish(name, commands):
    def text(string):
        return "'" + string.replace("\\", "\\\\").replace("'", "\\'") + "'"

    others = " ".join(command.name for command in commands if command.name != "check")
    lines = [f"# Completions of {name}; written by Tools/packaging/generate.",
             f"complete -c {name} -n '__fish_seen_subcommand_from {others}' -f"]
    for command in commands:
        lines.append(f"complete -c {name} -n __fish_is_first_token -a {command.name} -d {text(command.summary)}")
    for command in commands:
        # What names no subcommand is for `check`.
        seen = f"not __fish_seen_subcommand_from {others}" if command.name == "check" \
            else f"__fish_seen_subcommand_from {command.name}"
        where = f"complete -c {name} -n {text(seen)}"
        if command.values:
            lines.append(f"{where} -a {text(' '.join(command.values))}")
        for option in command.options:
            names = [f"-s {short}" for short in option.short] + [f"-l {long}" for long in option.long]
            value = ""
            if option.takes_value:
                value = " -rF" if option.takes_path else " -x"
                if option.takes_folder:
                    value = " -xa '(__fish_complete_directories)'"
                elif option.values:
                    value = f" -xa {text(' '.join(option.values))}"
            lines.append(f"{where} {' '.join(names)} -d {text(option.summary)}{value}")
    return "\n".join(lines) + "\n"
