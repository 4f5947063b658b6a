/** One column of quiet paper with one accent; every text pair has a contrast of at least 4.5:1 in both schemes. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #f7f5f1; --card: #ffffff; --ink: #1c2226; --muted: #57626b; --line: #ddd8cf; --edge: #8a8378;
  --accent: #17595a; --accent-hover: #0f4546; --on-accent: #ffffff; --tint: #e6f0ee;
  --ok: #1b6a3c; --warn: #7a4b00; --bad: #a3262a; --focus: #f5a300;
  font: 400 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181a; --card: #1c2225; --ink: #eceff0; --muted: #a7b2b8; --line: #323b40; --edge: #7d888e;
    --accent: #86d3c9; --accent-hover: #a5e2da; --on-accent: #08201e; --tint: #1d3533;
    --ok: #8bd6a6; --warn: #f2c37a; --bad: #ff9d98;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink) }
.page { max-width: 60rem; margin: 0 auto; padding: 1.25rem 1.25rem 4rem }
.brand { display: flex; align-items: center; gap: .75rem; padding: .5rem 0 2rem; color: var(--muted); font-size: .9375rem }
.brand a { display: flex; align-items: center; gap: .75rem; color: var(--ink); text-decoration: none }
.brand span { white-space: nowrap; margin-left: auto }
.brand svg { width: 1.75rem; height: 1.75rem; color: var(--accent); flex: none }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.015em; font-weight: 650; margin: 0 0 .5rem; overflow-wrap: anywhere }
h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 620; margin: 2.25rem 0 .75rem }
h3 { font-size: 1.0625rem; font-weight: 620; margin: 0 0 .25rem }
p { margin: 0 0 1rem; max-width: 62ch }
.lead { color: var(--muted); font-size: 1.25rem; line-height: 1.45; margin-bottom: 2rem }
.muted, small { color: var(--muted); font-size: .9375rem }
a { color: var(--accent); text-underline-offset: .18em }
a:hover { color: var(--accent-hover); text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.5rem; margin: 0 0 1rem }
.rows { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .75rem }
.rows > li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1.1rem; overflow-wrap: anywhere }
.rows > li > :last-child { margin-bottom: 0 }
.rows a { font-weight: 600 }
h1 + .rows { margin-top: 1.25rem }
.tag { display: inline-block; border: 1px solid var(--edge); border-radius: 99px; padding: 0 .6rem; margin: .15rem 0; font-size: .875rem; color: var(--muted) }
.tag.ok { color: var(--ok); border-color: currentColor }
.tag.warn { color: var(--warn); border-color: currentColor }
.tag.bad { color: var(--bad); border-color: currentColor }
.facts { display: grid; grid-template-columns: minmax(5rem, auto) 1fr; gap: .3rem 1.25rem; margin: 1rem 0 }
.facts dt { color: var(--muted) }
.facts dd { margin: 0; overflow-wrap: anywhere }
.search { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: 1.25rem 0 1.5rem }
.search label { display: block; font-weight: 600; flex: 1 1 12rem }
input[type=search] { display: block; width: 100%; min-height: 2.75rem; padding: .55rem .75rem; font: inherit; color: inherit; background: var(--card); border: 1.5px solid var(--edge); border-radius: 6px }
.button { display: inline-flex; align-items: center; min-height: 2.75rem; padding: .45rem 1.2rem; font: inherit; font-weight: 620; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 8px; cursor: pointer; text-decoration: none }
.button:hover { background: var(--accent-hover); color: var(--on-accent) }
.button.quiet { background: none; color: var(--accent); border: 1.5px solid var(--edge) }
.tabs { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.5rem 0 1rem }
.tabs a { display: inline-flex; align-items: center; min-height: 2.75rem }
.tabs a[aria-current] { color: var(--ink); font-weight: 620; text-decoration: none }
iframe { display: block; width: 100%; margin: 0 0 1rem; height: 70vh; border: 1px solid var(--line); border-radius: 10px; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; font: .9375rem/1.5 ui-monospace, Menlo, Consolas, monospace }
`;
