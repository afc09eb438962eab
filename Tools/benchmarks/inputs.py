"""Makes the inputs of the benchmarks: templates, a tree of templates, and plans.

Everything is the same in every run. Sizes are what performance is asked for: a small template, one of 1 MB
with 500 resources (CloudFormation's limits), 1,000 templates of which a tenth name a cache, and plans of one line.
"""

import json
from pathlib import Path

CACHE = {
    "Type": "AWS::ElastiCache::ReplicationGroup",
    "Properties": {
        "ReplicationGroupDescription": "Sessions",
        "Engine": "redis",
        "CacheNodeType": "cache.r6g.large",
        "NumCacheClusters": 2,
        "AutomaticFailoverEnabled": True,
        "SnapshotRetentionLimit": 0,
    },
}

# It names ElastiCache, so that its template must be read, and is no cache.
SUBNETS = {
    "Type": "AWS::ElastiCache::SubnetGroup",
    "Properties": {"Description": "Private", "SubnetIds": ["subnet-0a1b2c", "subnet-3d4e5f"]},
}

QUEUE = {
    "Type": "AWS::SQS::Queue",
    "Properties": {
        "QueueName": {"Fn::Sub": "${AWS::StackName}-jobs"},
        "VisibilityTimeout": 60,
        "RedrivePolicy": {
            "deadLetterTargetArn": {"Fn::GetAtt": ["DeadLetters", "Arn"]},
            "maxReceiveCount": 5,
        },
        "Tags": [{"Key": "team", "Value": "orders"}, {"Key": "cost-centre", "Value": "4711"}],
    },
}


def yaml(value, indent=0, in_list=False):
    """Writes plain data as people write YAML: block style, quotes only where they are needed."""
    pad = "  " * indent
    if isinstance(value, dict):
        lines = []
        for number, (key, inner) in enumerate(value.items()):
            lead = "" if in_list and number == 0 else pad
            if isinstance(inner, (dict, list)):
                lines.append(f"{lead}{key}:\n" + yaml(inner, indent + 1))
            else:
                lines.append(f"{lead}{key}: {scalar(inner)}\n")
        return "".join(lines)
    if isinstance(value, list):
        return "".join(
            f"{pad}- {yaml(item, indent + 1, in_list=True)}"
            if isinstance(item, dict)
            else f"{pad}- {scalar(item)}\n"
            for item in value
        )
    return f"{scalar(value)}\n"


def scalar(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return json.dumps(text) if text.startswith(("{", "$", "[")) or ": " in text else text


def template(resources):
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "Made for benchmarks",
        "Resources": resources,
    }


