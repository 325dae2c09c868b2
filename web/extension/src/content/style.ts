/** How cards look: quiet, on paper, one colour per category; light and dark. */

export const LAYER_STYLE = `
:host { color-scheme: light dark; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.card, .chip, .look {
  --card: #fff; --ink: #1d1f23; --soft: #646972; --line: #e0dcd3; --focus: #2456d6; --fix: #eaf1ec; --blank: #fff0b3; --ok: #2d7a46;
  --blame: #c2362b; --time: #a66200; --record: #0f7d74; --commitment: #b0447f; --completeness: #1f6f8b; --question: #2f5fd0;
  --identifier: #9a4a16; --ready: #75700b; --culture: #3d7d33; --informal: #7a4fb5; --clarity: #5c6b7c;
  position: absolute; pointer-events: auto; color: var(--ink); text-align: start; letter-spacing: normal; cursor: default;
  font: 400 14px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
@media (prefers-color-scheme: dark) {
  .card, .chip, .look {
    --card: #1e2126; --ink: #e8e6e1; --soft: #9ba1ab; --line: #3a3f48; --focus: #8aa9ff; --fix: #24302a; --blank: #57491a; --ok: #6fc48a;
    --blame: #f0857b; --time: #e0a341; --record: #56c2b6; --commitment: #e58fbe; --completeness: #6bb7d1; --question: #8fb0ff;
    --identifier: #e39a63; --ready: #c9c354; --culture: #8ecb7f; --informal: #b494e6; --clarity: #a3b2c2;
  }
}
[data-category="blame"] { --c: var(--blame); } [data-category="time"] { --c: var(--time); }
[data-category="record"] { --c: var(--record); } [data-category="commitment"] { --c: var(--commitment); }
[data-category="completeness"] { --c: var(--completeness); } [data-category="question"] { --c: var(--question); }
[data-category="identifier"] { --c: var(--identifier); } [data-category="ready"] { --c: var(--ready); }
[data-category="culture"] { --c: var(--culture); } [data-category="informal"] { --c: var(--informal); }
[data-category="clarity"] { --c: var(--clarity); } [data-category="failure"] { --c: var(--blame); }

.card, .look {
  width: min(360px, calc(100vw - 16px)); max-height: min(420px, calc(100vh - 16px)); overflow: auto; padding: 12px 14px 8px;
  background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--c, var(--ready)); border-radius: 12px;
  box-shadow: 0 10px 32px -10px rgb(0 0 0 / 34%); overflow-wrap: break-word; outline: none;
}
.card:focus-visible, .look:focus-visible, button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
h2, p, ul { margin: 0; padding: 0; }
h2 { font-size: 15px; line-height: 1.42; font-weight: 600; }
.why { margin-top: 3px; color: var(--soft); font-size: 13.5px; }
.fix { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; margin-top: 8px; padding: 6px 6px 6px 10px; background: var(--fix); border-radius: 9px; }
.words { flex: 1 1 170px; min-width: 0; white-space: pre-line; overflow-wrap: anywhere; }
.words del { color: var(--soft); }
.note { flex: 1 0 100%; color: var(--soft); font-size: 12.5px; }
mark { padding: 1px 5px; border-radius: 4px; background: var(--blank); color: inherit; }
button { padding: 3px 9px; border: 0; border-radius: 999px; background: none; color: var(--soft); font: inherit; font-size: 13px; cursor: pointer; }
button:hover:enabled { color: var(--ink); }
button:disabled { opacity: .45; cursor: default; }
button.apply { margin-left: auto; border: 1px solid color-mix(in srgb, var(--ink) 32%, transparent); color: var(--ink); }
button.apply:hover:enabled, button.apply.main { border-color: var(--ink); }
button.apply.main { background: var(--ink); color: var(--card); }
.edge { display: flex; flex-wrap: wrap; gap: 2px; align-items: center; margin: 6px -6px 0 0; font-size: 13px; }
.edge .category { flex: 1; color: var(--c); }
.edge .at { color: var(--soft); font-variant-numeric: tabular-nums; }
.menu { display: flex; flex-wrap: wrap; gap: 2px 4px; margin: 4px -6px 0 -9px; padding-top: 4px; border-top: 1px solid var(--line); }
.said { margin-top: 8px; color: var(--blame); font-size: 13.5px; }
.look li { list-style: none; display: flex; gap: 8px; align-items: baseline; margin-top: 6px; padding-left: 10px; border-left: 3px solid var(--c); }
.look li span { flex: 1; }
.look .how { margin-top: 10px; color: var(--soft); font-size: 13px; }

.chip {
  min-width: 20px; height: 20px; padding: 0 6px; border-radius: 999px; border: 1px solid var(--line); background: var(--card); color: var(--ink);
  font-size: 12px; line-height: 18px; text-align: center; opacity: .8; box-shadow: 0 1px 3px rgb(0 0 0 / 14%); cursor: pointer;
}
.chip:hover, .chip:focus-visible { opacity: 1; }
.chip[data-state="clear"] { color: var(--ok); }
.chip[data-state="failed"] { color: var(--blame); border-color: currentColor; }
.chip[data-state="checking"] { opacity: .45; }

.mirror { position: absolute; overflow: hidden; pointer-events: none; }
.sheet { position: absolute; top: 0; left: 0; box-sizing: border-box; transform-origin: 0 0; color: transparent; forced-color-adjust: none; border: 0; margin: 0; }
.sheet > div { min-height: 1lh; }
@media (forced-colors: active) { .card, .look, .chip { border-color: CanvasText; } }
@media print { .card, .look, .chip, .mirror { display: none; } }
`;
