"""Uses every feature of the server by pytest-lsp, a client of the pygls project.

Run by `run`, with LINT in the environment.
"""
import os
import subprocess
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

LINT = os.environ["LINT"]
OFF = """\
Resources:
  Sessions:
    Type: AWS::ElastiCache::ReplicationGroup
    Properties:
      ReplicationGroupDescription: é𝄞
      SnapshotRetentionLimit: 0
  Orders:
    Type: AWS::ElastiCache::ServerlessCache
    Properties:
      ServerlessCacheName: orders
"""


def lint(folder, *arguments):
    return subprocess.run([LINT, *arguments], cwd=folder, capture_output=True, text=True)


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[LINT, "server"]),
    params=["visual-studio-code", "neovim"],
)
async def client(request, lsp_client: LanguageClient, tmp_path: Path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.yaml").write_text(OFF)
    (tmp_path / "b.yaml").write_text(OFF)
    lsp_client.folder = tmp_path
    for method in ["client/registerCapability"]:
        lsp_client.feature(method)(lambda *_: None)
    lsp_client.answer = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="folder")],
            initialization_options={"inlayHints": True},
        )
    )
    yield
    await lsp_client.shutdown_session()


def uri(client, name):
    return (client.folder / name).as_uri()


def open_document(client, name, text=OFF):
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        text_document=types.TextDocumentItem(uri=uri(client, name), language_id="yaml", version=1, text=text)))


def identifier(client, name):
    return types.TextDocumentIdentifier(uri=uri(client, name))


async def diagnostics(client, name):
    report = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(text_document=identifier(client, name)))
    return report


def outline(items):
    return [(item.range.start.line + 1, item.range.start.character + 1, item.code) for item in items]


FOUND = [(6, 31, "backups-off"), (7, 3, "backups-off")]


@pytest.mark.asyncio
async def test_capabilities(client: LanguageClient):
    assert client.answer.server_info.name == "elasticache-lint"
    assert client.answer.capabilities.position_encoding in ("utf-8", "utf-16", "utf-32")


@pytest.mark.asyncio
async def test_diagnostics(client: LanguageClient):
    open_document(client, "a.yaml")
    report = await diagnostics(client, "a.yaml")
    assert outline(report.items) == FOUND
    assert report.items[0].severity == types.DiagnosticSeverity.Error
    assert report.items[0].source == "elasticache-lint"
    assert report.items[0].code_description.href.endswith("/backups-off.md")
    again = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(
        text_document=identifier(client, "a.yaml"), previous_result_id=report.result_id))
    assert again.kind == "unchanged"


@pytest.mark.asyncio
async def test_incremental_changes(client: LanguageClient):
    open_document(client, "a.yaml")
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        text_document=types.VersionedTextDocumentIdentifier(uri=uri(client, "a.yaml"), version=2),
        content_changes=[
            types.TextDocumentContentChangePartial(range=types.Range(types.Position(5, 30), types.Position(5, 31)), text="7"),
            types.TextDocumentContentChangePartial(range=types.Range(types.Position(0, 0), types.Position(0, 0)), text="# 𝄞\n"),
        ]))
    report = await diagnostics(client, "a.yaml")
    assert outline(report.items) == [(8, 3, "backups-off")]


@pytest.mark.asyncio
async def test_workspace_diagnostics(client: LanguageClient):
    report = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    assert {Path(item.uri).name: outline(item.items) for item in report.items} == {"a.yaml": FOUND, "b.yaml": FOUND}


def apply(text, edits, units=1):
    """The text after edits; all positions are on ASCII lines, or before a wide character."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        start, end = edit.range.start, edit.range.end
        before = lines[start.line][:start.character]
        behind = lines[end.line][end.character:]
        lines[start.line:end.line + 1] = (before + edit.new_text + behind).split("\n")
    return "\n".join(lines)


def edits_of(client, name, action):
    if action.edit.changes:
        return action.edit.changes[uri(client, name)]
    return action.edit.document_changes[0].edits


async def actions(client, name, line, only=None):
    return await client.text_document_code_action_async(types.CodeActionParams(
        text_document=identifier(client, name),
        range=types.Range(types.Position(line, 0), types.Position(line, 40)),
        context=types.CodeActionContext(diagnostics=[], only=only)))


@pytest.mark.asyncio
async def test_fixes_are_those_of_the_command(client: LanguageClient):
    open_document(client, "a.yaml")
    found = await actions(client, "a.yaml", 0, only=["source.fixAll"])
    text = apply(OFF, edits_of(client, "a.yaml", found[0]))
    assert lint(client.folder, "--fix", "b.yaml").returncode == 0
    assert text == (client.folder / "b.yaml").read_text()
    preferred = [action for action in await actions(client, "a.yaml", 5) if getattr(action, "is_preferred", False)]
    assert [action.title for action in preferred] == ["Set SnapshotRetentionLimit to 7"]
    assert preferred[0].diagnostics[0].code == "backups-off"


@pytest.mark.asyncio
async def test_suppression(client: LanguageClient):
    open_document(client, "a.yaml")
    found = [action for action in await actions(client, "a.yaml", 5) if action.title.startswith("Suppress")]
    text = apply(OFF, edits_of(client, "a.yaml", found[0]))
    (client.folder / "a.yaml").write_text(text)
    report = lint(client.folder, "-f", "concise", "a.yaml").stdout
    assert "'Sessions'" not in report and "'Orders'" in report


@pytest.mark.asyncio
async def test_hover_and_hints(client: LanguageClient):
    open_document(client, "a.yaml")
    hover = await client.text_document_hover_async(types.HoverParams(
        text_document=identifier(client, "a.yaml"), position=types.Position(1, 4)))
    assert hover.contents.value.startswith("**Sessions**: backups off")
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(
        text_document=identifier(client, "a.yaml"),
        range=types.Range(types.Position(0, 0), types.Position(10, 0))))
    assert [hint.label for hint in hints] == ["backups: off", "backups: off"]


@pytest.mark.asyncio
async def test_configuration(client: LanguageClient):
    open_document(client, ".elasticache-lint.yml", "minimum-day: 7\n")
    report = await diagnostics(client, ".elasticache-lint.yml")
    assert "minimum-days" in report.items[0].message
    answer = await client.text_document_completion_async(types.CompletionParams(
        text_document=identifier(client, ".elasticache-lint.yml"), position=types.Position(1, 0)))
    items = answer if isinstance(answer, list) else answer.items
    assert "minimum-days" in [item.label for item in items]


@pytest.mark.asyncio
async def test_related_locations(client: LanguageClient):
    child = OFF.replace("Limit: 0", "Limit: !Ref Days").replace(
        "Resources:", "Parameters:\n  Days: {Type: Number}\nResources:", 1)
    parent = ("Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
              "      TemplateURL: child.yaml\n      Parameters: {Days: 0}\n")
    open_document(client, "child.yaml", child)
    open_document(client, "parent.yaml", parent)
    await diagnostics(client, "parent.yaml")
    (client.folder / "child.yaml").write_text(child)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[]))
    await diagnostics(client, "parent.yaml")
    report = await diagnostics(client, "child.yaml")
    related = report.items[0].related_information
    assert uri(client, "parent.yaml") in [place.location.uri for place in related]
