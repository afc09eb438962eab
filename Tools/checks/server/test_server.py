"""Uses every feature of the server by pytest-lsp, a client of the pygls project.

Run by `run`, with LINT in the environment.
"""
import asyncio
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


async def start(lsp_client, tmp_path, capabilities):
    """Introduces a client with a folder of two templates, and keeps what the server asks of it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.yaml").write_text(OFF)
    (tmp_path / "b.yaml").write_text(OFF)
    lsp_client.folder = tmp_path
    lsp_client.asked = []

    @lsp_client.feature("client/registerCapability")
    def register(parameters):
        lsp_client.asked.append(parameters)

    lsp_client.answer = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="folder")],
            initialization_options={"inlayHints": True},
        )
    )


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[LINT, "server"]),
    params=["visual-studio-code", "neovim", "emacs"],
)
async def client(request, lsp_client: LanguageClient, tmp_path: Path):
    await start(lsp_client, tmp_path, client_capabilities(request.param))
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[LINT, "server"]),
    params=["utf-8", "utf-16", "utf-32"],
)
async def counting(request, lsp_client: LanguageClient, tmp_path: Path):
    """A client that counts positions in one way, gets diagnostics unasked, and takes snippets."""
    capabilities = client_capabilities("visual-studio-code")
    capabilities.general = types.GeneralClientCapabilities(position_encodings=[request.param])
    capabilities.text_document.diagnostic = None
    capabilities.workspace.workspace_edit = types.WorkspaceEditClientCapabilities(
        document_changes=True, snippet_edit_support=True)
    await start(lsp_client, tmp_path, capabilities)
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


async def published(client, name, condition):
    """Waits for diagnostics that meet a condition."""
    for _ in range(400):
        found = client.diagnostics.get(uri(client, name))
        if found is not None and condition(found):
            return found
        await asyncio.sleep(0.05)
    raise AssertionError(client.diagnostics)


@pytest.mark.asyncio
async def test_push_and_encodings(counting: LanguageClient):
    encoding = counting.answer.capabilities.position_encoding
    text = '{"Resources": {"é𝄞": {"Type": "AWS::ElastiCache::ServerlessCache", "Properties": {"SnapshotRetentionLimit": 0}}}}'
    open_document(counting, "c.json", text)
    found = await published(counting, "c.json", lambda found: len(found) == 1)
    before = text[:text.index("0}")]
    length = {"utf-8": len(before.encode()), "utf-16": len(before.encode("utf-16-le")) // 2, "utf-32": len(before)}
    assert found[0].range.start == types.Position(0, length[encoding])
    counting.text_document_did_change(types.DidChangeTextDocumentParams(
        text_document=types.VersionedTextDocumentIdentifier(uri=uri(counting, "c.json"), version=2),
        content_changes=[types.TextDocumentContentChangePartial(
            range=types.Range(types.Position(0, length[encoding]), types.Position(0, length[encoding] + 1)), text="7")]))
    await published(counting, "c.json", lambda found: not found)


@pytest.mark.asyncio
async def test_snippet(counting: LanguageClient):
    open_document(counting, "a.yaml")
    found = [action for action in await actions(counting, "a.yaml", 5) if action.title.startswith("Suppress")]
    edit = found[0].edit.document_changes[0].edits[0]
    assert isinstance(edit, types.SnippetTextEdit)
    assert "${1:TODO: give the reason}" in edit.snippet.value


@pytest.mark.asyncio
async def test_workspace_folders(client: LanguageClient, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / ".git").mkdir()
    (other / "c.yaml").write_text(OFF)
    folder = types.WorkspaceFolder(uri=other.as_uri(), name="other")
    for added, removed, names in [([folder], [], {"a.yaml", "b.yaml", "c.yaml"}), ([], [folder], {"a.yaml", "b.yaml"})]:
        client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(
            event=types.WorkspaceFoldersChangeEvent(added=added, removed=removed)))
        report = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
        assert {Path(item.uri).name for item in report.items if item.items} == names


@pytest.mark.asyncio
async def test_progress(client: LanguageClient):
    await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    reports = client.progress_reports["elasticache-lint/scan"]
    assert [type(report) for report in reports] == [types.WorkDoneProgressBegin, types.WorkDoneProgressEnd]


@pytest.mark.asyncio
async def test_configuration_on_disk(client: LanguageClient):
    """Reported by clients that watch files, and noticed for the others."""
    open_document(client, "a.yaml", OFF.replace("Limit: 0", "Limit: 7"))
    assert outline((await diagnostics(client, "a.yaml")).items) == [(7, 3, "backups-off")]
    watched = any(isinstance(asked, types.RegistrationParams) for asked in client.asked)
    await asyncio.sleep(0.1)
    (client.folder / ".elasticache-lint.yml").write_text("minimum-days: 8\n")
    if watched:
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[]))
    else:
        await asyncio.sleep(3)
    report = await diagnostics(client, "a.yaml")
    assert outline(report.items) == [(6, 31, "retention-too-short"), (7, 3, "backups-off")]


@pytest.mark.asyncio
async def test_variables_on_disk(client: LanguageClient):
    """A file of values that is written in place counts, as does one that comes back."""
    values = client.folder / "terraform.tfvars"
    values.write_text("days = 7\n")
    text = ('variable "days" {}\nresource "aws_elasticache_serverless_cache" "a" {\n  engine = "valkey"\n  name = "a"\n'
            "  snapshot_retention_limit = var.days\n}\n")
    (client.folder / "main.tf").write_text(text)
    open_document(client, "main.tf", text)

    async def found():
        if any(isinstance(asked, types.RegistrationParams) for asked in client.asked):
            client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[]))
        else:
            await asyncio.sleep(3)
        return [item.code for item in (await diagnostics(client, "main.tf")).items]

    await diagnostics(client, "main.tf")
    assert await found() == []
    values.write_text("days = 0\n")
    assert await found() == ["backups-off"]
    values.unlink()
    assert await found() == ["retention-undecided"]
    values.write_text("days = 0\n")
    assert await found() == ["backups-off"]


@pytest.mark.asyncio
async def test_cancellation(client: LanguageClient):
    """A cancelled request is answered, and the next one gets the whole result."""
    open_document(client, "a.yaml")
    parameters = types.DocumentDiagnosticParams(text_document=identifier(client, "a.yaml"))
    request = client.protocol.send_request_async("textDocument/diagnostic", parameters, msg_id="cancelled")
    task = asyncio.ensure_future(request)
    await asyncio.sleep(0)
    client.cancel_request(types.CancelParams(id="cancelled"))
    answer = (await asyncio.gather(task, return_exceptions=True))[0]
    assert getattr(answer, "code", -32800) == -32800
    assert outline((await diagnostics(client, "a.yaml")).items) == FOUND


@pytest.mark.asyncio
async def test_guide(client: LanguageClient):
    await client.workspace_execute_command_async(types.ExecuteCommandParams(
        command="elasticache-lint.openRule", arguments=["backups-off"]))
    await diagnostics(client, "a.yaml")
    assert [shown.uri.split("/")[-1] for shown in client.shown_documents] == ["backups-off.md"]
