-- Opens a template in Neovim with the documented settings, applies the preferred action on its finding, and saves the file.
-- Run by `run`, with SETTINGS and FILE in the environment; Neovim 0.7, which has no documented settings, needs LINT.

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(count)
  local function is_there() return #vim.diagnostic.get(0) == count end
  if not vim.wait(20000, is_there, 10) then
    fail("expected " .. count .. " diagnostics, found " .. #vim.diagnostic.get(0))
  end
end

local file = os.getenv("FILE")
vim.cmd("filetype on")
if vim.lsp.start then dofile(os.getenv("SETTINGS")) end
vim.cmd("edit " .. vim.fn.fnameescape(file))
if not vim.lsp.start then
  vim.lsp.buf_attach_client(0, vim.lsp.start_client({
    name = "elasticache-lint",
    cmd = { os.getenv("LINT"), "server" },
    root_dir = vim.fn.fnamemodify(file, ":h"),
  }))
end
wait(1)
local finding = vim.diagnostic.get(0)[1]
print(string.format("%d:%d %s", finding.lnum + 1, finding.col + 1, finding.code))
vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })

-- Typing is synchronized: the finding follows the text.
vim.api.nvim_buf_set_lines(0, 0, 0, true, { "# é𝄞", "" })
local function wait_for_line(line)
  if not vim.wait(20000, function()
    local now = vim.diagnostic.get(0)
    return #now == 1 and now[1].lnum == line
  end, 10) then fail("the finding does not follow the text") end
end
wait_for_line(finding.lnum + 2)
vim.api.nvim_buf_set_lines(0, 0, 2, true, {})
wait_for_line(finding.lnum)

local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
local parameters = vim.lsp.util.make_range_params(0, client.offset_encoding)
parameters.context = { diagnostics = {} }
local response = vim.lsp.buf_request_sync(0, "textDocument/codeAction", parameters, 20000)[client.id]
for _, action in ipairs(response.result) do
  print(action.title)
  if action.isPreferred then vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding) end
end
wait(0)
vim.cmd("write")
vim.cmd("qall!")
