"""Shapes of what lint reads besides templates, plans and configurations as such, for `growth`.

Accounts, manifests, previews, assemblies, change sets, Terragrunt, values and functions of Terraform, fixes, and what an
editor sends. A shape returns texts by path, and `run` gives it other arguments than the folder; the text at `STDIN` is sent.
"""

import json

STDIN = "standard input"
GROUP = "aws_elasticache_replication_group"
SHAPES = []


def run(*arguments):
    """Registers a shape, with the arguments that lint gets for it."""
    def register(shape):
        shape.arguments = list(arguments) or None
        SHAPES.append(shape)
        return shape
    return register


def listed(size, make, head="", tail="", between=""):
    """A text of some bytes: a head, what `make` returns for 0, 1, 2 and so on, and a tail."""
    parts, length = [], len(head) + len(tail)
    while length < size or not parts:
        parts.append(make(len(parts)))
        length += len(parts[-1]) + len(between)
    return head + between.join(parts) + tail


def marks(size):
    """Marks of different classes in the wrong order, which takes the square of the time to put in order."""
    return "a" + ("\u0315\u0323" * (size // 4))


def block(name, days, more=""):
    return f'resource "{GROUP}" "{name}" {{\n{more}  snapshot_retention_limit = {days}\n}}\n'


def cluster(name, more=""):
    return f"  {name}:\n    Type: AWS::ElastiCache::CacheCluster\n    Properties: {{Engine: redis{more}}}\n"


# MARK: Accounts

def described(i):
    return json.dumps({
        "ReplicationGroupId": f"g{i}", "Status": "available", "MemberClusters": [f"g{i}-001"], "Engine": "valkey",
        "SnapshotRetentionLimit": 0, "ARN": f"arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:g{i}"})


@run("audit", ".")
def account_caches(size):
    return {"groups.json": listed(size, described, '{"ReplicationGroups": [', "]}", ",")}


@run("audit", ".")
def account_pages(size):
    # As one command with several responses writes them.
    return {"groups.json": listed(size, lambda i: '{"ReplicationGroups": [' + described(i) + ']}\n')}


@run("audit", ".")
def account_files(size):
    return {f"d{i % 50}/groups{i}.json": '{"ReplicationGroups": [' + described(i) + "]}" for i in range(size // 1000)}


@run("audit", ".")
def account_members(size):
    # Clusters of groups, which have their backups.
    def member(i):
        return json.dumps({"CacheClusterId": f"g{i}-001", "ReplicationGroupId": f"g{i}", "CacheClusterStatus": "available",
                           "Engine": "valkey", "SnapshotRetentionLimit": 0})
    return {"clusters.json": listed(size // 2, member, '{"CacheClusters": [', "]}", ","),
            "groups.json": listed(size // 2, described, '{"ReplicationGroups": [', "]}", ",")}


@run("audit", ".")
def account_drifts(size):
    return {"drifts.json": listed(size, lambda i: json.dumps({
        "StackId": "arn:aws:cloudformation:eu-central-1:123456789012:stack/shop/1", "LogicalResourceId": f"C{i}",
        "PhysicalResourceId": f"c{i}", "ResourceType": "AWS::ElastiCache::ReplicationGroup",
        "StackResourceDriftStatus": "MODIFIED", "ExpectedProperties": '{"SnapshotRetentionLimit": "7"}',
        "ActualProperties": '{"SnapshotRetentionLimit": "0"}'}), '{"StackResourceDrifts": [', "]}", ",")}


def state(size, days=0):
    return listed(size, lambda i: json.dumps({
        "mode": "managed", "type": GROUP, "name": f"c{i}", "provider": "p", "instances": [{"attributes": {
            "id": f"c{i}", "arn": f"arn:aws:elasticache:eu-west-1:123456789012:replicationgroup:c{i}",
            "snapshot_retention_limit": days}}]}), '{"version": 4, "terraform_version": "1.14.0", "resources": [', "]}", ",")


@run("audit", ".")
def account_state(size):
    return {"terraform.tfstate": state(size)}


@run("audit", "live", "--against", "declared")
def account_against_declared(size):
    # Each cache that runs is looked for among those that are declared.
    return {"live/groups.json": listed(size // 2, described, '{"ReplicationGroups": [', "]}", ","),
            "declared/a.yaml": listed(size // 2, lambda i: cluster(f"C{i}", f", ReplicationGroupId: g{i}"), "Resources:\n")}


@run("audit", "live", "--against", "declared")
def account_against_state(size):
    return {"live/groups.json": listed(size // 2, described, '{"ReplicationGroups": [', "]}", ","),
            "declared/main.tf": listed(size // 2, lambda i: block(f"c{i}", 7, f'  replication_group_id = "g{i}"\n'))}


# MARK: Change sets, assemblies and previews

@run()
def change_set(size):
    return {"changes.json": listed(size, lambda i: json.dumps({"Type": "Resource", "ResourceChange": {
        "Action": "Add", "LogicalResourceId": f"C{i}", "ResourceType": "AWS::ElastiCache::ReplicationGroup",
        "AfterContext": '{"Properties": {"SnapshotRetentionLimit": "0"}}'}}), '{"Changes": [', "]}", ",")}


@run()
def assembly_of_many_caches(size):
    # Each cache is a construct of the tree that the CDK writes.
    template = {"Resources": {f"C{i}": {
        "Type": "AWS::ElastiCache::CacheCluster", "Properties": {"Engine": "redis"},
        "Metadata": {"aws:cdk:path": f"Stack/C{i}/Resource"}} for i in range(size // 500)}}
    entries = {f"/Stack/C{i}/Resource": [{"type": "aws:cdk:logicalId", "data": f"C{i}", "trace": [
        f"new C{i} (/app/lib/stack.ts:{i + 1}:3)", "new Stack (/app/lib/stack.ts:1:1)"]}] for i in range(size // 500)}
    manifest = {"version": "36.0.0", "artifacts": {"Stack": {
        "type": "aws:cloudformation:stack", "properties": {"templateFile": "Stack.template.json"}, "metadata": entries}}}
    return {"cdk.out/manifest.json": json.dumps(manifest), "cdk.out/Stack.template.json": json.dumps(template)}


PULUMI = "aws:elasticache/replicationGroup:ReplicationGroup"


def pulumi(i):
    return {"urn": f"urn:pulumi:dev::shop::{PULUMI}::c{i}", "custom": True, "id": f"c{i}", "type": PULUMI,
            "inputs": {"engine": "valkey", "snapshotRetentionLimit": 0}}


@run()
def pulumi_preview(size):
    return {"preview.json": listed(size, lambda i: json.dumps({
        "op": "create", "urn": pulumi(i)["urn"], "newState": pulumi(i)}), '{"config": {}, "steps": [', "]}", ",")}


@run()
def pulumi_stack(size):
    return {"stack.json": listed(
        size, lambda i: json.dumps(pulumi(i)), '{"version": 3, "deployment": {"manifest": {}, "resources": [', "]}}", ",")}


@run()
def pulumi_events(size):
    return {"events.json": listed(size, lambda i: json.dumps({"sequence": i, "timestamp": 1764500000, "resourcePreEvent": {
        "metadata": {"op": "create", "urn": pulumi(i)["urn"], "type": PULUMI, "new": pulumi(i)}, "planning": True}}) + "\n")}


@run()
def pulumi_parents(size):
    # Each is a child of the one before.
    def resource(i):
        parent = {"parent": pulumi(i - 1)["urn"]} if i else {}
        return json.dumps(pulumi(i) | parent)
    return {"stack.json": listed(size, resource, '{"version": 3, "deployment": {"manifest": {}, "resources": [', "]}}", ",")}


@run()
def pulumi_program(size):
    return {"Pulumi.yaml": listed(
        size, lambda i: f"  c{i}:\n    type: aws:elasticache:ReplicationGroup\n    properties: {{snapshotRetentionLimit: 0}}\n",
        "name: shop\nruntime: yaml\nresources:\n")}


# MARK: Manifests

ACK = "apiVersion: elasticache.services.k8s.aws/v1alpha1\nkind: ReplicationGroup\nmetadata: {name: c%d}\n"
MANIFEST = "---\n" + ACK + "spec: {snapshotRetentionLimit: 0}\n"


@run()
def manifests(size):
    return {"a.yaml": listed(size, lambda i: MANIFEST % i)}


@run()
def manifests_in_a_list(size):
    item = '{"apiVersion":"elasticache.services.k8s.aws/v1alpha1","kind":"ReplicationGroup","metadata":{"name":"c%d"},"spec":{}}'
    return {"a.json": listed(size, lambda i: item % i, '{"apiVersion":"v1","kind":"List","items":[', "]}", ",")}


@run()
def manifests_of_other_kinds(size):
    return {"a.yaml": MANIFEST % 0 + listed(size, lambda i: f"---\napiVersion: v1\nkind: Service\nmetadata: {{name: s{i}}}\n")}


@run()
def manifests_in_nested_lists(size):
    return {"a.json": MANIFEST.removeprefix("---\n") % 0 + '---\n{"kind":"List","items":[' * (size // 30)}


@run()
def manifests_in_a_composition(size):
    return {"a.yaml": listed(
        size, lambda i: "    - base: {apiVersion: elasticache.aws.upbound.io/v1beta1, kind: ReplicationGroup}\n",
        "apiVersion: apiextensions.crossplane.io/v1\nkind: Composition\nmetadata: {name: c}\nspec:\n  resources:\n")}


@run()
def manifests_with_placeholders(size):
    return {"a.yaml": listed(size, lambda i: "---\n" + ACK % i + "spec: {snapshotRetentionLimit: ${DAYS}}\n")}


@run()
def chart(size):
    return {"Chart.yaml": "name: c\n", "templates/a.yaml": listed(
        size, lambda i: "---\n" + ACK % i + "spec:\n  {{- if .Values.on }}\n  snapshotRetentionLimit: {{ .Values.days }}\n"
                        "  {{- end }}\n")}


@run()
def chart_of_many_files(size):
    return {"Chart.yaml": "name: c\n"} | {
        f"templates/a{i}.yaml": "---\n" + ACK % i + "spec:\n  snapshotRetentionLimit: {{ .Values.days }}\n"
        for i in range(size // 1000)}


PATCH = "  - target: {group: elasticache.services.k8s.aws, kind: ReplicationGroup, name: c%d}\n    patch: '[]'\n"


@run()
def kustomize_patches(size):
    # Each may be for each of the caches.
    return {"kustomization.yaml": listed(size // 2, lambda i: PATCH % i, "resources: [a.yaml]\npatches:\n"),
            "a.yaml": listed(size // 2, lambda i: MANIFEST % i)}


@run()
def kustomize_bases(size):
    # As many folders as there are files, each of which has a configuration.
    count = size // 1000
    return {f"base{i}/kustomization.yaml": "resources: [a.yaml]\n" + "patches:\n" + PATCH % (i + 1) for i in range(count)} | {
        f"base{i}/a.yaml": MANIFEST % i for i in range(count)}


# MARK: Other files that name caches

@run()
def serverless_services(size):
    resources = listed(size, lambda i: cluster(f"C{i}").replace("\n  ", "\n      ").replace("  C", "      C", 1)
                       .replace("        Type", "        Type"), "service: a\nprovider: {name: aws}\nresources:\n    Resources:\n")
    return {"serverless.yml": resources}


@run()
def serverless_files(size):
    count = size // 2000
    return {"serverless.yml": "service: a\nprovider: {name: aws}\nresources:\n" + "".join(
        f"  - ${{file(r{i}.yml)}}\n" for i in range(count))} | {
            f"r{i}.yml": "Resources:\n" + cluster(f"C{i}") for i in range(count)}


@run()
def extensions(size):
    return {f".ebextensions/{i}.config": "Resources:\n" + cluster(f"C{i}") for i in range(size // 1000)}


# MARK: Terragrunt

@run()
def terragrunt_units(size):
    return {"modules/m/main.tf": 'variable "days" {}\n' + block("c", "var.days")} | {
        f"live/u{i}/terragrunt.hcl": f'terraform {{\n  source = "../../modules/m"\n}}\ninputs = {{\n  days = {i % 9}\n}}\n'
        for i in range(size // 2000)}


@run()
def terragrunt_units_of_one_root(size):
    # Each includes the same large file.
    root = listed(size // 4, lambda i: f"  v{i} = {i}\n", "locals {\n", "}\ninputs = {\n  days = 3\n}\n")
    return {"modules/m/main.tf": 'variable "days" {}\n' + block("c", "var.days"), "live/root.hcl": root} | {
        f"live/u{i}/terragrunt.hcl":
            'terraform {\n  source = "../../modules/m"\n}\ninclude "r" {\n  path = find_in_parent_folders("root.hcl")\n}\n'
        for i in range(size // 16_000)}


@run()
def terragrunt_chain(size):
    # Each reads the next one, and the first is a unit.
    count = size // 1000
    files = {f"u{i}/a.hcl": f'locals {{\n  next = read_terragrunt_config("../u{i + 1}/a.hcl")\n}}\n'
             "inputs = {\n  days = local.next.inputs.days\n}\n" for i in range(count)}
    return files | {f"u{count}/a.hcl": 'inputs = {\n  days = 3\n}\n',
                    "live/terragrunt.hcl": 'locals {\n  next = read_terragrunt_config("../u0/a.hcl")\n}\n'
                                           'terraform {\n  source = "../m"\n}\ninputs = local.next.inputs\n',
                    "m/main.tf": 'variable "days" {}\n' + block("c", "var.days")}



@run()
def terragrunt_doubling_chain(size):
    count = 30
    files = {f"u{i}/terragrunt.hcl": "locals {\n" + "".join(
        f'  {name} = read_terragrunt_config("../u{i + 1}/terragrunt.hcl")\n' for name in "ab")
        + "}\ninputs = {\n  days = local.a.inputs.days\n}\n" + "#" * (size // count) + "\n" for i in range(count)}
    return files | {f"u{count}/terragrunt.hcl": "inputs = {\n  days = 3\n}\n",
                    "live/terragrunt.hcl": 'locals {\n  n = read_terragrunt_config("../u0/terragrunt.hcl")\n}\n'
                                           'terraform {\n  source = "../m"\n}\ninputs = local.n.inputs\n',
                    "m/main.tf": 'variable "days" {}\n' + block("c", "var.days")}


# MARK: Values and functions of Terraform

def locals_of(text, days):
    return {"main.tf": "locals {\n" + text + "}\n" + block("c", days)}


def numbers(size):
    return listed(size, lambda i: f"{i},\n", "[\n", "]")


def members(size, value="{}"):
    return listed(size, lambda i: f"    k{i} = {value.format(i)}\n", "{\n", "  }")


FUNCTIONS = {
    "distinct": "length(distinct(local.a))", "flatten": "length(flatten([local.a, [local.a]]))", "sort": "length(sort(local.s))",
    "concat": "length(concat(local.a, local.a))", "reverse": "reverse(local.a)[0]", "max": "max(local.a...)",
    "contains": "contains(local.a, -1) ? 1 : 0", "toset": "length(toset(local.s))", "setproduct": "length(setproduct(local.a, [1, 2]))",
    "setunion": "length(setunion(local.a, local.a))", "setsubtract": "length(setsubtract(local.a, local.a))",
    "zipmap": "length(zipmap(local.s, local.a))", "chunklist": "length(chunklist(local.a, 2))", "join": 'length(join(",", local.s))',
    "jsonencode": "length(jsonencode(local.a))", "index": "index(local.a, 0)", "slice": "slice(local.a, 0, 1)[0]",
    "compact": "length(compact(local.s))", "for": "[for x in local.a : x if x > 0][0]", "splat": "length(local.a[*])",
    "group": "length({ for x in local.a : x % 7 => x... })", "sum": "sum(local.a)", "range": "length(range(length(local.a)))",
    "equality": "local.a == local.b ? 1 : 0", "conversion": "length(tolist(local.s))", "template": 'length("%{ for x in local.a }${x}%{ endfor }")',
    "nested-for": "length(flatten([for x in local.a : [for y in [1, 2] : x]]))",
}
MAPPINGS = {
    "merge": "length(merge(local.m, local.m))", "keys": "length(keys(local.m))", "values": "values(local.m)[0]",
    "lookup": 'lookup(local.m, "k0", 1)', "map-for": "length({ for k, v in local.m : k => v })", "transpose": "length(transpose(local.t))",
    "matchkeys": "length(matchkeys(values(local.m), keys(local.m), keys(local.m)))", "tomap": "length(tomap(local.m))",
    "map-equality": "local.m == local.m ? 1 : 0", "yamlencode": "length(yamlencode(local.m))",
}
TEXTS = {
    "replace": 'length(replace(local.x, "a", "b"))', "split": 'length(split("a", local.x))', "regexall": 'length(regexall("a", local.x))',
    "regex-backtracking": 'length(regexall("(a*)*b", local.x))', "upper": "length(upper(local.x))", "title": "length(title(local.x))",
    "trim": 'length(trim(local.x, "a"))', "substr": "length(substr(local.x, 1, -1))", "strrev": "length(strrev(local.x))",
    "format": 'length(format("%s%s", local.x, local.x))', "base64": "length(base64decode(base64encode(local.x)))",
    "sha256": "length(sha256(local.x))", "jsondecode": 'length(jsondecode("[\\"${local.x}\\"]"))', "indent": "length(indent(2, local.x))",
    "text-length": "length(local.x)", "text-equality": "local.x == local.y ? 1 : 0", "chomp": "length(chomp(local.x))",
    "startswith": "startswith(local.x, local.y) ? 1 : 0", "tonumber": "tonumber(local.x)", "text-interpolation": 'length("${local.x}-${local.y}")',
}


def function_shapes():
    """A shape for each function, of a list, an object or a text that grows."""
    def of_list(days):
        def shape(size):
            one = numbers(size // 3)
            return locals_of(f"a = {one}\nb = {one}\ns = [for x in [0] : tostring(x)]\n".replace(
                "[for x in [0] : tostring(x)]", listed(size // 3, lambda i: f'"{i}",\n', "[\n", "]")), days)
        return shape

    def of_object(days):
        return lambda size: locals_of("m = " + members(size // 2) + "\nt = " + members(size // 2, '["v{}"]') + "\n", days)

    def of_text(days, letter):
        text = (lambda size: marks(size)) if letter == "mark" else lambda size: "a" * size
        return lambda size: locals_of(f'x = "{text(size // 2)}"\ny = "{text(size // 2)}b"\n', days)

    for expressions, kinds in ((FUNCTIONS, (("", of_list),)), (MAPPINGS, (("", of_object),)),
                               (TEXTS, (("", lambda days: of_text(days, "a")), ("-of-marks", lambda days: of_text(days, "mark"))))):
        for name, days in expressions.items():
            for suffix, make in kinds:
                shape = make(days)
                shape.__name__ = f"tf_{name}{suffix}"
                run()(shape)


function_shapes()


@run()
def tf_wide_for_each(size):
    # Each instance has an object of its own.
    return locals_of("m = " + members(size, '{{ days = 3, name = "n{}" }}') + "\n", "0") | {
        "c.tf": block("d", "each.value.days", "  for_each = local.m\n")}


@run()
def tf_for_each_of_modules(size):
    return {"main.tf": f'module "m" {{\n  source = "./m"\n  for_each = {members(size)}\n  days = each.value\n}}\n',
            "m/main.tf": 'variable "days" {}\n' + block("c", "var.days")}


@run()
def tf_count(size):
    return {"main.tf": block("c", "count.index", f"  count = {size // 100}\n") + "#" * size}


@run()
def tf_deep_value(size):
    return locals_of("a = " + "[" * 200 + "1" + "]" * 200 + "\n" + listed(size, lambda i: f"a{i} = [local.a{i - 1 if i else ''}]\n"),
                     "length(local.a9)")


@run()
def tf_growing_values(size):
    # Each has twice the elements of the one before.
    return locals_of("a0 = [1]\n" + listed(size, lambda i: f"a{i + 1} = concat(local.a{i}, local.a{i})\n"), "length(local.a40)")


@run()
def tf_growing_texts(size):
    return locals_of('a0 = "ab"\n' + listed(size, lambda i: f'a{i + 1} = "${{local.a{i}}}${{local.a{i}}}"\n'), "length(local.a40)")


@run()
def tf_long_names(size):
    name = "x" * (size // 4)
    return {"main.tf": f"locals {{\n  {name} = 0\n}}\n" + block(name, f"local.{name}")
            + listed(size // 4, lambda i: block(f"c{i}", 0))}


@run()
def tf_names_of_marks(size):
    name = "é" * (size // 8)
    return {"main.tf": f"locals {{\n  {name} = 0\n}}\n" + block("c", f"local.{name}")}


@run()
def tf_keys_of_marks(size):
    key = marks(size // 2)
    return {"main.tf": f'locals {{\n  m = {{ "{key}" = 3 }}\n}}\n' + block("c", f'local.m["{key}"]')}


@run()
def tf_instances_of_marks(size):
    return {"main.tf": block("c", "0", f'  for_each = {{ "{marks(size)}" = 1 }}\n')}


@run()
def tf_validations(size):
    return {"main.tf": 'variable "v" {\n  default = 3\n' + listed(
        size, lambda i: f'  validation {{\n    condition = var.v != {i + 40}\n    error_message = "m"\n  }}\n') + "}\n"
        + block("c", "var.v")}


@run()
def tf_validation_of_many_values(size):
    return {"main.tf": 'variable "v" {\n  type = number\n  validation {\n    condition = contains(' + numbers(size)
            + ', var.v)\n    error_message = "m"\n  }\n}\n' + block("c", "var.v")}


@run()
def tf_object_types(size):
    kinds = listed(size, lambda i: f"    k{i} = optional(number, {i % 9})\n", "object({\n", "  })")
    return {"main.tf": f'variable "v" {{\n  type = {kinds}\n  default = {{}}\n}}\n' + block("c", "var.v.k3")}


@run()
def tf_dynamic_blocks(size):
    return {"main.tf": listed(size, lambda i: block(
        f"c{i}", 0, "  dynamic \"log\" {\n    for_each = [1, 2]\n    content {\n      a = log.value\n    }\n  }\n"))}


@run()
def tf_inline_templates(size):
    body = '{"Resources": {"C": {"Type": "AWS::ElastiCache::CacheCluster", "Properties": {"Engine": "redis"}}}}'
    return {"main.tf": listed(size, lambda i: f'resource "aws_cloudformation_stack" "s{i}" {{\n  name = "s{i}"\n'
                              f'  template_body = {json.dumps(body)}\n}}\n')}


@run()
def tf_large_inline_template(size):
    body = listed(size, lambda i: "    " + cluster(f"C{i}").replace("\n", "\n    ").rstrip(" "), "    Resources:\n")
    return {"main.tf": f'resource "aws_cloudformation_stack" "s" {{\n  template_body = <<-E\n{body}  E\n}}\n'}


@run()
def tf_manifests(size):
    return {"main.tf": listed(size, lambda i: f'resource "kubernetes_manifest" "m{i}" {{\n  manifest = {{\n    apiVersion = '
                              f'"elasticache.services.k8s.aws/v1alpha1"\n    kind = "ReplicationGroup"\n  }}\n}}\n')}


@run()
def tf_overrides(size):
    return {"main.tf": listed(size // 2, lambda i: block(f"c{i}", 0)),
            "x_override.tf": listed(size // 2, lambda i: block(f"c{i}", 7))}


@run()
def tf_json(size):
    return {"main.tf.json": listed(size, lambda i: f'"c{i}": {{"snapshot_retention_limit": "${{1 - 1}}"}}',
                                   f'{{"resource": {{"{GROUP}": {{', "}}}", ",")}


@run()
def tf_outputs(size):
    # Each module passes on what the one before gives it.
    count = size // 1000
    return {"main.tf": listed(0, lambda i: "") + "".join(
        f'module "m{i}" {{\n  source = "./m"\n  days = {f"module.m{i - 1}.days" if i else 3}\n}}\n' for i in range(count))
        + "#" * (size - 80 * count) + "\n" + block("c", f"module.m{max(count - 1, 0)}.days"),
        "m/main.tf": 'variable "days" {}\noutput "days" {\n  value = var.days\n}\n'}


# MARK: Nested stacks

@run()
def stacks_in_a_chain(size):
    count = size // 1000
    return {f"s{i}.yaml": "Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
                          f"      TemplateURL: s{i + 1}.yaml\n      Parameters: {{D: !Ref D}}\nParameters: {{D: {{Type: Number}}}}\n"
            for i in range(count)} | {
        f"s{count}.yaml": "Parameters: {D: {Type: Number}}\nResources:\n" + cluster("C", ", SnapshotRetentionLimit: !Ref D")}


@run()
def stacks_of_other_values(size):
    return {"parent.yaml": listed(
        size, lambda i: f"  S{i}:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
                        f"      TemplateURL: child.yaml\n      Parameters: {{D: {i % 40}}}\n", "Resources:\n"),
            "child.yaml": "Parameters: {D: {Type: Number}}\nResources:\n" + cluster("C", ", SnapshotRetentionLimit: !Ref D")}


# MARK: Fixes

@run(".", "--fix")
def fix_templates(size):
    return {"a.yaml": listed(size, lambda i: cluster(f"C{i}"), "Resources:\n")}


@run(".", "--fix", "--unsafe-fixes")
def fix_zeros(size):
    return {"a.yaml": listed(size, lambda i: cluster(f"C{i}", ", SnapshotRetentionLimit: 0"), "Resources:\n")}


@run(".", "--diff", "--unsafe-fixes")
def diff_zeros(size):
    return {"a.yaml": listed(size, lambda i: cluster(f"C{i}", ", SnapshotRetentionLimit: 0"), "Resources:\n")}


@run(".", "--fix", "--unsafe-fixes")
def fix_one_line(size):
    return {"a.json": listed(size, lambda i: f'"C{i}":{{"Type":"AWS::ElastiCache::CacheCluster","Properties":{{"Engine":"redis"}}}}',
                             '{"Resources":{', "}}", ",")}


@run(".", "--fix", "--unsafe-fixes")
def fix_parameters(size):
    head = listed(size // 2, lambda i: f"  P{i}: {{Type: Number, Default: 0}}\n", "Parameters:\n")
    return {"a.yaml": head + listed(size // 2, lambda i: cluster(f"C{i}", f", SnapshotRetentionLimit: !Ref P{i}"), "Resources:\n")}


@run(".", "--fix", "--unsafe-fixes")
def fix_one_parameter(size):
    return {"a.yaml": "Parameters: {P: {Type: Number, Default: 0}}\n"
            + listed(size, lambda i: cluster(f"C{i}", ", SnapshotRetentionLimit: !Ref P"), "Resources:\n")}


@run(".", "--suppress-all", "reason")
def fix_by_suppressions(size):
    return {"a.yaml": listed(size, lambda i: cluster(f"C{i}"), "Resources:\n")}


@run(".", "--fix", "--unsafe-fixes")
def fix_manifests(size):
    return {"a.yaml": listed(size, lambda i: MANIFEST % i)}


@run(".", "--fix", "--unsafe-fixes")
def fix_files(size):
    return {f"d{i % 50}/a{i}.yaml": "Resources:\n" + cluster("C") for i in range(size // 1000)}


@run(".", "--fix", "--unsafe-fixes")
def fix_blocks(size):
    return {"main.tf": listed(size, lambda i: block(f"c{i}", 0))}


@run(".", "--fix", "--unsafe-fixes")
def fix_variables(size):
    return {"main.tf": listed(size, lambda i: f'variable "v{i}" {{\n  default = 0\n}}\n' + block(f"c{i}", f"var.v{i}"))}


@run(".", "--fix", "--unsafe-fixes")
def fix_arguments(size):
    return {"main.tf": listed(size, lambda i: f'module "m{i}" {{\n  source = "./m"\n  days = 0\n}}\n'),
            "m/main.tf": 'variable "days" {}\n' + block("c", "var.days")}


@run(".", "--suppress-all", "reason")
def fix_blocks_by_suppressions(size):
    return {"main.tf": listed(size, lambda i: block(f"c{i}", 0))}


# MARK: What an editor sends

def frames(messages):
    first = [{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"capabilities": {}, "rootUri": None}},
             {"jsonrpc": "2.0", "method": "initialized", "params": {}}]
    last = [{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}, {"jsonrpc": "2.0", "method": "exit"}]
    parts = []
    for message in [*first, *messages, *last]:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        parts.append(f"Content-Length: {len(body)}\r\n\r\n" + body.decode())
    return {STDIN: "".join(parts)}


def opened(name, text):
    return {"method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": f"file:///nowhere/{name}", "languageId": "yaml", "version": 1, "text": text}}}


def asked(method, name, number, **more):
    return {"id": number, "method": f"textDocument/{method}", "params": {
        "textDocument": {"uri": f"file:///nowhere/{name}"}, **more}}


def changed(name, version, start, end, text):
    return {"method": "textDocument/didChange", "params": {
        "textDocument": {"uri": f"file:///nowhere/{name}", "version": version},
        "contentChanges": [{"range": {"start": dict(zip(("line", "character"), start)),
                                      "end": dict(zip(("line", "character"), end))}, "text": text}]}}


@run("server")
def open_documents(size):
    return frames([opened(f"a{i}.yaml", "Resources:\n" + cluster("C")) for i in range(size // 300)])


@run("server")
def open_document_diagnosed(size):
    return frames([opened("a.yaml", listed(size, lambda i: cluster(f"C{i}"), "Resources:\n")), asked("diagnostic", "a.yaml", 2)])


@run("server")
def open_documents_diagnosed(size):
    # An editor asks for each of a hundred; how long one takes grows with the number of others.
    text = listed(size // 100, lambda i: cluster(f"C{i}"), "Resources:\n")
    return frames([message for i in range(100) for message in (
        opened(f"a{i}.yaml", text), asked("diagnostic", f"a{i}.yaml", i + 2))])



@run("server")
def edits_of_a_document(size):
    # Letter by letter, without waiting for diagnostics.
    return frames([opened("a.yaml", "Resources:\n" + cluster("C"))]
                  + [changed("a.yaml", i + 2, (0, 0), (0, 0), "#") for i in range(size // 300)])


@run("server")
def edits_of_a_large_document(size):
    return frames([opened("a.yaml", listed(size // 2, lambda i: cluster(f"C{i}"), "Resources:\n"))]
                  + [changed("a.yaml", i + 2, (i, 0), (i, 0), "#") for i in range(size // 600)])


@run("server")
def edits_that_are_one_message(size):
    edits = [changed("a.yaml", 2, (i, 0), (i, 0), "#")["params"]["contentChanges"][0] for i in range(size // 250)]
    message = changed("a.yaml", 2, (0, 0), (0, 0), "")
    message["params"]["contentChanges"] = edits
    return frames([opened("a.yaml", listed(size // 2, lambda i: cluster(f"C{i}"), "Resources:\n")), message])


@run("server")
def actions_of_a_large_document(size):
    # What can be done about everything in it.
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 10_000_000, "character": 0}}
    return frames([opened("a.yaml", listed(size, lambda i: cluster(f"C{i}"), "Resources:\n")),
                   asked("codeAction", "a.yaml", 2, range=everything, context={"diagnostics": []})])


@run("server")
def long_line_of_a_document(size):
    text = listed(size // 2, lambda i: f"C{i}: {{Type: AWS::ElastiCache::CacheCluster}}, ", "Resources: {", "}\n")
    return frames([opened("a.yaml", text)] + [
        changed("a.yaml", i + 2, (0, len(text) - 2), (0, len(text) - 2), " ") for i in range(size // 3000)])


@run("server")
def letters_of_two_units_in_a_document(size):
    text = "# " + "\U0001F600" * (size // 24) + "\nResources:\n" + cluster("C")
    return frames([opened("a.yaml", text)] + [
        changed("a.yaml", i + 2, (0, len(text)), (0, len(text)), "x") for i in range(size // 3000)])
