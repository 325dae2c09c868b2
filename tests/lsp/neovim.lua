-- Drives Neovim's own client: opens DRAFT, rewrites it by a code action, and writes to OUT
-- the underlines, the names of the actions, and the text as it is then.
local out = assert(io.open(vim.env.OUT, "w"))
local function say(...)
  out:write(table.concat({ ... }, "\t") .. "\n")
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.DRAFT))
vim.bo.filetype = "text"
local config = {
  name = "coach",
  cmd = { vim.env.PYTHON, "-m", "coach", "lsp" },
  init_options = { disable = { "completeness" } },
}
if vim.lsp.start then
  vim.lsp.start(config)
else
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, one in ipairs(vim.diagnostic.get(0)) do
  say("underline", one.lnum, one.col, one.end_col, one.code)
end

local place = vim.lsp.util.make_given_range_params({ 1, 0 }, { 5, 0 }, 0, "utf-16")
place.context = { diagnostics = {} }
local function ask(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 60000) or {}) do
    return answer.result
  end
end
for _, action in ipairs(ask("textDocument/codeAction", place) or {}) do
  say("action", action.title)
  if action.title == "Rewrite this message" then
    vim.lsp.util.apply_workspace_edit(ask("codeAction/resolve", action).edit, "utf-16")
  end
end
for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  say("line", line)
end
out:close()
vim.cmd("qa!")
