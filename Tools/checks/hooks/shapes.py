"""Schemas for the configurations of services that publish none that could be had here: the keys that their documentation names.

They have what the articles use, and refuse everything else, so that a key which is misspelled or in the wrong place is found.
"""

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}


def mapping(required="", **members):
    return {"type": "object", "properties": members, "required": required.split(), "additionalProperties": False}


def every(member):
    """A mapping with any keys."""
    return {"type": "object", "additionalProperties": member}


def listing(item):
    return {"type": "array", "items": item, "minItems": 1}


# https://docs.envzero.com/guides/admin-guide/custom-flows/version-2-schema
env0_step = mapping(after=listing({"anyOf": [TEXT, mapping("name run", name=TEXT, run=TEXT)]}))
# https://megalinter.io/latest/config-precommands/
megalinter_command = mapping("command cwd", command=TEXT, cwd={"enum": ["root", "workspace"]}, continue_if_failed={"type": "boolean"})
# https://aquaproj.github.io/docs/reference/registry-config/; json-schema/registry.json of its repository takes it too
aqua_package = mapping(
    "type repo_owner repo_name asset files", type={"const": "github_release"}, repo_owner=TEXT, repo_name=TEXT, asset=TEXT, format=TEXT,
    supported_envs=TEXTS, overrides=listing(mapping("goos", goos=TEXT, asset=TEXT)), files=listing(mapping("name", name=TEXT, src=TEXT)),
    checksum=mapping("type asset algorithm", type=TEXT, asset=TEXT, algorithm={"enum": ["sha256", "sha512"]}))
# https://docs.trunk.io/code-quality/linters/custom-linters
trunk_linter = mapping(
    "name files commands", name=TEXT, files=TEXTS, runtime=TEXT, package=TEXT, known_good_version=TEXT,
    commands=listing(mapping("name output run success_codes", name=TEXT, output={"enum": ["sarif"]}, run=TEXT,
                             success_codes={"type": "array", "items": {"type": "integer"}}, read_output_from={"enum": ["stdout", "tmp_file"]})))

SHAPES = {
    # https://www.runatlantis.io/docs/custom-workflows
    "atlantis": mapping(
        "repos workflows", repos=listing(mapping("id workflow", id=TEXT, workflow=TEXT)),
        workflows=every(mapping("plan", plan=mapping("steps", steps=listing(
            {"anyOf": [{"enum": ["init", "plan", "show"]}, mapping("run", run=TEXT)]}))))),
    # https://docs.spacelift.io/concepts/configuration/runtime-configuration/runtime-yaml-reference
    "spacelift": mapping("stack_defaults", version={"enum": [1, "1"]}, stack_defaults=mapping("after_plan", after_plan=TEXTS)),
    "env0": mapping("version deploy", version={"const": 2}, deploy=mapping("steps", steps=mapping("terraformPlan", terraformPlan=env0_step))),
    "megalinter": mapping(PRE_COMMANDS=listing(megalinter_command), POST_COMMANDS=listing(megalinter_command)),
    "aqua": mapping("packages", packages=listing(aqua_package)),
    "trunk": mapping("lint", lint=mapping("definitions enabled", definitions=listing(trunk_linter), enabled=TEXTS)),
}