def large(size):
    """A template of about that many bytes as YAML: 500 resources, every tenth a cache."""
    resources = {}
    lines = max(1, (size - 290_000) // 500 // 41)
    for number in range(500):
        if number % 10 == 0:
            resources[f"Cache{number}"] = CACHE
        else:
            queue = json.loads(json.dumps(QUEUE))
            queue["Metadata"] = {f"line{line}": f"echo step {line} of {lines}" for line in range(lines)}
            resources[f"Queue{number}"] = queue
    return template(resources)


def conditions(count):
    """A cache whose limit hangs on that many two-way conditions, one inside the other."""
    value = 0
    for number in reversed(range(count)):
        value = {"Fn::If": [f"C{number}", value, 7]}
    cache = json.loads(json.dumps(CACHE))
    cache["Properties"]["SnapshotRetentionLimit"] = value
    document = template({"Cache": cache})
    document["Parameters"] = {f"P{number}": {"Type": "String", "Default": "no"} for number in range(count)}
    document["Conditions"] = {
        f"C{number}": {"Fn::Equals": [{"Ref": f"P{number}"}, "yes"]} for number in range(count)
    }
    return document


def separate_conditions(count):
    """That many caches, each with a limit that hangs on a condition of its own."""
    caches = {}
    for number in range(count):
        cache = json.loads(json.dumps(CACHE))
        cache["Properties"]["SnapshotRetentionLimit"] = {"Fn::If": [f"C{number}", 0, 7]}
        caches[f"Cache{number}"] = cache
    document = template(caches)
    document["Parameters"] = {f"P{number}": {"Type": "String", "Default": "no"} for number in range(count)}
    document["Conditions"] = {
        f"C{number}": {"Fn::Equals": [{"Ref": f"P{number}"}, "yes"]} for number in range(count)
    }
    return document


def change(address, kind, name, after):
    return {
        "address": address, "mode": "managed", "type": kind, "name": name,
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "change": {"actions": ["create"], "before": None, "after": after, "after_unknown": {"id": True},
                   "before_sensitive": False, "after_sensitive": {}},
    }


def plan(path, size, has_caches=True):
    """A plan of one line with about that many bytes; one in 300 of its resources is a cache."""
    noise = {"ami": "ami-0123456789", "instance_type": "m6g.large", "user_data": "c" * 300,
             "tags": {"Name": "worker", "description": "x" * 400}}
    with path.open("w") as file:
        file.write('{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{},"resource_changes":[')
        written = number = 0
        while written < size:
            if has_caches and number % 300 == 0:
                kind = "aws_elasticache_replication_group"
                entry = change(f"{kind}.c{number}", kind, f"c{number}", {"engine": "redis", "snapshot_retention_limit": 0})
            else:
                entry = change(f"aws_instance.i{number}", "aws_instance", f"i{number}", noise)
            text = ("," if number else "") + json.dumps(entry, separators=(",", ":"))
            written += file.write(text)
            number += 1
        file.write('],"configuration":{"root_module":{}}}\n')


def cache_block(name, days):
    return (f'resource "aws_elasticache_replication_group" "{name}" {{\n  replication_group_id = "{name}"\n'
            f'  engine = "redis"\n  num_cache_clusters = 2\n  snapshot_retention_limit = {days}\n}}\n')


def queue_block(number):
    return (f'resource "aws_sqs_queue" "jobs{number}" {{\n  name = "${{var.stage}}-jobs-{number}"\n'
            f'  visibility_timeout_seconds = var.stage == "prod" ? 60 : 10\n'
            f'  redrive_policy = jsonencode({{\n    deadLetterTargetArn = aws_sqs_queue.dead[{number}].arn\n'
            f'    maxReceiveCount = {number % 7}\n  }})\n'
            f'  tags = merge(local.tags, {{ team = "orders", cost_center = "4711" }})\n}}\n')


STAGE = ('variable "stage" {\n  type    = string\n  default = "dev"\n}\n'
         'locals {\n  tags = { stage = var.stage, managed_by = "terraform" }\n}\n')


def configuration(folder, caches, queues, files):
    """A root module with that many caches, and queues in that many files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "main.tf").write_text(STAGE + "".join(cache_block(f"c{n}", "7") for n in range(caches)))
    for file in range(files - 1):
        blocks = range(file * queues // (files - 1), (file + 1) * queues // (files - 1))
        (folder / f"queues{file}.tf").write_text("".join(map(queue_block, blocks)))
    return folder


def roots(folder, count):
    """That many root modules, each of which calls one of ten modules with a cache."""
    for number in range(count):
        root = folder / f"live{number}"
        root.mkdir(parents=True)
        (root / "main.tf").write_text(
            f'module "cache" {{\n  source = "../modules/m{number % 10}"\n  days = 7\n}}\n' + STAGE + queue_block(number))
    for number in range(10):
        module = folder / "modules" / f"m{number}"
        module.mkdir(parents=True)
        (module / "main.tf").write_text('variable "days" {}\n' + cache_block("this", "var.days"))
    return folder


def make(folder):
    """Makes everything below a folder, and returns the paths by name."""
    folder = Path(folder)
    small = template({"Sessions": CACHE, "Jobs": QUEUE})
    paths = {}

    def write(name, text):
        paths[name] = folder / name
        paths[name].parent.mkdir(parents=True, exist_ok=True)
        paths[name].write_text(text)

    write("small.yaml", yaml(small))
    write("small.json", json.dumps(small, indent=2))
    document = large(1_000_000)
    write("large.yaml", yaml(document))
    write("large.json", json.dumps(document, indent=1))
    write("conditions.json", json.dumps(conditions(40), indent=1))
    other = yaml(template({f"Queue{number}": QUEUE for number in range(12)}))
    named = yaml(template({"Subnets": SUBNETS, **{f"Queue{number}": QUEUE for number in range(11)}}))
    cached = yaml(template({"Sessions": CACHE, **{f"Queue{number}": QUEUE for number in range(11)}}))
    for name, count, step, rest in [("tree10", 10, 10, other), ("tree100", 100, 10, other), ("tree1000", 1_000, 10, other),
                                    ("tree1000-named", 1_000, 10, named), ("tree1000-all", 1_000, 1, other)]:
        paths[name] = folder / name
        for number in range(count):
            file = paths[name] / f"service{number // 10}" / f"stack{number}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(cached if number % step == 0 else rest)
    for name, size, has_caches in [("plan1.json", 1e6, True), ("plan10.json", 1e7, True),
                                   ("plan100.json", 1e8, True), ("plan100-none.json", 1e8, False)]:
        paths[name] = folder / name
        plan(paths[name], size, has_caches)
    paths["module17"] = configuration(folder / "module17", 1, 60, 17)
    paths["module17-none"] = configuration(folder / "module17-none", 0, 60, 17)
    # 10 MB of expressions, which its one cache makes worth parsing.
    paths["parse10"] = configuration(folder / "parse10", 1, 26_000, 40)
    paths["roots1000"] = roots(folder / "roots1000", 1_000)
    return paths


def grow(folder):
    """Makes inputs of 1, 10 and 100 times the work, and returns them by what grows."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)

    def write(name, text):
        (folder / name).write_text(text)
        return folder / name

    def caches(count):
        return yaml(template({f"Cache{number}": CACHE for number in range(count)}))

    def tree(count):
        text = yaml(template({"Sessions": CACHE, "Jobs": QUEUE}))
        for number in range(count):
            file = folder / f"files{count}" / f"stack{number}.yaml"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        return folder / f"files{count}"

    def plan_of(size):
        plan(folder / f"plan{size}.json", size)
        return folder / f"plan{size}.json"

    def root(name, text):
        (folder / name).mkdir()
        (folder / name / "main.tf").write_text(text)
        return folder / name

    def variables(count):
        return root(f"variables{count}", "".join(
            f'variable "v{n}" {{\n  default = {n}\n}}\n' for n in range(count)) + cache_block("c", "var.v0"))

    def calls(count):
        path = root(f"calls{count}", "".join(
            f'module "m{n}" {{\n  source = "./m"\n  days = {n % 9}\n}}\n' for n in range(count)))
        (path / "m").mkdir()
        (path / "m" / "main.tf").write_text('variable "days" {}\n' + cache_block("this", "var.days"))
        return path

    def instances(count):
        return root(f"instances{count}", "locals {\n  days = {\n" + "".join(
            f"    k{n} = {n % 9}\n" for n in range(count)) + "  }\n}\n" + cache_block("c", "each.value").replace(
                "{\n", "{\n  for_each = local.days\n", 1))

    def constants(count):
        return root(f"constants{count}", 'variable "stage" {\n  default = ""\n}\n' + "".join(
            cache_block(f"c{n}", f'var.stage == "s{n}" ? 7 : 5') for n in range(count)))

    return {
        "files (10, 100, 1,000 of a root module)": [
            configuration(folder / f"root{count}", 1, 4 * count, count) for count in (10, 100, 1_000)],
        "root modules (10, 100, 1,000)": [roots(folder / f"roots{count}", count) for count in (10, 100, 1_000)],
        "variables (10, 100, 1,000)": [variables(count) for count in (10, 100, 1_000)],
        "constants (10, 100, 1,000 of one variable, each of its own cache)": [
            constants(count) for count in (10, 100, 1_000)],
        "calls (10, 100, 1,000 of one module)": [calls(count) for count in (10, 100, 1_000)],
        "instances (2, 20, 200 of one block)": [instances(count) for count in (2, 20, 200)],
        "files (10, 100, 1,000 templates)": [tree(count) for count in (10, 100, 1_000)],
        "size (templates of 0.3, 3, 30 MB)": [
            write(f"large{size}.yaml", yaml(large(size))) for size in (300_000, 3_000_000, 30_000_000)],
        "size (plans of 1, 10, 100 MB)": [plan_of(size) for size in (1_000_000, 10_000_000, 100_000_000)],
        "resources (50, 500, 5,000 caches)": [write(f"caches{count}.yaml", caches(count)) for count in (50, 500, 5_000)],
        "conditions (10, 100, 1,000, each of its own cache)": [
            write(f"separate{count}.json", json.dumps(separate_conditions(count))) for count in (10, 100, 1_000)],
        "conditions (1, 10, 100 in one another)": [
            write(f"conditions{count}.json", json.dumps(conditions(count))) for count in (1, 10, 100)],
    }
