"""Articles of the documentation that say what the command says of itself: its rules, and its options."""
import json
import re


def cell(text):
    """Text on one line of a table, with options as code: DocC makes a dash of two hyphens."""
    text = re.sub(r"\s+", " ", text).replace("|", "\\|")
    return re.sub(r"(?<![`\w-])--[a-z][a-z-]+", r"`\g<0>`", text)


def discussion(command):
    """The lines of what a command says of itself, with those that are indented as code."""
    lines = []
    is_code = False
    for line in command.get("discussion", "").splitlines():
        if line.startswith("  ") != is_code:
            is_code = not is_code
            lines += ["", "```text"] if is_code else ["```"]
        lines.append(line[2:] if is_code else line)
    return lines + (["```"] if is_code else [])


def rules(ask):
    """The list of all rules."""
    listed = json.loads(ask("rules", "-f", "json"))["rules"]
    lines = [
        "# Rules",
        "",
        "What `lint` can say of a cache or of an input, and what to do about it.",
        "",
        "## Overview",
        "",
        "Each article is what `lint explain RULE` prints. A cache has one finding at most, its worst. Where two "
        "severities are named, the first one holds by default, and the second one where only other parameter values "
        "lead there or nothing depends on it.",
        "",
        "| rule | severity | says |",
        "| --- | --- | --- |",
        *(f"| <doc:{rule['name']}> | {', '.join(rule['severities'])} | {cell(rule['summary'])} |" for rule in listed),
        "",
        "## Topics",
        "",
        "### All rules",
        "",
        *(f"- <doc:{rule['name']}>" for rule in listed),
    ]
    return {"AllRules.md": "\n".join(lines) + "\n"}


def embedded(folder):
    """The articles about rules as a source file, so that the command has them with it; each is one line."""
    def literal(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    return "\n".join([
        "// Written by Tools/packaging/generate. Change the articles, not this file.",
        "// swift-format-ignore-file",
        "",
        "/// The articles about rules, which the documentation publishes as well.",
        "enum RuleArticles {",
        "  /// Each article in Markdown, by the name of its rule.",
        "  static let texts = [",
        *(f"    {literal(path.stem)}: {literal(path.read_text())}," for path in sorted(folder.glob("*.md"))),
        "  ]",
        "}",
    ]) + "\n"


def names(argument):
    """How an option or an argument is written."""
    value = argument["valueName"]
    if argument["kind"] == "positional":
        return f"`{value}`"
    written = []
    for name in sorted(argument["names"], key=lambda name: name["kind"] == "long"):
        value_shown = f" {value}" if argument["kind"] == "option" and name["kind"] == "long" else ""
        written.append(f"`{'-' if name['kind'] == 'short' else '--'}{name['name']}{value_shown}`")
    return ", ".join(written)


def meaning(argument):
    """What an option does, its values and its default, which is a part of the text where the option itself has none."""
    text = argument.get("abstract", "")
    default = argument.get("defaultValue")
    if match := re.search(r" \(default: (.*?)\)", text):
        text, default = text.replace(match[0], ""), match[1]
    if "allValues" in argument:
        text += " One of " + ", ".join(f"`{value}`" for value in argument["allValues"]) + "."
    if default:
        text += f" By default `{default}`."
    return cell(text)


def rows(command):
    """The options of a subcommand, each with its title in the help; a switch and its opposite are one."""
    found = []
    for argument in command["arguments"]:
        if not argument["shouldDisplay"] or argument["valueName"] in ("help", "version"):
            continue
        title, name, text = argument.get("sectionTitle"), names(argument), meaning(argument)
        if name.startswith("`--no-") and found and found[-1][2] == text:
            name = f"{found.pop()[1]}, {name}"
        found.append((title, name, text))
    return found


def tables(found, *, with_titles):
    lines, last = [], ()
    for title, name, text in found:
        if (title,) != last and (with_titles or not lines):
            lines += ["", *([f"### {title}", ""] if with_titles else []), "| option | meaning |", "| --- | --- |"]
        last = (title,)
        lines.append(f"| {name} | {text} |")
    return lines


def options(description):
    """Every option of every subcommand."""
    commands = {part["commandName"]: part for part in description["subcommands"] if part["commandName"] != "help"}
    check = commands.pop("check")
    own = rows(check)
    lines = [
        "# Options",
        "",
        "Every option of `lint`, as `lint --help` has them.",
        "",
        "## Overview",
        "",
        "Options and paths stand in any order, and all behind `--` are paths. A setting can stand in a configuration or in the environment as "
        "well: <doc:Configuration>. `--version` and `--help` go with every subcommand.",
        "",
        "## lint, or lint check",
        *tables(own, with_titles=True),
    ]
    for name, command in commands.items():
        lines += ["", f"## lint {name}", "", command["abstract"], *discussion(command)]
        # `config` takes what `check` takes.
        others = {(name, text) for _, name, text in own}
        lines += tables([row for row in rows(command) if row[1:] not in others], with_titles=False)
    return {"Options.md": "\n".join(lines) + "\n"}
