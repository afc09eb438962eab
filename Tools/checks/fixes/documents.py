"""Documents with caches in many styles, for trying edits: YAML, JSON and HCL, from a seed."""
import json
import random

NAMES = ["Sessions", "cache-1", "Größe", "B2"]
ENGINES = ["redis", "valkey", "'redis'", '"redis"']
COMMENTS = ["# why", "#", "# SnapshotRetentionLimit: 7", "  # deep", "# ' \" {"]
BLOCKS = [
    ["Description: |", "  text: {", "", "  SnapshotRetentionLimit: 9"], ["Description: >-", "    deep # no comment", "    - more"],
    ["Metadata: {a: 'b", "  # no comment", "  c'}"], ["Metadata: # why", "  a: |2+", "       b", "", ""], ["# alone"], ["Transform: # nothing", ""],
]


class Documents:
    """Makes one document after another."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.anchors = []

    def next(self):
        """Returns the bytes of a document by its name, with those of a module that it calls."""
        kind = self.random.choice(["yaml", "yaml", "yaml", "json", "tf", "tf", "tf.json", "call", "config"])
        if kind == "call":
            texts = self.call()
        elif kind == "config":
            texts = {".ebextensions/cache.config": self.yaml(is_template=False)}
        elif kind == "tf.json":
            texts = {"main.tf.json": self.tf_json()}
        else:
            texts = {"main.tf" if kind == "tf" else f"template.{kind}": getattr(self, kind)()}
        return {name: self.written(text) for name, text in texts.items()}

    def written(self, text):
        if self.random.random() < 0.15:
            text = text.rstrip("\n")
        if self.random.random() < 0.15:
            text = text.replace("\n", "\r\n")
        data = text.encode()
        if self.random.random() < 0.1:
            data = b"\xef\xbb\xbf" + data
        return data

    def chance(self, part):
        return self.random.random() < part

    # YAML

    def yaml(self, is_template=True):
        step = self.random.randint(1, 8)
        lines = ["AWSTemplateFormatVersion: '2010-09-09'"] if self.chance(0.5) and is_template else []
        before, after = self.random.sample(BLOCKS, 2)
        if self.chance(0.2) and is_template:
            lines += before
        lines += ["Parameters:", " " * step + "Days: {Type: Number, Default: 0}"]
        lines += ["Conditions:", " " * step + 'IsProd: !Equals [!Ref "AWS::Region", eu-west-1]', "Resources:"]
        for index in range(self.random.randint(1, 4)):
            lines += [" " * step + line if line.strip() else line for line in self.resource(f"Cache{index}", step)]
            if self.chance(0.3):
                lines.append(self.random.choice(["", "   ", "# between", " " * step + "# in front", " " * (4 * step) + "# far"]))
        if self.anchors and self.chance(0.5):
            resource = ["Copy:", " " * step + "Type: AWS::ElastiCache::ServerlessCache", " " * step + f"Properties: *{self.anchors[0]}"]
            lines += [" " * step + line for line in resource]
        self.anchors = []
        if self.chance(0.2) and is_template and after[0].split(":")[0] != before[0].split(":")[0]:
            lines += after
        return "\n".join(lines) + "\n"

    def resource(self, name, step):
        quote = self.random.choice(["", "", "", "'", '"'])
        kind = self.random.choice(["ReplicationGroup", "ServerlessCache", "CacheCluster"])
        lines = [f"{quote}{name}{quote}:" + self.comment(), " " * step + f"Type: AWS::ElastiCache::{kind}" + self.comment()]
        if self.chance(0.1):
            lines.insert(1, " " * step + "# heading")
        form = self.random.random()
        if form < 0.06:
            return lines
        if form < 0.12:
            return lines + [" " * step + "Properties:" + self.random.choice([
                "", " # nothing", " {}", " { }", "\t# tab", "\n" + " " * (2 * step) + "# below", " !!map {}",
            ])]
        if form < 0.3:
            flow = self.flow()
            if self.chance(0.3):
                flow = flow.replace(", ", "," + self.random.choice(["", " # why"]) + "\n" + " " * (3 * step))
            return lines + (" " * step + "Properties: " + flow).split("\n")
        anchor = self.random.choice(["", "", "", "", " &anchor" + name, " # of it"])
        if anchor.startswith(" &"):
            self.anchors.append(anchor[2:])
        return lines + [" " * step + "Properties:" + anchor] + [" " * (2 * step) + line for line in self.properties(step)]

    def comment(self):
        return "  " + self.random.choice(COMMENTS).strip() if self.chance(0.15) else ""

    def limit(self):
        return self.random.choice([
            None, None, None, None, "0", "'0'", '"0"', "00", "!Ref Days", "!If [IsProd, 7, 0]", "!If [IsProd, 7, !Ref AWS::NoValue]",
            "!If [IsProd, !Ref 'AWS::NoValue', 3]", "36", "-1", "seven", "[0]", "{Ref: AWS::NoValue}", "!!int 0", "0x0", "null", "~", "7.5", "yes",
            "{Ref: Days}", "3",
        ])

    def properties(self, step):
        quote = self.random.choice(["", "", "", "", "'", '"'])
        entries = [[f"{quote}Engine{quote}: {self.random.choice(ENGINES)}" + self.comment()]]
        limit = self.limit()
        if limit is not None:
            entries.append([f"{quote}SnapshotRetentionLimit{quote}: {limit}" + self.comment()])
        extra = [
            ["Tags:", " " * step + "- Key: a", " " * step + "  Value: b"], ["Tags: [{Key: a, Value: 'x: y'}]"],
            ["Description: |", " " * step + "text: {", "", " " * step + "SnapshotRetentionLimit: 9"],
            ["Description: >-", " " * step + "folded # no comment", " " * step + "more"],
            ["Description: plain text", " " * step + "that goes on"], ["Description: 'quoted", "", " " * step + "on lines'"],
            ["# a comment", "Port: 6379"], ["Port: 6379", "# after it"], ["User:"], ["User: !Ref X"], ["User:", " " * step + "Ref: X"],
            ["AtRestEncryptionEnabled: true", ""], ["? LongKey", ": value"],
        ]
        for lines in self.random.sample(extra, self.random.randint(0, 3)):
            entries.append([line for line in lines])
        if self.chance(0.8):
            self.random.shuffle(entries)
        if self.chance(0.1):
            entries = [entry for entry in entries if not entry[0].lstrip("'\"").startswith("Engine")] or entries
        seen = set()
        kept = []
        for entry in entries:
            key = next(line for line in entry if not line.startswith("#")).split(":")[0].strip("'\"? ")
            if key not in seen:
                kept += entry
                seen.add(key)
        return kept

    def flow(self):
        comma = self.random.choice([", ", ",", " , "])
        entries = ["Engine: redis"]
        limit = self.limit()
        if limit is not None:
            entries.append(f"SnapshotRetentionLimit: {limit}")
        if self.chance(0.3):
            entries.append("Tags: [{Key: a, Value: b}]")
        if self.chance(0.2):
            entries.append("Description: " + "long " * 60)
        self.random.shuffle(entries)
        return "{" + self.random.choice(["", " "]) + comma.join(entries) + self.random.choice(["", " ", ","]) + "}"

    # JSON

    def json(self):
        resources = {}
        for index in range(self.random.randint(1, 4)):
            properties = {"Engine": "redis"}
            limit = self.random.choice([
                None, None, 0, "0", {"Ref": "AWS::NoValue"}, {"Fn::If": ["IsProd", 7, 0]}, {"Fn::If": ["IsProd", 7, {"Ref": "AWS::NoValue"}]},
                36, [0], True, None, {"Ref": "Days"}, 7.5,
            ])
            if limit is not None:
                properties["SnapshotRetentionLimit"] = limit
            if self.chance(0.3):
                properties["Tags"] = [{"Key": "a", "Value": "b \" } "}]
            items = list(properties.items())
            self.random.shuffle(items)
            resource = {"Type": "AWS::ElastiCache::ServerlessCache", "Properties": dict(items)}
            if self.chance(0.1):
                resource["Properties"] = {}
            if self.chance(0.06):
                del resource["Properties"]
            resources[self.random.choice(NAMES) + str(index)] = resource
        template = {
            "Parameters": {"Days": {"Type": "Number", "Default": 0}},
            "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "AWS::Region"}, "eu-west-1"]}}, "Resources": resources,
        }
        form = self.random.randint(0, 4)
        ascii_only = self.chance(0.5)
        if form == 0:
            return json.dumps(template, ensure_ascii=ascii_only) + "\n"
        if form == 1:
            return json.dumps(template, separators=(",", ":"), ensure_ascii=ascii_only)
        if form == 2:
            return json.dumps(template, indent="\t", ensure_ascii=ascii_only) + "\n"
        separators = (",", " : ") if form == 3 else None
        return json.dumps(template, indent=self.random.randint(1, 8), separators=separators, ensure_ascii=ascii_only) + "\n"

    def tf_json(self):
        resources = {}
        for index in range(self.random.randint(1, 3)):
            arguments = {"description": "x \" } ", "engine": "redis"}
            limit = self.random.choice([
                None, None, 0, "0", "${var.days}", '${terraform.workspace == "a" ? 7 : 0}', 36, "seven", False, [7], "${null}",
            ])
            if limit is not None:
                arguments["snapshot_retention_limit"] = limit
            if self.chance(0.3):
                arguments["tags"] = {"a": 1}
            items = list(arguments.items())
            self.random.shuffle(items)
            kind = self.random.choice(["replication_group", "serverless_cache"])
            resource = [dict(items)] if self.chance(0.2) else dict(items)
            resources.setdefault(f"aws_elasticache_{kind}", {})[f"c{index}"] = resource
        document = {"variable": {"days": {"default": 0}}, "resource": resources}
        if self.chance(0.3):
            return json.dumps(document) + "\n"
        return json.dumps(document, indent=self.random.choice([1, 2, 4, 8, "\t"])) + "\n"

    # HCL

    def call(self):
        limit = self.random.choice([None, "0", "0", '"0"', "null", "36", "false", 'terraform.workspace == "a" ? 7 : 0', "local.days", "(0)"])
        default = self.random.choice(["", "  default = 0\n", "  default = 7\n", "  default = null\n", "  type = number # days\n"])
        attributes = [("source", '"./cache"'), ("name", '"x # y"')] + ([("days", limit)] if limit else [])
        self.random.shuffle(attributes)
        width = max(len(name) for name, _ in attributes) if self.chance(0.8) else 0
        comment = self.random.choice(["", "", " # c", " // c"])
        call = "\n".join(f"  {name.ljust(width)} = {value}{comment if name == 'name' else ''}" for name, value in attributes)
        own = "" if self.chance(0.7) else self.block(0)
        return {
            "main.tf": f'locals {{\n  days = 0\n}}\n\nmodule "cache" {{\n{call}\n}}\n{own}',
            "cache/main.tf": f'variable "name" {{}}\nvariable "days" {{\n{default}}}\n\n'
            'resource "aws_elasticache_serverless_cache" "this" {\n  engine                   = "redis"\n'
            '  name                     = var.name\n  snapshot_retention_limit = var.days\n}\n',
        }

    def tf(self):
        parts = ['variable "days" {\n  default = 0\n}\n', 'locals {\n  zero = 0\n}\n']
        for index in range(self.random.randint(1, 4)):
            parts.append(self.block(index))
        self.random.shuffle(parts)
        return self.random.choice(["\n", ""]).join(parts)

    def block(self, index):
        kind = self.random.choice(["replication_group", "serverless_cache", "cluster"])
        head = f'resource "aws_elasticache_{kind}" "c{index}" {{'
        if self.chance(0.1):
            return head + self.random.choice(["}", " }", ' engine = "redis" }', ' engine="redis" }', " /* none */ }"]) + "\n"
        attributes = [("engine", '"redis"'), ("description", '"x # y"')]
        limit = self.random.choice([
            None, None, None, "0", '"0"', "null", "var.days", 'terraform.workspace == "a" ? 7 : 0', "local.zero", "36", "false",
            '"seven"', "[7]", "(0)", "-1", "1.5", "max(0, 0)",
        ])
        if limit is not None:
            attributes.append(("snapshot_retention_limit", limit))
        for extra in self.random.sample([("at_rest_encryption_enabled", "true"), ("port", "6379"), ("automatic_failover_enabled", "false")], 1):
            attributes.append(extra)
        self.random.shuffle(attributes)
        aligned = self.chance(0.75)
        width = max(len(name) for name, _ in attributes) if aligned else 0
        equals = self.random.choice([" = ", " = ", "="]) if not aligned else " = "
        indent = "  " if aligned or self.chance(0.5) else self.random.choice(["    ", "\t", ""])
        lines = [head + (" # comment" if self.chance(0.1) else "")]
        cut = self.random.randint(0, len(attributes)) if self.chance(0.3) else None
        if cut is not None and aligned:
            groups = [attributes[:cut], attributes[cut:]]
        else:
            groups = [attributes]
        for number, group in enumerate(group for group in groups if group):
            width = max(len(name) for name, _ in group) if aligned else 0
            if number:
                lines.append("")
            comments = self.random.choice([["", "", "", "", "# c", "// c", "/* c */"], ["# c", "# c", "// c", ""], [""]])
            written = [(f"{indent}{name.ljust(width)}{equals}{value}", self.random.choice(comments)) for name, value in group]
            for index, (line, comment) in enumerate(written):
                # Comments on consecutive lines are aligned too.
                first, last = index, index
                while aligned and first and written[first - 1][1]:
                    first -= 1
                while aligned and last + 1 < len(written) and written[last + 1][1]:
                    last += 1
                column = max(len(line) for line, _ in written[first:last + 1])
                lines.append(f"{line.ljust(column)} {comment}" if comment else line)
        if self.chance(0.3):
            extra = self.random.choice([
                ["tags = {", "  a = 1", "}"], ["lifecycle {", "  ignore_changes = [engine]", "}"],
                ["notes = <<-EOT", "  snapshot_retention_limit = 7", "  EOT"], ["# comment"], ["/* more", "   lines */"],
            ])
            gap = [""] if self.chance(0.7) else []
            lines += gap + [indent + line for line in extra]
        return "\n".join(lines + ["}"]) + "\n"
